package dev.suitehub.upstream;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Makes waits a little longer, so that those who wait for the same thing come back one by one. */
record Jitter(RandomGenerator random) {

  private static final double MOST = 0.2;

  /** Up to a fifth longer; never shorter, as WeCom's windows are no shorter either. */
  Duration on(Duration wait) {
    return wait.plusMillis((long) (wait.toMillis() * MOST * random.nextDouble()));
  }
}
