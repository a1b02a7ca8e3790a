package dev.suitehub.gateway.js;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.Secret;
import dev.suitehub.wire.Sha1;

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
    return Sha1.hex(text.getBytes(UTF_8));
  }
}
