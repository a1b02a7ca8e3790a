package dev.suitehub.access;

import java.time.Instant;

/**
 * Something in the audit log is not as it was written.
 *
 * @param link the number of the link that shows it
 * @param firstEntry the id of the first entry of this kind; 0 where nobody knows
 * @param lastEntry the id of the last
 */
public record AuditFinding(
    AuditFault fault, long link, long firstEntry, long lastEntry, Instant foundAt) {

  /** The entries: {@code 17} or {@code 17-20}; empty where nobody knows. */
  public String entries() {
    return firstEntry == 0
        ? ""
        : firstEntry == lastEntry ? "" + firstEntry : firstEntry + "-" + lastEntry;
  }

  boolean isSame(AuditFinding other) {
    return fault == other.fault
        && link == other.link
        && firstEntry == other.firstEntry
        && lastEntry == other.lastEntry;
  }
}
