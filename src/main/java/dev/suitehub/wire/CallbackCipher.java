package dev.suitehub.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens and seals the messages of one callback URL: AES-256-CBC with WeCom's own padding to 32
 * bytes (doc 90968).
 *
 * <p>Guarantee: whatever {@link #open} returns was signed with this key's token. The cipher alone
 * proves nothing: CBC carries no MAC, so a ciphertext changed by somebody who knows the token may
 * open to other text. A repeated message opens again; repetition is for the caller to notice. Safe
 * for use by many threads.
 */
public final class CallbackCipher {
  private static final int BLOCK = 32;
  private static final int RANDOM = 16;
  private static final int HEAD = RANDOM + Integer.BYTES;

  private final Secret token;
  private final SecretKeySpec key;
  private final IvParameterSpec iv;
  private final SecureRandom random = new SecureRandom();

  public CallbackCipher(CallbackKey callbackKey) {
    byte[] aesKey = callbackKey.aesKey();
    token = callbackKey.token();
    key = new SecretKeySpec(aesKey, "AES");
    iv = new IvParameterSpec(aesKey, 0, 16);
  }

  /**
   * Checks the signature, then decrypts. The receiveId is not judged here, see {@link Opened}.
   *
   * @throws WireException in this order: SIGNATURE, BASE64_DECODE_FAILED, DECRYPT_FAILED (not whole
   *     cipher blocks), ILLEGAL_BUFFER (padding, length or UTF-8 of what came out); nothing was
   *     opened then
   */
  public Opened open(SignedText signed) {
    if (!isSigned(signed)) {
      throw new WireException(WireError.SIGNATURE, "nothing was decrypted");
    }
    return unwrap(crypt(Cipher.DECRYPT_MODE, decode(signed.encrypt())));
  }

  /** Whether this key's token signed it; nothing is said of what is inside. */
  public boolean isSigned(SignedText signed) {
    return Signature.matches(token, signed);
  }

  /**
   * Encrypts and signs. Text and receiveId may be empty.
   *
   * @throws WireException ENCRYPT_FAILED when text or receiveId is not well-formed Unicode
   */
  public SignedText seal(String text, String receiveId, String timestamp, String nonce) {
    return seal(text, receiveId, timestamp, encrypt -> nonce);
  }

  /**
   * As {@link #seal(String, String, String, String)}, with a nonce that depends on the ciphertext.
   */
  public SignedText seal(
      String text, String receiveId, String timestamp, UnaryOperator<String> nonceOf) {
    byte[] salt = new byte[RANDOM];
    random.nextBytes(salt);
    return seal(text, receiveId, timestamp, nonceOf, salt);
  }

  SignedText seal(
      String text, String receiveId, String timestamp, UnaryOperator<String> nonceOf, byte[] salt) {
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, wrap(text, receiveId, salt));
    String encrypt = Base64.getEncoder().encodeToString(sealed);
    String nonce = nonceOf.apply(encrypt);
    return new SignedText(
        Signature.of(token, timestamp, nonce, encrypt), timestamp, nonce, encrypt);
  }

  private static byte[] decode(String encrypt) {
    try {
      return Base64.getDecoder().decode(encrypt);
    } catch (IllegalArgumentException e) {
      throw new WireException(WireError.BASE64_DECODE_FAILED, encrypt.length() + " characters");
    }
  }

  private byte[] crypt(int mode, byte[] bytes) {
    try {
      // One Cipher per message: it is not thread-safe, and a kept one would chain on instead of
      // restarting at the IV.
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, iv);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      WireError error =
          mode == Cipher.DECRYPT_MODE ? WireError.DECRYPT_FAILED : WireError.ENCRYPT_FAILED;
      throw new WireException(error, bytes.length + " bytes", e);
    }
  }

  private static byte[] wrap(String text, String receiveId, byte[] salt) {
    byte[] message = encode(text);
    byte[] receiver = encode(receiveId);
    int used = HEAD + message.length + receiver.length;
    int padding = BLOCK - used % BLOCK;
    byte[] plain = new byte[used + padding];
    ByteBuffer.wrap(plain).put(salt, 0, RANDOM).putInt(message.length).put(message).put(receiver);
    Arrays.fill(plain, used, plain.length, (byte) padding);
    return plain;
  }

  private static Opened unwrap(byte[] plain) {
    int end = plain.length - paddingOf(plain);
    if (end < HEAD) {
      throw illegal("shorter than its head");
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM);
    if (length < 0 || length > end - HEAD) {
      throw illegal("the message is said to be longer than the buffer");
    }
    int receiver = HEAD + length;
    return new Opened(text(plain, HEAD, length), text(plain, receiver, end - receiver));
  }

  private static int paddingOf(byte[] plain) {
    if (plain.length == 0 || plain.length % BLOCK != 0) {
      throw illegal("not padded to whole blocks of 32");
    }
    int padding = plain[plain.length - 1];
    if (padding < 1 || padding > BLOCK) {
      throw illegal("the padding is not 1 to 32");
    }
    for (int i = plain.length - padding; i < plain.length; i++) {
      if (plain[i] != padding) {
        throw illegal("the padding bytes differ");
      }
    }
    return padding;
  }

  private static byte[] encode(String text) {
    try {
      ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] encoded = new byte[bytes.remaining()];
      bytes.get(encoded);
      return encoded;
    } catch (CharacterCodingException e) {
      throw new WireException(WireError.ENCRYPT_FAILED, "the text has half a character in it");
    }
  }

  private static String text(byte[] plain, int from, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, from, length)).toString();
    } catch (CharacterCodingException e) {
      throw illegal("not UTF-8");
    }
  }

  private static WireException illegal(String why) {
    return new WireException(WireError.ILLEGAL_BUFFER, why);
  }
}
