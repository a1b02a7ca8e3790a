package dev.suitehub.sandbox.push;

/** What WeCom thinks of an answer. */
public enum Verdict {
  ACCEPTED,
  /** In time and with status 200, but not the words it wants. */
  WRONG_ANSWER,
  /** Another status than 200. */
  REFUSED,
  /** Nothing, or nothing whole, in time. */
  NO_ANSWER
}
