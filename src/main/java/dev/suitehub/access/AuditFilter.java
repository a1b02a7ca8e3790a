package dev.suitehub.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are asked for; what is empty asks for nothing.
 *
 * @param who the whole name ({@code user:li.lei})
 * @param action how it begins ({@code provider.})
 * @param subject how it begins
 * @param from the first moment
 * @param to the first moment that is too late
 */
public record AuditFilter(
    String who, String action, String subject, Optional<Instant> from, Optional<Instant> to) {

  public static AuditFilter none() {
    return new AuditFilter("", "", "", Optional.empty(), Optional.empty());
  }
}
