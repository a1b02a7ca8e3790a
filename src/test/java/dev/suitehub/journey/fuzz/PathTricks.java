package dev.suitehub.journey.fuzz;

import java.util.List;

/** Addresses that servers, proxies and filters read differently. */
record PathTricks(Prey prey) implements Attack {

  private static final List<String> TRICKS =
      List.of(
          "//",
          "/./",
          "/../",
          "/..;/",
          "/%2e/",
          "/%2e%2e/",
          "/%2e%2e%2f",
          "/;x/",
          ";x=y/",
          "/%2f/",
          "/%5c/",
          "\\",
          "/..\\",
          "/%00/",
          "/%c0%ae%c0%ae/",
          "/%ff/",
          "/%u002e/",
          "/%/",
          "/%2",
          "/\u00ff/",
          "/\u0001/",
          "/ /",
          "/\t/",
          "/?/",
          "/#/",
          "/*",
          "/%252e%252e/",
          "/.%00./",
          "/%0d%0a/",
          "/|",
          "/{}",
          "/[",
          "/\"",
          "/<",
          "/^",
          "/`");

  @Override
  public Shot next(Dice dice) {
    List<String> known =
        List.of(
            "/callback/" + prey.suite() + "/command",
            "/callback/system/" + prey.provider(),
            "/api/v1/suites/" + prey.suite() + "/token",
            "/install/" + prey.suite() + "/done",
            "/console/index.xhtml",
            "/sandbox/control/calls",
            "/docs/api/index.html",
            "/ops/status",
            "/ops/health/ready",
            "/style/hub.css",
            "/WEB-INF/web.xml");
    String path = dice.of(known);
    int slash = path.indexOf('/', dice.below(path.length()));
    int at = slash < 0 ? path.length() : slash;
    String target = path.substring(0, at) + dice.of(TRICKS) + path.substring(at);
    String whole =
        switch (dice.below(8)) {
          case 0 -> "http://" + prey.host() + target;
          case 1 -> "http://evil.example" + target;
          case 2 -> "http://[::1" + target;
          case 3 -> target.substring(1);
          case 4 -> target + "/" + "a/".repeat(dice.between(1, 3000));
          default -> target;
        };
    return new Shot(
        name(),
        Expect.NO_HTTP,
        dice.of(List.of("GET", "GET", "POST", "HEAD", "OPTIONS")),
        whole,
        List.of(),
        new byte[0],
        Shot.Framing.LENGTH);
  }
}
