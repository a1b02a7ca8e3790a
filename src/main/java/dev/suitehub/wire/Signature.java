package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * WeCom's callback signature: SHA-1 over token, timestamp, nonce and ciphertext, sorted by bytes
 * and joined, as lower case hex (doc 90968).
 *
 * <p>It authenticates these values as a set and nothing else: neither the path nor any other query
 * parameter, neither ToUserName nor AgentID of the envelope, nor which of the four stood where.
 * Empty values are allowed; null is not.
 */
public final class Signature {
  private Signature() {}

  public static String of(Secret token, String timestamp, String nonce, String encrypt) {
    byte[][] parts = {
      token.reveal().getBytes(UTF_8),
      timestamp.getBytes(UTF_8),
      nonce.getBytes(UTF_8),
      encrypt.getBytes(UTF_8)
    };
    Arrays.sort(parts, Arrays::compareUnsigned);
    return Sha1.hex(parts);
  }

  /** Whether the signature belongs to the other three; takes the same time wherever it differs. */
  public static boolean matches(Secret token, SignedText signed) {
    String expected = of(token, signed.timestamp(), signed.nonce(), signed.encrypt());
    return MessageDigest.isEqual(expected.getBytes(UTF_8), signed.signature().getBytes(UTF_8));
  }
}
