package dev.suitehub.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that seals secrets at rest: 32 bytes. Prints nothing of itself but its id, which people can
 * compare and nobody can turn back.
 */
public final class MasterKey {

  private static final Logger LOG = System.getLogger(MasterKey.class.getName());
  private static final String FILE = "master.key";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final String CURRENT = "hub.security.master-key";
  private static final String OTHERS = "hub.security.other-master-keys";

  private final byte[] bytes;
  private final String id;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
    byte[] id = mac("suitehub master key id");
    this.id = HexFormat.of().formatHex(Arrays.copyOf(id, ID_BYTES));
  }

  /**
   * Throws {@link IllegalArgumentException} with a sentence where {@code base64} is not 32 bytes.
   */
  public static MasterKey of(String base64) {
    return of(CURRENT, base64);
  }

  /** Those of a list with commas; as {@link #of(String)}. */
  public static List<MasterKey> others(String list) {
    return Arrays.stream(list.split(",", -1))
        .filter(one -> !one.isBlank())
        .map(one -> of(OTHERS, one))
        .toList();
  }

  private static MasterKey of(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          setting + " is not Base64: set 32 bytes (openssl rand -base64 32).", e);
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          setting
              + " has to be 32 bytes in Base64 (openssl rand -base64 32); it has "
              + bytes.length
              + ".");
    }
    return new MasterKey(bytes);
  }

  /**
   * The configured key; or, where {@code embedded}, the one of the key file, made now if there is
   * none and nothing was sealed yet. Throws {@link IllegalStateException} with a sentence where
   * there is no key to be had.
   *
   * @param sealed whether the database holds secrets already
   */
  public static MasterKey load(
      Optional<String> configured, boolean embedded, BooleanSupplier sealed, Path dataDir) {
    if (configured.isPresent()) {
      return of(configured.get());
    }
    if (!embedded) {
      throw new IllegalStateException(
          "hub.security.master-key is not set. With a database server the hub makes no key of its own: set 32 bytes in"
              + " Base64 (openssl rand -base64 32) and keep them as safe as the database.");
    }
    Path file = file(dataDir);
    if (Files.notExists(file) && sealed.getAsBoolean()) {
      throw new IllegalStateException(
          "The database holds secrets, but their key is gone: put "
              + file.toAbsolutePath()
              + " back, or set hub.security.master-key. Nothing was written.");
    }
    return ofFile(file);
  }

  private static MasterKey ofFile(Path file) {
    try {
      if (OwnerOnly.create(file, MasterKey::random)) {
        LOG.log(
            Logger.Level.WARNING,
            "No hub.security.master-key: made one in {0}. Whoever has that file and the database has every secret.",
            file.toAbsolutePath());
      }
      return of(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The key file "
              + file.toAbsolutePath()
              + " cannot be read or made: the hub's user has to own it and its folder.",
          e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Where the key lies that an embedded start makes. */
  public static Path file(Path dataDir) {
    return dataDir.resolve(FILE);
  }

  /** Eight hex digits of a one-way function of it. */
  public String id() {
    return id;
  }

  SecretKeySpec cipherKey() {
    return new SecretKeySpec(bytes, "AES");
  }

  /** HMAC-SHA-256 of the text under this key. */
  byte[] mac(String text) {
    try {
      return Sealing.hmac(bytes, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA-256.", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MasterKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "MasterKey[" + id + "]";
  }
}
