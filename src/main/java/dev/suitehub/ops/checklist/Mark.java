package dev.suitehub.ops.checklist;

/** How a point of the checklist is. */
public enum Mark {
  GOOD,
  /** It works, and is not as it should be in production, or nobody could look. */
  WARN,
  /** Not in production. */
  BAD
}
