package dev.suitehub.journey.fuzz;

import java.util.List;

/** Sealed in order, but by somebody else, for somebody else, or with half of the keys. */
record WrongKeys(Prey prey) implements Attack {

  private static final List<String> NOBODY = List.of("", " ", "w w", "\u0000", "ww/../x", "你好");

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Letterbox.Keys other = dice.of(prey.decoy()).keys();
    String strange = (dice.word(43) + "A").substring(0, 43);
    Letterbox wrong =
        switch (dice.below(6)) {
          case 0 -> box.with(new Letterbox.Keys(dice.word(24), box.keys().encodingAesKey()));
          case 1 -> box.with(new Letterbox.Keys(box.keys().token(), strange));
          case 2 -> box.with(new Letterbox.Keys(box.keys().token(), other.encodingAesKey()));
          case 3 -> box.with(other);
          case 4 -> box.addressedTo(dice.of(NOBODY));
          default -> box.addressedTo(stranger(box, dice));
        };
    Sealed sealed = Sealed.of(wrong, Letters.forged(dice), dice);
    boolean check = dice.onceIn(5) && !wrong.receiver().equals(prey.providerCorp());
    return check
        ? Letters.check(name(), Expect.REFUSED, box, sealed)
        : Letters.post(name(), Expect.REFUSED, box, sealed);
  }

  /** Data may be for any corp, but not for a suite. */
  private String stranger(Letterbox box, Dice dice) {
    return box.receiver().equals(prey.corp()) ? prey.suiteId() : "ww" + dice.word(16);
  }
}
