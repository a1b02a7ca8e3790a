package dev.suitehub.journey.fuzz;

import java.util.List;

/** What stands in paths, queries and fields where something else is expected. */
final class Paths {

  /** Escaped already. */
  static final List<String> ODD =
      List.of(
          "x",
          "%00",
          "a%00b",
          "..",
          "%2e%2e",
          "%2E%2E%2F%2e%2e%2fWEB-INF%2fweb.xml",
          ".",
          "%2f",
          "%5c..%5c",
          ";x",
          "x;a=b",
          ";jsessionid=1",
          "%c0%ae%c0%ae",
          "%c0%af",
          "%e0%80%af",
          "%ff",
          "%F0%9F%98%80",
          "%ed%a0%80",
          "%",
          "%zz",
          "%u002e",
          "+",
          "%20",
          "%0d%0aX-Injected:1",
          "%25",
          "%252e%252e",
          "~",
          "'",
          "%22",
          "%3Cscript%3E",
          "%7B%7D",
          "*",
          "-1",
          "0",
          "99999999999999999999",
          "null",
          "NaN",
          "true",
          "a%2Fb",
          "@",
          "ww1@2.3",
          "%EF%BB%BF",
          "2026-11-23T00:00:00Z",
          "%2D%2D",
          "a".repeat(65),
          "a".repeat(2000),
          "%C2%80",
          "%E2%80%AE");

  private Paths() {}

  /** The template with each {@code {name}} filled in: well where {@code known} does, else oddly. */
  static String filled(
      String template, Dice dice, java.util.Map<String, String> known, int oddity) {
    StringBuilder path = new StringBuilder();
    int at = 0;
    while (true) {
      int open = template.indexOf('{', at);
      if (open < 0) {
        return path.append(template.substring(at)).toString();
      }
      int close = template.indexOf('}', open);
      String name = template.substring(open + 1, close);
      String value = dice.onceIn(oddity) ? null : known.get(name);
      path.append(template, at, open).append(value == null ? dice.of(ODD) : value);
      at = close + 1;
    }
  }

  /** A query of some of these names, with odd values. */
  static String query(List<String> names, Dice dice) {
    StringBuilder query = new StringBuilder();
    for (String name : names) {
      if (dice.onceIn(2)) {
        query.append(query.length() == 0 ? '?' : '&').append(name).append('=').append(dice.of(ODD));
      }
    }
    return query.toString();
  }
}
