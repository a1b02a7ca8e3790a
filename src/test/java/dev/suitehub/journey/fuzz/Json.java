package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON that breaks readers, and JSON that breaks what they hand it to. */
final class Json {

  /** Written as JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "1E1000000000",
          "-1E-1000000000",
          "9223372036854775808",
          "0.1",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u202e\"",
          "\"😀\"",
          "\"<script>alert(1)</script>\"",
          "\"../../../etc/passwd\"",
          "\"${jndi:ldap://127.0.0.1:1/x}\"",
          "\"#{1+1}\"",
          "\"'; drop table suite; --\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[\"\\u0000\"]",
          "[{}]",
          "{\"a\":{\"b\":[]}}",
          "\"\\r\\nX: 1\"",
          "\"2026-13-45\"",
          "\"2026-11-23\"",
          "\"PT1H\"",
          "\"P-1000000000D\"",
          "\"-999999999-01-01\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"http://127.0.0.1:1/\"",
          "\"http://[::1\"",
          "\"https://a\"",
          "\"javascript:alert(1)\"",
          "\"file:///etc/passwd\"",
          "\"ftp://x\"",
          "\"//x\"",
          "\"a@b\"",
          "\"ww0123456789abcdef\"",
          "[\"https://a.example.com\"]",
          "[1,2,3]",
          "[true,\"x\"]");

  private Json() {}

  /** An object with some of these fields and odd values; now and then something else altogether. */
  static byte[] body(List<String> fields, Dice dice) {
    if (dice.onceIn(5)) {
      return broken(dice);
    }
    StringBuilder json = new StringBuilder("{");
    for (String field : fields) {
      if (!dice.onceIn(3)) {
        json.append(json.length() == 1 ? "" : ",").append('"').append(field).append("\":");
        json.append(value(dice));
      }
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String value(Dice dice) {
    if (dice.onceIn(40)) {
      return "\"" + "长".repeat(dice.between(1, 20_000)) + "\"";
    }
    if (dice.onceIn(40)) {
      return "9".repeat(dice.between(20, 5000));
    }
    return dice.of(VALUES);
  }

  private static byte[] broken(Dice dice) {
    int deep = dice.between(20, 100_000);
    return switch (dice.below(9)) {
      case 0 -> text("[".repeat(deep));
      case 1 -> text("{\"a\":".repeat(deep / 5) + "1" + "}".repeat(deep / 5));
      case 2 -> text("{\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}");
      case 3 -> dice.bytes(dice.below(3000));
      case 4 -> "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_16);
      case 5 -> text("{\"a\":1,\"a\":2}{}");
      case 6 -> text("\uFEFF{}");
      case 7 -> text(dice.of(List.of("", "null", "1", "\"", "{", "}", "{\"a\"", "{'a':1}", "NaN")));
      default -> text("{" + "\"k\":1,".repeat(dice.between(1, 20_000)) + "\"z\":0}");
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
