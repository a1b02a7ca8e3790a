package dev.suitehub.journey.fuzz;

/** The first shot of its kind that was answered wrongly: that of the number, of the seed. */
record Complaint(long seed, long number, Shot shot, Answer answer, String what) {

  /** Those that are probably one and the same. */
  String kind() {
    return shot.attack() + " " + what;
  }

  @Override
  public String toString() {
    String target = shot.isRaw() ? "" : shot.method() + " " + shot.target();
    String printable = target.replaceAll("[^\\x20-\\x7e]", "?");
    return "%s: %s %s (again: -Dit.fuzz.seed=%d -Dit.fuzz.from=%d -Dit.fuzz=1)"
        .formatted(
            shot.attack(),
            what,
            printable.substring(0, Math.min(200, printable.length())),
            seed,
            number);
  }
}
