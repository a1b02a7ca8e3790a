package dev.suitehub.upstream;

import java.time.Duration;

/** How a pause between two tries is spent. */
@FunctionalInterface
interface Sleeper {

  /** Time really passes. */
  Sleeper REAL = pause -> Thread.sleep(pause.toMillis());

  void sleep(Duration pause) throws InterruptedException;
}
