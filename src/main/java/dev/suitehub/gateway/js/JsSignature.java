package dev.suitehub.gateway.js;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The signature with which a page may use WeCom's JS-SDK (doc 96909). */
final class JsSignature {

  private JsSignature() {}

  /** SHA-1 over the four in that order, raw; {@code url} without its fragment. */
  static String of(Secret ticket, String nonce, long timestamp, String url) {
    String text =
        "jsapi_ticket="
            + ticket.reveal()
            + "&noncestr="
            + nonce
            + "&timestamp="
            + timestamp
            + "&url="
            + url;
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }
}
