package dev.suitehub.sandbox;

import dev.suitehub.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Values that WeCom makes up: secrets, keys, tokens, codes, nonces. */
public final class Fresh {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Fresh() {}

  /** So many letters and digits. */
  public static Secret secret(int length) {
    return Secret.of(text(length, LETTERS));
  }

  /** So many digits, the first of which is not 0. */
  public static String digits(int length) {
    return text(1, "123456789") + text(length - 1, "0123456789");
  }

  /** By which a value is found again that is not kept in the clear: SHA-256 as lower-case hex. */
  public static String hash(String value) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256.", e);
    }
  }

  private static String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
