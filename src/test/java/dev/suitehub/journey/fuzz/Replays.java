package dev.suitehub.journey.fuzz;

/** What came before, sealed anew or as it was heard: let in, and nothing comes of it. */
record Replays(Prey prey) implements Attack {

  /** How many of them each URL was sent before the run. */
  static final int KNOWN = 4;

  /** The one of that number, as it was sent before the run. */
  static String text(Prey prey, Letterbox box, int number) {
    return box.receiver().equals(prey.corp())
        ? Letters.event(Letters.KNOWN + number, prey.corp())
        : Letters.known(number);
  }

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.of(box, text(prey, box, dice.below(KNOWN)), dice);
    String envelope = sealed.envelope(dice.onceIn(2) ? box.receiver() : dice.word(18));
    if (dice.onceIn(3)) {
      // The envelope is no part of what is signed: either the ciphertext is still found in it, or
      // not.
      String damaged = dice.flipped(envelope);
      return Letters.posted(name(), Expect.ANY, box, sealed, damaged);
    }
    return Letters.posted(name(), Expect.KEPT, box, sealed, envelope);
  }
}
