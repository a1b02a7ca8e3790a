package dev.suitehub.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.callbacks.Rehearsals;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.SignedText;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Instant;

/**
 * A callback as WeCom makes it, ready to be sent to ourselves.
 *
 * @param ciphertext by which it is known as a rehearsal; its nonce is the mark of one
 */
record Letter(String ciphertext, HttpRequest request) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRIES = 64;

  /**
   * The check of a URL (验证URL有效性). Its echostr has a plus sign and a slash in it wherever that can
   * be had: those are what proxies and frameworks decode once too often.
   */
  static Letter check(URI url, CallbackKey key, String echo, String receiveId, Instant now) {
    SignedText sealed = seal(key, echo, receiveId, now);
    for (int i = 0; i < TRIES && !isAwkward(sealed.encrypt()); i++) {
      sealed = seal(key, echo, receiveId, now);
    }
    String query = query(sealed) + "&echostr=" + URLEncoder.encode(sealed.encrypt(), UTF_8);
    return new Letter(sealed.encrypt(), HttpRequest.newBuilder(URI.create(url + query)).build());
  }

  /** A message. */
  static Letter notice(
      URI url, CallbackKey key, String text, String receiveId, String toUserName, Instant now) {
    return post(url, seal(key, text, receiveId, now), toUserName);
  }

  /** A message whose signature is not that of our Token. */
  static Letter forged(
      URI url, CallbackKey key, String text, String receiveId, String toUserName, Instant now) {
    SignedText sealed = seal(key, text, receiveId, now);
    String signature = sealed.signature();
    char first = signature.charAt(0) == '0' ? '1' : '0';
    return post(
        url,
        new SignedText(
            first + signature.substring(1), sealed.timestamp(), sealed.nonce(), sealed.encrypt()),
        toUserName);
  }

  static String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + RANDOM.nextInt(10)));
    }
    return digits.toString();
  }

  private static boolean isAwkward(String ciphertext) {
    return ciphertext.indexOf('+') >= 0 && ciphertext.indexOf('/') >= 0;
  }

  private static SignedText seal(CallbackKey key, String text, String receiveId, Instant now) {
    return new CallbackCipher(key)
        .seal(text, receiveId, Long.toString(now.getEpochSecond()), Rehearsals::nonce);
  }

  private static Letter post(URI url, SignedText sealed, String toUserName) {
    String xml = new Envelope(toUserName, sealed.encrypt(), "").toXml();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + query(sealed)))
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(BodyPublishers.ofString(xml))
            .build();
    return new Letter(sealed.encrypt(), request);
  }

  private static String query(SignedText sealed) {
    return "?msg_signature="
        + sealed.signature()
        + "&timestamp="
        + sealed.timestamp()
        + "&nonce="
        + sealed.nonce();
  }

  @Override
  public String toString() {
    return "Letter[" + request.method() + " " + request.uri().getPath() + "]";
  }
}
