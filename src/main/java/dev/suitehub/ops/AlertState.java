package dev.suitehub.ops;

/** How an alert stands, for whoever is told. */
public enum AlertState {
  /** It has begun; nobody was told yet. */
  RAISED,
  /** It was told, and stands. */
  STANDING,
  /** It is over. */
  RECOVERED
}
