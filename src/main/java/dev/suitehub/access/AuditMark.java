package dev.suitehub.access;

/** Whether an entry of the audit log is as it was written. */
public enum AuditMark {
  GENUINE,
  /** It was changed in the database, or written by somebody else. */
  ALTERED,
  /** It is from before entries were sealed: nobody can tell. */
  BEFORE_SEALS
}
