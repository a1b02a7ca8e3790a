package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A letter as the journal tells of it.
 *
 * @param from {@code suite:} or {@code provider:}, and the key
 * @param hash the SHA-256 of its text
 */
public record Trace(String from, String url, String type, String hash) {

  /** What the types of letters begin with that nobody who has the keys ever sent. */
  public static final String FORGED = Letters.FORGED;

  static Trace of(String from, String url, String type, String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Trace(from, url, type, HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
