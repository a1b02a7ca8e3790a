package dev.suitehub.rules;

/** Where the next version of an app stands while the present one is online. */
public enum ReviewStatus {
  /** There is none, or it was not submitted. */
  NONE,
  SUBMITTED,
  APPROVED,
  REJECTED
}
