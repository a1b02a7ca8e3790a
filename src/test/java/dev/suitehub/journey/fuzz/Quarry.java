package dev.suitehub.journey.fuzz;

import java.net.URI;
import java.util.List;

/** Prey that is nobody's, for tests of the hunters. */
final class Quarry {

  private Quarry() {}

  static Prey at(String address) {
    return at(address, true);
  }

  static Prey on(boolean payara) {
    return at("http://localhost:1", payara);
  }

  private static Prey at(String address, boolean payara) {
    return new Prey(
        URI.create(address),
        payara,
        "k".repeat(43),
        "p-quarry",
        "s-quarry",
        "wwsuite",
        "wwprovider",
        "wwcorp",
        boxes("a", "s-quarry"),
        boxes("b", "s-decoy").subList(0, 2),
        "s-yard",
        "p-yard",
        List.of(
            new Prey.Operation("GET", "/api/v1/suites/{suite}", List.of(), List.of("limit")),
            new Prey.Operation("PUT", "/api/v1/suites/{suite}", List.of("name"), List.of())));
  }

  private static List<Letterbox> boxes(String letter, String suite) {
    Letterbox.Keys keys = new Letterbox.Keys("token" + letter, letter.repeat(43));
    return List.of(
        new Letterbox("/callback/" + suite + "/command", keys, "wwsuite"),
        new Letterbox("/callback/" + suite + "/data", keys, "wwcorp"),
        new Letterbox("/callback/system/p-quarry", keys, "wwprovider"));
  }
}
