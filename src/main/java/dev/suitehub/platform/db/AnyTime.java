package dev.suitehub.platform.db;

import java.time.Instant;

/**
 * The first and the last moment that a row may name. H2 enters no index by "is not null", and goes
 * to its end, where the nulls are, for what has no upper bound: whoever looks for the few rows that
 * have a time asks for those between these two.
 */
public final class AnyTime {

  public static final Instant FIRST = Instant.EPOCH;
  public static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private AnyTime() {}
}
