package dev.suitehub.journey.fuzz;

import java.util.List;

/** Harmless requests with headers that are not. */
record HeaderAbuse(Prey prey) implements Attack {

  private static final List<String> ODD =
      List.of(
          "Accept: */*;q=nonsense",
          "Accept: \u00ff",
          "Accept: text/html;a=\"",
          "Accept-Language: *;q=-1,zh_CN,\u00e4",
          "Accept-Encoding: gzip;q=x",
          "Accept-Charset: nonsense",
          "Content-Type: application/json; charset=nonsense",
          "Content-Type: multipart/form-data; boundary=\"",
          "Content-Type: /",
          "Content-Encoding: gzip",
          "Content-Language: \u00ff",
          "Cookie: $Version=1; a=\"\\\"; =;;; JSESSIONID=../../x",
          "Cookie: a=\u0001\u00ff",
          "If-Modified-Since: nonsense",
          "If-None-Match: \"",
          "If-Match: W/",
          "Range: bytes=0-0,1-1,2-2,-,9999999999999999999-",
          "Range: bytes=-",
          "Expect: 100-continue",
          "Expect: nonsense",
          "Upgrade: h2c",
          "Connection: Upgrade, HTTP2-Settings",
          "HTTP2-Settings: AAAA",
          "X-Forwarded-For: \u00ff, 1.2.3.4:x, [::1",
          "X-Forwarded-Proto: javascript",
          "X-Forwarded-Host: evil.example",
          "Forwarded: for=\";;",
          "X-HTTP-Method-Override: DELETE",
          "Origin: null",
          "Referer: \u0001",
          "Transfer-Encoding: identity",
          "Authorization: Digest \"",
          "Max-Forwards: -1",
          "Date: x",
          "TE: x",
          "Sec-WebSocket-Key: x",
          ": no name",
          "no colon",
          "Space : x",
          " folded: x");

  @Override
  public Shot next(Dice dice) {
    List<String> targets =
        List.of(
            "/api/v1/suites/" + prey.suite() + "/token",
            "/callback/" + prey.suite() + "/command",
            "/install/" + prey.suite(),
            "/console/sign-in.xhtml",
            "/docs/api/index.html",
            "/style/hub.css",
            "/ops/health/ready",
            "/sandbox/cgi-bin/x",
            "/");
    Shot shot =
        new Shot(
            name(),
            Expect.NO_HTTP,
            dice.of(List.of("GET", "GET", "POST", "PUT", "OPTIONS", "TRACE", "BREW", "get")),
            dice.of(targets),
            List.of(),
            new byte[0],
            Shot.Framing.LENGTH);
    int many = dice.between(1, 3);
    for (int i = 0; i < many; i++) {
      shot = shot.with(dice.of(ODD));
    }
    return switch (dice.below(10)) {
      case 0 -> shot.with("X-Long: " + "a".repeat(dice.between(1000, 100_000)));
      case 1 -> shot.with("Cookie: " + "a=b; ".repeat(dice.between(100, 5000)));
      case 2 -> shot.with(many(dice.between(50, 2000)));
      case 3 -> shot.with("X-Odd: " + dice.octets(30).replace('\r', ' ').replace('\n', ' '));
      default -> shot;
    };
  }

  private static String[] many(int count) {
    String[] headers = new String[count];
    for (int i = 0; i < count; i++) {
      headers[i] = "X-" + i + ": " + i;
    }
    return headers;
  }
}
