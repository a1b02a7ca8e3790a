package dev.suitehub.platform.security;

import dev.suitehub.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets for the database: AES-256-GCM under the master key, a fresh nonce each time,
 * written as {@code k<version>.<base64url>}. A changed letter makes it unreadable; it does not say
 * which row it belongs to.
 */
public final class Sealing {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** JPA makes its converters itself, without injection: they find the sealing here. */
  private static final AtomicReference<@Nullable Sealing> CURRENT = new AtomicReference<>();

  /** Of the key of the marks: it stays when the master key changes. */
  private static final String MARKED = "k1.";

  /** Of what is no secret of a row: sealed for this purpose, it opens for this purpose alone. */
  static final String MARK_KEY = "seal_key";

  private static final String ROW = "";
  private static final int MARK_KEY_BYTES = 32;

  private final String prefix;
  private final SecretKeySpec key;
  private final byte[] markKey;

  public Sealing(MasterKey master) {
    this("k" + master.version() + ".", new SecretKeySpec(master.bytes(), "AES"), derived(master));
  }

  private Sealing(String prefix, SecretKeySpec key, byte[] markKey) {
    this.prefix = prefix;
    this.key = key;
    this.markKey = markKey;
  }

  /** The key of the marks, sealed, to be kept: see {@link #withMarkKey}. */
  public String sealedMarkKey() {
    return seal(
        Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(markKey)), MARK_KEY);
  }

  /**
   * Marks with the key that was kept, however often the master key has changed since. Throws {@link
   * IllegalStateException} where it is none: another sealed text whose words somebody knows, put in
   * its place, would let them write marks.
   *
   * @param sealed of {@link #sealedMarkKey}, sealed with this master key
   */
  public Sealing withMarkKey(String sealed) {
    byte[] kept = Base64.getUrlDecoder().decode(open(sealed, MARK_KEY).reveal());
    if (kept.length != MARK_KEY_BYTES) {
      throw new IllegalStateException(
          "The key of the seals has " + kept.length + " bytes, not " + MARK_KEY_BYTES + ".");
    }
    return new Sealing(prefix, key, kept);
  }

  /** From now on, every {@link SecretConverter} uses this one. */
  public static void use(Sealing sealing) {
    CURRENT.set(sealing);
  }

  static Sealing current() {
    Sealing sealing = CURRENT.get();
    if (sealing == null) {
      throw new IllegalStateException("Secrets cannot be read before the master key is there.");
    }
    return sealing;
  }

  public String seal(Secret secret) {
    return seal(secret, ROW);
  }

  String seal(Secret secret, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, purpose, secret.reveal().getBytes(StandardCharsets.UTF_8));
    byte[] all = new byte[nonce.length + sealed.length];
    System.arraycopy(nonce, 0, all, 0, nonce.length);
    System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Throws {@link IllegalStateException} where it was sealed with another key, or was changed. */
  public Secret open(String sealed) {
    return open(sealed, ROW);
  }

  Secret open(String sealed, String purpose) {
    if (!sealed.startsWith(prefix)) {
      throw new IllegalStateException(
          "A secret was sealed with another version of the master key.");
    }
    byte[] all = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return Secret.of(
        new String(run(Cipher.DECRYPT_MODE, nonce, purpose, rest), StandardCharsets.UTF_8));
  }

  /** Whether {@code sealed} is {@code expected}, sealed with this key. */
  public boolean opens(String sealed, Secret expected) {
    try {
      return open(sealed).equals(expected);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  String mark(List<String> fields) {
    try {
      // Each field with its length, so that no two lists of fields read the same.
      StringBuilder text = new StringBuilder();
      fields.forEach(field -> text.append(field.length()).append(':').append(field));
      return MARKED
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(markKey, text.toString()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  boolean isMark(String seal, List<String> fields) {
    return MessageDigest.isEqual(
        seal.getBytes(StandardCharsets.UTF_8), mark(fields).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] derived(MasterKey master) {
    try {
      return hmac(master.bytes(), "suitehub row seal 1");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  private static byte[] hmac(byte[] secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] run(int mode, byte[] nonce, String purpose, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A secret cannot be read: sealed with another master key, or changed.", e);
    }
  }
}
