package dev.suitehub.tokens;

import java.time.Instant;

/** A token as a business system gets it. */
public record TokenView(String accessToken, Instant expiresAt) {}
