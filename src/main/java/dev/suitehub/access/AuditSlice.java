package dev.suitehub.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit log, the newest first.
 *
 * @param next the cursor of the older ones; null where there are none
 */
public record AuditSlice(List<AuditRow> entries, @Nullable String next) {}
