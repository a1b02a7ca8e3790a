package dev.suitehub.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit log is as it was written.
 *
 * @param sound whether nothing was found
 * @param entries how many are linked: none of them can be changed or removed without a finding
 * @param pending how many are not linked yet; each has its own seal
 * @param links how many links the chain has
 * @param linkedAt when the newest link was made
 * @param checkedAt when the last round through the whole chain ended
 * @param end the seal of the newest link: whoever keeps it elsewhere can tell a chain that was made
 *     anew
 * @param found how many findings there are
 * @param findings the first 50
 */
public record AuditVerdict(
    boolean sound,
    long entries,
    long pending,
    long links,
    @Nullable Instant linkedAt,
    @Nullable Instant checkedAt,
    String end,
    long found,
    List<AuditFinding> findings) {}
