package dev.suitehub.platform.db;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A start waits for a database that is away, as both may come up at once after a power cut. One
 * that refuses is not waited for, nor one that goes away later: callbacks are answered meanwhile.
 */
final class StartWait {

  private static final Logger LOG = System.getLogger(StartWait.class.getName());

  private final LongSupplier nanos;
  private final Pause pause;
  private OptionalLong begun = OptionalLong.empty();
  private boolean over;

  /** Between two tries. */
  @FunctionalInterface
  interface Pause {
    void take() throws InterruptedException;
  }

  StartWait(LongSupplier nanos, Pause pause) {
    this.nanos = nanos;
    this.pause = pause;
  }

  /** There is a connection. */
  synchronized void ends() {
    if (!over && begun.isPresent()) {
      LOG.log(Level.INFO, "The database answers.");
    }
    over = true;
  }

  /** Whether there was no connection yet. */
  synchronized boolean isOn() {
    return !over;
  }

  /** After a failure, whether to try again; waits a little before it says so. */
  boolean isWorthATry(SQLException sentence, Duration longest) {
    if (!mayWait(sentence, longest)) {
      return false;
    }
    try {
      pause.take();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized boolean mayWait(SQLException sentence, Duration longest) {
    if (over || !NoDatabase.isAway(sentence)) {
      return false;
    }
    if (begun.isEmpty()) {
      begun = OptionalLong.of(nanos.getAsLong());
      if (!longest.isZero()) {
        LOG.log(
            Level.WARNING,
            "The start waits for the database, {0} at most (hub.db.wait). {1}",
            longest,
            sentence.getMessage());
      }
    }
    return nanos.getAsLong() - begun.getAsLong() < longest.toNanos();
  }
}
