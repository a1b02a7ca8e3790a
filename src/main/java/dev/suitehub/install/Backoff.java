package dev.suitehub.install;

import java.time.Duration;
import java.util.Optional;

/** How long to wait after a failure: doubled each time, up to a ceiling. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(2);

  private Backoff() {}

  static Duration after(int failures, Duration longest) {
    return after(failures, FIRST, longest);
  }

  /** Not before {@code least}, where WeCom or the hub's own pace has said one. */
  static Duration atLeast(Optional<Duration> least, Duration wait) {
    return least.filter(longer -> longer.compareTo(wait) > 0).orElse(wait);
  }

  static Duration after(int failures, Duration first, Duration longest) {
    Duration wait = first.multipliedBy(1L << Math.min(failures, 20));
    return wait.compareTo(longest) > 0 ? longest : wait;
  }
}
