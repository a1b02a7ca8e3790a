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
  private volatile Answer last = new Answer(false, System.nanoTime() - FRESH_NANOS);
  private volatile long askedSince = System.nanoTime();

  private record Answer(boolean alive, long at) {}

  /** For the container's proxy. */
  protected DatabasePing() {
    dataSource = null;
  }

  @Inject
  DatabasePing(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  boolean answers() {
    long now = System.nanoTime();
    if (now - last.at() < FRESH_NANOS) {
      return last.alive();
    }
    if (!one.tryAcquire()) {
      return last.alive() && now - askedSince < STUCK_NANOS;
    }
    try {
      askedSince = now;
      boolean alive = ask();
      last = new Answer(alive, System.nanoTime());
      return alive;
    } finally {
      one.release();
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
