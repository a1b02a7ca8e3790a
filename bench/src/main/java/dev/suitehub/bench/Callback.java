package dev.suitehub.bench;

import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import java.nio.charset.StandardCharsets;

/** The two command callbacks that every provider gets, with values of the length WeCom sends. */
public enum Callback {
  SUITE_TICKET(
      "<xml><SuiteId><![CDATA[tj99bf85a7c6525277]]></SuiteId>"
          + "<InfoType> <![CDATA[suite_ticket]]></InfoType>"
          + "<TimeStamp>1700000000</TimeStamp>"
          + "<SuiteTicket><![CDATA["
          + "Qm7x".repeat(16)
          + "]]></SuiteTicket></xml>"),
  CREATE_AUTH(
      "<xml><SuiteId><![CDATA[tj99bf85a7c6525277]]></SuiteId>"
          + "<AuthCode><![CDATA["
          + "4iB9-tM_".repeat(14)
          + "]]></AuthCode>"
          + "<InfoType><![CDATA[create_auth]]></InfoType>"
          + "<TimeStamp>1700000000</TimeStamp></xml>");

  static final String TOKEN = "3J5JTpb4j8Yfk";
  static final String ENCODING_AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String SUITE_ID = "tj99bf85a7c6525277";

  final SignedText signed;
  final byte[] body;

  Callback(String text) {
    signed = cipher().seal(text, SUITE_ID, "1700000000", "1372623149");
    body = new Envelope(SUITE_ID, signed.encrypt(), "").toXml().getBytes(StandardCharsets.UTF_8);
  }

  static CallbackCipher cipher() {
    return new CallbackCipher(CallbackKey.of(Secret.of(TOKEN), Secret.of(ENCODING_AES_KEY)));
  }
}
