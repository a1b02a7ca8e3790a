package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The pages of an install, from anybody with a browser. */
record InstallTricks(Prey prey) implements Attack {

  private static final List<String> RETURNS =
      List.of(
          "https://evil.example",
          "//evil.example",
          "javascript:alert(1)",
          "https:/%5cevil",
          "http://[",
          "data:text/html,x",
          "%0d%0aSet-Cookie:a=b");

  @Override
  public Shot next(Dice dice) {
    String page = "/install/" + (dice.onceIn(4) ? dice.of(Paths.ODD) : prey.suite());
    String odd = dice.onceIn(2) ? dice.of(RETURNS) : dice.of(Paths.ODD);
    return switch (dice.below(6)) {
      case 0 -> Shot.get(name(), Expect.ANY, page + "?return_to=" + odd);
      case 1 -> Shot.get(name(), Expect.ANY, page + "?link=" + odd);
      case 2 -> Shot.get(name(), Expect.ANY, page + "/done?state=" + odd);
      case 3 -> Shot.get(name(), Expect.ANY, page + "/done?auth_code=" + odd + "&state=" + odd);
      case 4 -> Shot.get(name(), Expect.ANY, page + "/" + odd);
      default ->
          Shot.send(
                  name(),
                  Expect.ANY,
                  "POST",
                  page,
                  dice.onceIn(5) ? "text/plain" : "application/x-www-form-urlencoded",
                  ("return_to=" + odd + "&link=" + odd).getBytes(StandardCharsets.ISO_8859_1))
              .with(
                  "Cookie: "
                      + odd
                      + "="
                      + odd
                      + "; suitehub="
                      + dice.octets(5).replace('\r', 'x').replace('\n', 'x'));
    };
  }
}
