package dev.suitehub.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database for a sign of life, at most once a second and one caller at a time: whoever
 * asks for health is anonymous, and must not take the callbacks' connections.
 */
@ApplicationScoped
class DatabasePing {

  private static final Logger LOG = System.getLogger(DatabasePing.class.getName());
  private static final int PATIENCE_SECONDS = 2;
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long STUCK_NANOS = Duration.ofSeconds(PATIENCE_SECONDS + 1L).toNanos();

  private final @Nullable DataSource dataSource;
  private final Semaphore one = new Semaphore(1);

  /** Null before anybody was answered. */
  private volatile @Nullable Answer last;

  private volatile long askedSince = System.nanoTime();

  private record Answer(boolean alive, long at) {

    boolean isFresh() {
      return System.nanoTime() - at < FRESH_NANOS;
    }
  }

  /** For the container's proxy. */
  protected DatabasePing() {
    dataSource = null;
  }

  @Inject
  DatabasePing(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  boolean answers() {
    Answer before = last;
    if (before != null && before.isFresh()) {
      return before.alive();
    }
    if (!begin(before == null)) {
      return before != null && before.alive() && System.nanoTime() - askedSince < STUCK_NANOS;
    }
    try {
      Answer meanwhile = last;
      if (meanwhile != null && meanwhile.isFresh()) {
        return meanwhile.alive();
      }
      askedSince = System.nanoTime();
      boolean alive = ask();
      last = new Answer(alive, System.nanoTime());
      return alive;
    } finally {
      one.release();
    }
  }

  /**
   * Whoever asks beside the very first one waits for that answer: to take none for a bad one would
   * turn callbacks away from a database that is well.
   */
  private boolean begin(boolean first) {
    try {
      return first ? one.tryAcquire(STUCK_NANOS, TimeUnit.NANOSECONDS) : one.tryAcquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean ask() {
    try (Connection connection = Objects.requireNonNull(dataSource).getConnection()) {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
      return false;
    }
  }
}
