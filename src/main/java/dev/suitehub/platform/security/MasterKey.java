package dev.suitehub.platform.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The key that seals secrets at rest: 32 bytes, with the version that marks what it sealed. Prints
 * nothing of itself.
 */
public final class MasterKey {

  private static final Logger LOG = System.getLogger(MasterKey.class.getName());
  private static final String FILE = "master.key";
  private static final int BYTES = 32;

  private final int version;
  private final byte[] bytes;

  private MasterKey(int version, byte[] bytes) {
    this.version = version;
    this.bytes = bytes;
  }

  /**
   * Throws {@link IllegalArgumentException} with a sentence where {@code base64} is not 32 bytes.
   */
  public static MasterKey of(int version, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "hub.security.master-key is not Base64: set 32 bytes (openssl rand -base64 32).", e);
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "hub.security.master-key has to be 32 bytes in Base64 (openssl rand -base64 32); it has "
              + bytes.length
              + ".");
    }
    return new MasterKey(version, bytes);
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
      return of(1, configured.get());
    }
    if (!embedded) {
      throw new IllegalStateException(
          "hub.security.master-key is not set. With a database server the hub makes no key of its own: set 32 bytes in"
              + " Base64 (openssl rand -base64 32) and keep them as safe as the database.");
    }
    Path file = dataDir.resolve(FILE);
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
      return of(1, Files.readString(file));
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

  int version() {
    return version;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "MasterKey[k" + version + "]";
  }
}
