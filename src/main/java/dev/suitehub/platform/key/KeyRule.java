package dev.suitehub.platform.key;

import java.util.Set;
import java.util.regex.Pattern;

final class KeyRule {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9-]{1,32}");

  private KeyRule() {}

  static void check(String what, String value, Set<String> reserved) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The key of a " + what + " has 1 to 32 characters out of a-z, 0-9 and '-'.");
    }
    if (reserved.contains(value)) {
      throw new IllegalArgumentException(
          "'" + value + "' is reserved; choose another key for the " + what + ".");
    }
  }
}
