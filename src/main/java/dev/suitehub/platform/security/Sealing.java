package dev.suitehub.platform.security;

import dev.suitehub.wire.Secret;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets for the database: AES-256-GCM under a master key, a fresh nonce each time, written
 * as {@code k<version>.<base64url>}. It opens what any of its keys has sealed. A changed letter
 * makes it unreadable; it does not say which row it belongs to.
 */
public final class Sealing {

  private static final Logger LOG = System.getLogger(Sealing.class.getName());
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

  private static final Pattern SEALED = Pattern.compile("k([1-9]\\d{0,5})\\.(.+)");

  private final int version;
  private final MasterKey master;
  private final Map<Integer, MasterKey> known;

  /** Of which version these are shows only when another node seals with them. */
  private final List<MasterKey> spare;

  private final byte[] markKey;

  Sealing(int version, MasterKey master, Map<Integer, MasterKey> known, List<MasterKey> spare) {
    this(version, master, known, spare, master.mac("suitehub row seal 1"));
  }

  private Sealing(
      int version,
      MasterKey master,
      Map<Integer, MasterKey> known,
      List<MasterKey> spare,
      byte[] markKey) {
    this.version = version;
    this.master = master;
    this.known = new ConcurrentHashMap<>(known);
    this.spare = List.copyOf(spare);
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
    return new Sealing(version, master, known, spare, kept);
  }

  /** From now on, every {@link SecretConverter} uses this one. */
  public static void use(Sealing sealing) {
    CURRENT.set(sealing);
  }

  /** The one that every {@link SecretConverter} uses. */
  public static Sealing current() {
    Sealing sealing = CURRENT.get();
    if (sealing == null) {
      throw new IllegalStateException("Secrets cannot be read before the master key is there.");
    }
    return sealing;
  }

  /** Of the key that seals. */
  public int version() {
    return version;
  }

  /** With what everything begins that it seals. */
  public String prefix() {
    return "k" + version + ".";
  }

  /** The key that seals. */
  public String keyId() {
    return master.id();
  }

  /** Of all its keys. */
  public Set<String> keyIds() {
    return Stream.concat(known.values().stream(), spare.stream())
        .map(MasterKey::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The same secret, sealed with the key that seals now.
   *
   * @param table where it stands: the key of the marks is sealed for its purpose alone
   */
  public String again(String table, String sealed) {
    String purpose = table.equals(MARK_KEY) ? MARK_KEY : ROW;
    return seal(open(sealed, purpose), purpose);
  }

  public String seal(Secret secret) {
    return seal(secret, ROW);
  }

  String seal(Secret secret, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        run(
            master,
            Cipher.ENCRYPT_MODE,
            nonce,
            purpose,
            secret.reveal().getBytes(StandardCharsets.UTF_8));
    byte[] all = new byte[nonce.length + sealed.length];
    System.arraycopy(nonce, 0, all, 0, nonce.length);
    System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
    return prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * Throws {@link IllegalStateException} where it was sealed with a key that is not here, or was
   * changed.
   */
  public Secret open(String sealed) {
    return open(sealed, ROW);
  }

  Secret open(String sealed, String purpose) {
    Matcher parts = SEALED.matcher(sealed);
    if (!parts.matches()) {
      throw new IllegalStateException("A secret is not sealed as the hub seals: it was changed.");
    }
    int with = Integer.parseInt(parts.group(1));
    MasterKey key = known.get(with);
    return key == null
        ? openWithSpare(with, parts.group(2), purpose)
        : open(key, parts.group(2), purpose);
  }

  /** Another node seals with a key already that this one was only to know. */
  private Secret openWithSpare(int with, String text, String purpose) {
    for (MasterKey key : spare) {
      try {
        Secret secret = open(key, text, purpose);
        known.put(with, key);
        return secret;
      } catch (IllegalStateException e) {
        LOG.log(Logger.Level.DEBUG, "k{0} is not the master key {1}", with, key.id());
      }
    }
    throw new IllegalStateException(
        "A secret was sealed with the master key k"
            + with
            + ", which this node does not have (it has "
            + String.join(", ", new TreeSet<>(keyIds()))
            + "; GET /ops/master-key of another node tells the id of k"
            + with
            + "). Add that key to hub.security.other-master-keys and start this node again.");
  }

  private static Secret open(MasterKey key, String text, String purpose) {
    byte[] all = decoded(text);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    return Secret.of(
        new String(run(key, Cipher.DECRYPT_MODE, nonce, purpose, rest), StandardCharsets.UTF_8));
  }

  private static byte[] decoded(String text) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(text);
      if (all.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
        return all;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("A secret is not sealed as the hub seals.", e);
    }
    throw new IllegalStateException("A secret is not sealed as the hub seals: it was cut off.");
  }

  /** Whether {@code sealed} is {@code expected}, sealed with that key, whatever its version. */
  static boolean opens(MasterKey key, String sealed, Secret expected) {
    Matcher parts = SEALED.matcher(sealed);
    try {
      return parts.matches() && open(key, parts.group(2), ROW).equals(expected);
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

  static byte[] hmac(byte[] secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] run(MasterKey key, int mode, byte[] nonce, String purpose, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.cipherKey(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A secret cannot be read: sealed with another master key, or changed.", e);
    }
  }
}
