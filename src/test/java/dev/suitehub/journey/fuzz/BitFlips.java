package dev.suitehub.journey.fuzz;

/** One bit of what is signed, or of the signature, is another. */
record BitFlips(Prey prey) implements Attack {

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    boolean check = dice.onceIn(4);
    Letterbox addressed = check ? box.addressedTo(prey.providerCorp()) : box;
    Sealed sealed = Sealed.of(addressed, Letters.forged(dice), dice);
    int which = dice.below(4);
    Sealed changed = sealed.with(which, dice.flipped(sealed.value(which)));
    return check
        ? Letters.check(name(), Expect.REFUSED, box, changed)
        : Letters.post(name(), Expect.REFUSED, box, changed);
  }
}
