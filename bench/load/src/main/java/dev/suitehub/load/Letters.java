package dev.suitehub.load;

import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Requests that are sealed before they are needed, each with a text of its own. */
final class Letters {

  static final String PROVIDER_TOKEN = "LoadBenchToken1";
  static final String TOKEN = "LoadBenchToken2";
  static final String PROVIDER_AES_KEY = "ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  static final String SUITE = "load";
  static final String SUITE_ID = "wwloadsuite000001";

  /** Whose people change: all of them have installed the suite. */
  static final int CORPS = 1000;

  /** Changes nothing in the hub but its journal, as most of what WeCom sends. */
  private static final String TEXT =
      "<xml><SuiteId><![CDATA[%s]]></SuiteId><AuthCorpId><![CDATA[%s]]></AuthCorpId>"
          + "<InfoType><![CDATA[change_contact]]></InfoType><TimeStamp>%d</TimeStamp>"
          + "<ChangeType><![CDATA[update_user]]></ChangeType>"
          + "<UserID><![CDATA[user-%016d]]></UserID><Name><![CDATA[张三]]></Name>"
          + "<Department><![CDATA[1,2,3]]></Department></xml>";

  private final CallbackCipher cipher =
      new CallbackCipher(CallbackKey.of(Secret.of(TOKEN), Secret.of(AES_KEY)));
  private final AtomicLong number = new AtomicLong(System.currentTimeMillis() * 1_000_000);
  private final String host;

  Letters(URI address) {
    host = address.getAuthority();
  }

  static String corp(long number) {
    return "wwloadcorp%06d".formatted(number);
  }

  byte[][] callbacks(int count) {
    return sealed(count, "/callback/" + SUITE + "/command");
  }

  /** The same bytes, and the same parameters in the URL. */
  byte[][] drained(int count) {
    return sealed(count, "/baseline/drain");
  }

  byte[] get(String path, String key) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAuthorization: Bearer "
            + key
            + "\r\nAccept: application/json\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private byte[][] sealed(int count, String path) {
    return IntStream.range(0, count).parallel().mapToObj(i -> one(path)).toArray(byte[][]::new);
  }

  private byte[] one(String path) {
    long mine = number.incrementAndGet();
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    SignedText signed =
        cipher.seal(
            TEXT.formatted(SUITE_ID, corp(mine % CORPS), Long.parseLong(timestamp), mine),
            SUITE_ID,
            timestamp,
            Long.toString(1_000_000_000L + mine % 1_000_000_000L));
    byte[] body =
        new Envelope(SUITE_ID, signed.encrypt(), "").toXml().getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST "
                + path
                + "?msg_signature="
                + signed.signature()
                + "&timestamp="
                + signed.timestamp()
                + "&nonce="
                + signed.nonce()
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
