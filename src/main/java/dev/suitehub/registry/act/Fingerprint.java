package dev.suitehub.registry.act;

import dev.suitehub.platform.security.Sha256;
import java.util.Arrays;
import java.util.stream.Collectors;

/** By which it is seen that the values of a sheet have changed since they were entered at WeCom. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Of all values, in their order; an absent one is the empty text. */
  public static String of(String... values) {
    return Sha256.hex(
        Arrays.stream(values)
            .map(value -> value.length() + ":" + value)
            .collect(Collectors.joining(",")));
  }
}
