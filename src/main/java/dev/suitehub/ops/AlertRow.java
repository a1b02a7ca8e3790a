package dev.suitehub.ops;

import java.time.Instant;
import java.util.Optional;

/** One alert as it is told: in lists, and to the webhook. */
record AlertRow(
    String cause,
    AlertState state,
    Severity severity,
    Instant since,
    Optional<Instant> clearedAt,
    Optional<Instant> lastSentAt,
    String title,
    String text,
    String cure) {}
