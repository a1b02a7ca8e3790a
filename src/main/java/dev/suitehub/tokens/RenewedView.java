package dev.suitehub.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token was renewed: until when it is good. */
public record RenewedView(@Nullable Instant expiresAt) {}
