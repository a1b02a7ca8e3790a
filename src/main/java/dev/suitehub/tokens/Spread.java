package dev.suitehub.tokens;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A place between 0 and 1 that a name always gets, on every node. */
final class Spread {

  private Spread() {}

  static double of(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() / (double) (1L << 32);
  }
}
