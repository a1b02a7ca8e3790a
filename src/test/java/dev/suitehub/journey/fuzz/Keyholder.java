package dev.suitehub.journey.fuzz;

import java.util.List;
import java.util.Map;

/** Whoever has a client key for everything, and sends nonsense. */
record Keyholder(Prey prey) implements Attack {

  private static final List<String> TYPES =
      List.of(
          "application/json; charset=nonsense",
          "application/json; charset=UTF-16",
          "text/plain",
          "application/xml",
          "multipart/form-data",
          "application/x-www-form-urlencoded",
          "a",
          "image/png");

  /** These change what the run itself needs. */
  private static final List<String> SPARED =
      List.of("/ops/clock", "/ops/master-key/rotation", "/preflight", "/audit/check");

  @Override
  public Shot next(Dice dice) {
    Prey.Operation operation = dice.of(prey.operations());
    boolean reads = operation.method().equals("GET");
    if (!reads && SPARED.stream().anyMatch(operation.path()::endsWith)) {
      return next(dice);
    }
    String suite = reads && dice.onceIn(2) ? prey.suite() : prey.yard();
    Map<String, String> known =
        Map.of(
            "suite",
            suite,
            "provider",
            prey.yardProvider(),
            "corpid",
            prey.corp(),
            "event",
            "submit");
    // What is removed would be missed.
    int oddity = operation.method().equals("DELETE") ? 1 : 6;
    String target =
        Paths.filled(operation.path(), dice, known, oddity) + Paths.query(operation.query(), dice);
    String type = dice.onceIn(12) ? dice.of(TYPES) : "application/json";
    Shot shot =
        reads
            ? Shot.get(name(), Expect.ANY, target)
            : Shot.send(
                name(),
                Expect.ANY,
                operation.method(),
                target,
                type,
                Json.body(operation.fields(), dice));
    return shot.with("Authorization: Bearer " + prey.clientKey());
  }
}
