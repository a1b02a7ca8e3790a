package dev.suitehub.ops;

/** How much an alert matters. */
public enum Severity {
  /** Something stands still, or a customer is affected. */
  CRITICAL,
  /** It goes on, but somebody has to look. */
  WARNING
}
