package dev.suitehub.platform.db;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A master key that has sealed something in this database.
 *
 * @param id of the key; unknown where no node that had it has started since ids are kept
 * @param since when it began to seal; unknown of the first key of an older database
 * @param retiredAt when nothing was sealed with it any more
 */
public record KeyVersion(
    int number, @Nullable String id, @Nullable Instant since, @Nullable Instant retiredAt) {

  public boolean isRetired() {
    return retiredAt != null;
  }

  /** {@code k2 (5f3a9c01)}. */
  public String name() {
    return name(number, id);
  }

  public static String name(int number, @Nullable String id) {
    return id == null ? name(number) : name(number) + " (" + id + ")";
  }

  /** {@code k2}. */
  public static String name(int number) {
    return "k" + number;
  }
}
