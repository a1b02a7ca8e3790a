package dev.suitehub.journey.fuzz;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The four values of a sealed message (doc 90968), made without the hub's own cipher. */
record Sealed(String signature, String timestamp, String nonce, String encrypt) {

  private static final int BLOCK = 32;
  private static final int HEAD = 20;

  static Sealed of(Letterbox box, byte[] text, Dice dice) {
    return signed(box.keys().token(), dice, encrypt(box, text, dice.bytes(16)));
  }

  static Sealed of(Letterbox box, String text, Dice dice) {
    return of(box, text.getBytes(StandardCharsets.UTF_8), dice);
  }

  /** Signed by whoever has the Token, whatever it is. */
  static Sealed signed(String token, Dice dice, String encrypt) {
    String timestamp = String.valueOf(1_700_000_000L + dice.below(90_000_000));
    String nonce = String.valueOf(1_000_000_000L + dice.below(1_000_000_000));
    return new Sealed(signature(token, timestamp, nonce, encrypt), timestamp, nonce, encrypt);
  }

  /** Of the same, in that order: signature, timestamp, nonce, encrypt. */
  Sealed with(int which, String value) {
    String[] values = {signature, timestamp, nonce, encrypt};
    values[which] = value;
    return new Sealed(values[0], values[1], values[2], values[3]);
  }

  String value(int which) {
    return List.of(signature, timestamp, nonce, encrypt).get(which);
  }

  String query() {
    return "?msg_signature="
        + escaped(signature)
        + "&timestamp="
        + escaped(timestamp)
        + "&nonce="
        + escaped(nonce);
  }

  String check() {
    return query() + "&echostr=" + escaped(encrypt);
  }

  String envelope(String receiver) {
    return "<xml><ToUserName><![CDATA["
        + receiver
        + "]]></ToUserName><Encrypt><![CDATA["
        + encrypt
        + "]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>";
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.ISO_8859_1);
  }

  private static String encrypt(Letterbox box, byte[] text, byte[] salt) {
    byte[] receiver = box.receiver().getBytes(StandardCharsets.UTF_8);
    int used = HEAD + text.length + receiver.length;
    int padding = BLOCK - used % BLOCK;
    byte[] plain = new byte[used + padding];
    ByteBuffer.wrap(plain).put(salt).putInt(text.length).put(text).put(receiver);
    Arrays.fill(plain, used, plain.length, (byte) padding);
    byte[] key = Base64.getDecoder().decode(box.keys().encodingAesKey());
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
      return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has AES.", e);
    }
  }

  private static String signature(String... parts) {
    String[] sorted = parts.clone();
    Arrays.sort(sorted);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1")
                  .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }
}
