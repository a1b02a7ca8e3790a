package dev.suitehub.install;

import java.time.Instant;
import java.util.Optional;

/**
 * Exchanges, counted for operators; {@code oldestWaiting}: when the oldest unfinished code came in.
 */
public record InstallTotals(
    long pending,
    long outcomeUnknown,
    long done,
    long refused,
    long lost,
    Optional<Instant> oldestWaiting) {}
