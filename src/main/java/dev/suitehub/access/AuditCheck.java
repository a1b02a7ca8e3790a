package dev.suitehub.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of some links said.
 *
 * @param from the number of the first link that was checked
 * @param to the number of the last
 * @param entries how many entries they vouch for
 * @param next where the next check begins; null after the last link
 */
public record AuditCheck(
    long from, long to, long entries, List<AuditFinding> findings, @Nullable Long next) {}
