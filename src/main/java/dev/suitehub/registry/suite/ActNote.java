package dev.suitehub.registry.suite;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the history of an app says of an act in WeCom's console.
 *
 * @param who as the audit log has it
 * @param at when we were told
 * @param on the day in China on which it was done; null where nobody said
 */
public record ActNote(String who, Instant at, @Nullable LocalDate on, String note) {}
