package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What protects one callback URL: its Token (signature) and its EncodingAESKey (cipher), doc 90968.
 *
 * <p>Guarantee: the token is not blank and the key has exactly 32 bytes. The 43rd character of an
 * EncodingAESKey carries two bits that mean nothing and are often set, so two different texts may
 * be the same key; {@link #equals} compares the 32 bytes.
 */
public final class CallbackKey {
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9]{43}");

  private final Secret token;
  private final byte[] aesKey;

  private CallbackKey(Secret token, byte[] aesKey) {
    this.token = token;
    this.aesKey = aesKey;
  }

  /**
   * Reads the two values of a console form.
   *
   * @throws WireException ILLEGAL_AES_KEY unless the key is 43 letters and digits
   * @throws IllegalArgumentException when the token is blank: anybody could then sign
   */
  public static CallbackKey of(Secret token, Secret encodingAesKey) {
    if (token.reveal().isBlank()) {
      throw new IllegalArgumentException("The Token of a callback URL must not be blank.");
    }
    problemWith(encodingAesKey.reveal())
        .ifPresent(
            problem -> {
              throw new WireException(WireError.ILLEGAL_AES_KEY, problem);
            });
    return new CallbackKey(
        token, Base64.getDecoder().decode(encodingAesKey.reveal().getBytes(US_ASCII)));
  }

  /** What is wrong with an EncodingAESKey, as a sentence for a form; empty when it is fine. */
  public static Optional<String> problemWith(String encodingAesKey) {
    if (ENCODED.matcher(encodingAesKey).matches()) {
      return Optional.empty();
    }
    if (encodingAesKey.length() != 43) {
      return Optional.of(
          "An EncodingAESKey has exactly 43 characters; this one has "
              + encodingAesKey.length()
              + ".");
    }
    return Optional.of(
        "An EncodingAESKey consists of the letters A-Z, a-z and the digits 0-9 only.");
  }

  /**
   * By which it is seen that a key is another one: SHA-256 as hex digits, out of which neither of
   * the two values can be had.
   */
  public String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(aesKey);
      return HexFormat.of().formatHex(digest.digest(token.reveal().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  Secret token() {
    return token;
  }

  byte[] aesKey() {
    return aesKey.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallbackKey that
        && token.equals(that.token)
        && MessageDigest.isEqual(aesKey, that.aesKey);
  }

  @Override
  public int hashCode() {
    return token.hashCode();
  }

  @Override
  public String toString() {
    return "CallbackKey[***]";
  }
}
