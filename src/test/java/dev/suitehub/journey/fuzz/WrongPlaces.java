package dev.suitehub.journey.fuzz;

/** Sealed in order, and brought to another door, or in another way. */
record WrongPlaces(Prey prey) implements Attack {

  @Override
  public Shot next(Dice dice) {
    Letterbox box = dice.of(prey.boxes());
    Sealed sealed = Sealed.of(box, Letters.forged(dice), dice);
    byte[] body = sealed.envelope(box.receiver()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    String elsewhere =
        switch (dice.below(6)) {
          case 0 -> dice.of(prey.decoy()).path();
          case 1 -> "/callback/" + dice.word(8) + "/command";
          case 2 -> "/callback/system/" + dice.word(8);
          case 3 -> "/callback/" + prey.suite() + "/" + dice.word(5);
          case 4 -> "/callback";
          default -> box.path();
        };
    String method =
        elsewhere.equals(box.path())
            ? dice.of(java.util.List.of("PUT", "DELETE", "PATCH", "HEAD"))
            : "POST";
    return Shot.send(name(), Expect.REFUSED, method, elsewhere + sealed.query(), "text/xml", body);
  }
}
