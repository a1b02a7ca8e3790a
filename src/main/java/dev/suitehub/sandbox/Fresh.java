package dev.suitehub.sandbox;

import dev.suitehub.platform.security.Sha256;
import dev.suitehub.wire.Secret;
import java.security.SecureRandom;

/** Values that WeCom makes up: secrets, keys, tokens, codes, nonces. */
public final class Fresh {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String EXACT_ENDS = "AEIMQUYcgkosw048";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Fresh() {}

  /** So many letters and digits. */
  public static Secret secret(int length) {
    return Secret.of(text(length, LETTERS));
  }

  /**
   * Whether an EncodingAESKey ends in one of the letters and digits whose last two bits are zero,
   * which 43 characters have to spare.
   */
  public static boolean isExactKey(Secret encodingAesKey) {
    String key = encodingAesKey.reveal();
    return !key.isEmpty() && EXACT_ENDS.indexOf(key.charAt(key.length() - 1)) >= 0;
  }

  /** So many digits, the first of which is not 0. */
  public static String digits(int length) {
    return text(1, "123456789") + text(length - 1, "0123456789");
  }

  /** By which a value is found again that is not kept in the clear: SHA-256 as lower-case hex. */
  public static String hash(String value) {
    return Sha256.hex(value);
  }

  private static String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
