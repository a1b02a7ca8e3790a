package dev.suitehub.console.release;

import java.time.Instant;

/** What became of a test link. */
public record TestLinkLine(String by, String mark, String state, Instant expiresAt, String corp) {}
