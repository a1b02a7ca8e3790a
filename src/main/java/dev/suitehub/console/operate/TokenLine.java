package dev.suitehub.console.operate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one token stands, in the reader's words.
 *
 * @param key as a form names it
 * @param mark of {@code state}
 * @param expiresAt absent where there is none
 * @param trouble why the last renewal failed; empty where it did not
 * @param cure what helps against it
 */
public record TokenLine(
    String key,
    String kind,
    String owner,
    String corp,
    String corpUrl,
    String mark,
    String state,
    @Nullable Instant expiresAt,
    String trouble,
    String cure,
    @Nullable Instant nextTryAt) {}
