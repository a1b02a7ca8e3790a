package dev.suitehub.journey.fuzz;

import java.util.List;
import java.util.Map;

/** The API without a client key, or with something that only looks like one. */
record Strangers(Prey prey) implements Attack {

  private static final List<String> KEYS =
      List.of(
          "",
          "Bearer",
          "Bearer ",
          "Bearer null",
          "Bearer ' or 1=1 --",
          "Bearer \u00ff\u0001",
          "Basic YWRtaW46YWRtaW4=",
          "Basic :",
          "Negotiate AAAA",
          "Bearer " + "A".repeat(43),
          "Bearer " + "A".repeat(4000));

  @Override
  public Shot next(Dice dice) {
    Prey.Operation operation = dice.of(prey.operations());
    Map<String, String> known =
        Map.of("suite", prey.suite(), "provider", prey.provider(), "corpid", prey.corp());
    String target = Paths.filled(operation.path(), dice, known, 6);
    // Whether it is alive, anybody may ask.
    Expect expect = target.contains("/ops/health") ? Expect.ANY : Expect.REFUSED;
    Shot shot =
        operation.method().equals("GET")
            ? Shot.get(name(), expect, target + Paths.query(operation.query(), dice))
            : Shot.send(
                name(),
                expect,
                operation.method(),
                target,
                "application/json",
                Json.body(operation.fields(), dice));
    String almost = prey.clientKey().substring(0, 42) + "_";
    String key = dice.onceIn(4) ? "Bearer " + almost : dice.of(KEYS);
    return dice.onceIn(2) ? shot : shot.with("Authorization: " + key);
  }
}
