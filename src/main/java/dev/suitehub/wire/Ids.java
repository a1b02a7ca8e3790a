package dev.suitehub.wire;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The one alphabet of WeCom's identifiers. */
final class Ids {
  private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_@.-]{1,64}");

  private Ids() {}

  static void require(String what, String value) {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          what + " is 1 to 64 letters, digits or _ @ . - without blanks.");
    }
  }

  /** Reads what a message claims; a value that is no id is treated as absent. */
  static <T> Optional<T> lenient(Optional<String> value, Function<String, T> type) {
    return value.filter(Ids::isValid).map(type);
  }

  private static boolean isValid(String value) {
    return ALPHABET.matcher(value).matches();
  }
}
