package dev.suitehub.journey.fuzz;

import java.util.List;

/** Bodies and types that no callback has. */
record BadCallbacks(Prey prey) implements Attack {

  private static final List<String> TYPES =
      List.of(
          "text/xml",
          "application/json",
          "application/xml; charset=nonsense",
          "text/xml; charset=\"",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "application/x-www-form-urlencoded",
          "*/*",
          "a",
          "a/b/c",
          ";;;",
          "application/octet-stream; q=\u00ff");

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.signed(dice.word(10), dice, dice.word(64));
    Shot shot =
        Shot.send(
            name(),
            Expect.REFUSED,
            "POST",
            box.path() + sealed.query(),
            dice.of(TYPES),
            dice.bytes(dice.below(2000)));
    return dice.onceIn(3) ? shot.inChunks() : shot;
  }
}
