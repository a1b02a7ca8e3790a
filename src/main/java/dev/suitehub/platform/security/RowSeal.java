package dev.suitehub.platform.security;

import java.util.List;

/**
 * Marks what was written once: HMAC-SHA-256 over its fields, under a key that comes from the first
 * master key and is kept sealed, so that a seal outlives the master key. A field that was changed
 * in the database is seen; a row that was deleted or copied is not.
 */
public final class RowSeal {

  private RowSeal() {}

  /** {@code k1.<base64url>}. */
  public static String of(List<String> fields) {
    return Sealing.current().mark(fields);
  }

  /** Whether {@code seal} is of just these fields; compared in constant time. */
  public static boolean holds(String seal, List<String> fields) {
    return Sealing.current().isMark(seal, fields);
  }
}
