package dev.suitehub.tokens;

import dev.suitehub.wire.Secret;
import java.time.Instant;

/** A token that may be used until {@code expiresAt}. */
public record Token(Secret accessToken, Instant expiresAt) {}
