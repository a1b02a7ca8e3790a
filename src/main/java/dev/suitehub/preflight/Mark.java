package dev.suitehub.preflight;

/** How a check ended. */
public enum Mark {
  GOOD,
  /** It works, and may not with WeCom, or not for long. */
  WARNING,
  /** WeCom would refuse it. */
  BAD,
  /** Not made, and why is said. */
  SKIPPED
}
