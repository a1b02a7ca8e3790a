package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Chance, the same for the same seed. */
final class Dice {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final SplittableRandom random;
  private final long number;

  private Dice(long seed, long number) {
    this.random = new SplittableRandom(seed + number * GOLDEN);
    this.number = number;
  }

  /** For the shot of that number. */
  static Dice of(long seed, long number) {
    return new Dice(seed, number);
  }

  /** Which shot it is: no other has it. */
  long number() {
    return number;
  }

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /** Once in so many. */
  boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T of(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  String word(int length) {
    StringBuilder word = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      word.append(WORD.charAt(random.nextInt(WORD.length())));
    }
    return word.toString();
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Any bytes, each as the character of its number. */
  String octets(int length) {
    return new String(bytes(length), StandardCharsets.ISO_8859_1);
  }

  /** The text with one bit of one of its characters changed; still of one byte each. */
  String flipped(String text) {
    char[] changed = text.toCharArray();
    changed[random.nextInt(changed.length)] ^= (char) (1 << random.nextInt(7));
    return new String(changed);
  }
}
