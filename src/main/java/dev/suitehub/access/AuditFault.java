package dev.suitehub.access;

/** What may be wrong with a part of the audit log. */
public enum AuditFault {
  /** Entries read otherwise than when they were linked. */
  CHANGED,
  /** Entries are gone. */
  REMOVED,
  /** Entries claim a link that does not know them. */
  FOREIGN,
  /** Entries had no seal, or not their own, when they were linked. */
  UNSEALED,
  /** What the link says of its entries was changed. */
  LINK_CHANGED,
  LINK_REMOVED,
  /** The end of the chain was cut off or put back. It stays on record: the end is made anew. */
  CHAIN_CHANGED
}
