package dev.suitehub.journey.fuzz;

/** One way of being hostile. */
interface Attack {

  /** Its next request, out of nothing but what the dice say. */
  Shot next(Dice dice);

  /** As reports name it. */
  default String name() {
    return getClass().getSimpleName();
  }
}
