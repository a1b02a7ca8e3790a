package dev.suitehub.tokens;

import java.time.Duration;
import java.time.Instant;

/** What the clocks of our nodes and WeCom's tell of each other. */
final class Clocks {

  /**
   * By so much they may differ. It is less than the seven minutes that lie at least between two
   * regular tickets, so that one that was believed too soon is outdone by the next but one.
   */
  static final Duration DIFFER_BY = Duration.ofMinutes(1);

  private Clocks() {}

  /**
   * Whether {@code noted}, which one of our nodes wrote down as its present, is further ahead than
   * their clocks differ: they were turned back since, in the sandbox or by hand, and what was
   * reckoned from it holds no more.
   */
  static boolean wereTurnedBack(Instant noted, Instant now) {
    return noted.isAfter(now.plus(DIFFER_BY));
  }
}
