package dev.suitehub.platform.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Whether the database is known to be gone, for those who would only wait for it. What nobody has
 * looked at for a while is not known: then it is better to try.
 */
@ApplicationScoped
public class DatabaseSign {

  private static final long HOLDS_NANOS = Duration.ofSeconds(10).toNanos();

  private volatile boolean gone;
  private volatile long seenAt = System.nanoTime();

  /** What somebody has just seen. */
  public void seen(boolean alive) {
    seenAt = System.nanoTime();
    gone = !alive;
  }

  public boolean isGone() {
    return gone && System.nanoTime() - seenAt < HOLDS_NANOS;
  }
}
