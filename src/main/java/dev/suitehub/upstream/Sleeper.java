package dev.suitehub.upstream;

import java.time.Duration;

/** How a pause between two tries is spent. */
@FunctionalInterface
interface Sleeper {

  void sleep(Duration pause) throws InterruptedException;
}
