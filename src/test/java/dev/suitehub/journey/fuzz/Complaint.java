package dev.suitehub.journey.fuzz;

/** The first shot of its kind that was answered wrongly. */
record Complaint(long number, Shot shot, Answer answer, String what) {

  /** Those that are probably one and the same. */
  String kind() {
    return shot.attack() + " " + what;
  }

  @Override
  public String toString() {
    String target = shot.isRaw() ? "" : shot.method() + " " + shot.target();
    String printable = target.replaceAll("[^\\x20-\\x7e]", "?");
    return "%s (shot %d): %s %s"
        .formatted(shot.attack(), number, what, printable.substring(0, Math.min(200, printable.length())));
  }
}
