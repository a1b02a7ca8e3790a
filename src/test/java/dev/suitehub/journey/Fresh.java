package dev.suitehub.journey;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Names and secrets that no other test has. */
final class Fresh {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private Fresh() {}

  /** 256 bits in Base64url, 43 characters, as a client key has to be. */
  static String clientKey() {
    return Seen.secret(
        "client key", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32)));
  }

  static String masterKey() {
    return Seen.secret("master key", Base64.getEncoder().encodeToString(bytes(32)));
  }

  static String hex(int digits) {
    return HexFormat.of().formatHex(bytes(digits / 2));
  }

  /** The shape of a corpid or SuiteId (ww and 16 hex digits). */
  static String wecomId() {
    return "ww" + hex(16);
  }

  static String secret() {
    return Seen.secret("secret", text(43));
  }

  static String token() {
    return Seen.secret("Token", text(24));
  }

  /** 43 characters out of A-Z a-z 0-9, of which any makes 32 bytes. */
  static String encodingAesKey() {
    return Seen.secret("EncodingAESKey", text(43));
  }

  private static String text(int length) {
    return RANDOM
        .ints(length, 0, LETTERS_AND_DIGITS.length())
        .mapToObj(i -> LETTERS_AND_DIGITS.substring(i, i + 1))
        .collect(java.util.stream.Collectors.joining());
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
