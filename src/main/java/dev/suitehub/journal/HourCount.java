package dev.suitehub.journal;

import java.time.Instant;

/** How many callbacks were kept in the hour that begins at {@code hour}. */
public record HourCount(Instant hour, long callbacks) {}
