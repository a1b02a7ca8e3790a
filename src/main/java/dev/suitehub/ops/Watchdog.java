package dev.suitehub.ops;

import dev.suitehub.platform.db.DatabaseSign;
import dev.suitehub.platform.time.TickingWorker;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds whether the database is there and whether a worker's timer is dead. It
 * hangs on the server's scheduler and not on an EJB timer: each of the two mechanisms watches the
 * other.
 */
@ApplicationScoped
class Watchdog {

  private static final Logger LOG = System.getLogger(Watchdog.class.getName());
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Longer than a look at a database that swallows everything takes. */
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(60);

  @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
  ManagedScheduledExecutorService scheduler;

  @Inject Outages outages;
  @Inject DatabaseSign database;
  @Inject @Any Instance<TickingWorker> workers;

  /** A server lets timers go only when everything is deployed. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final long begun = System.nanoTime();
  private volatile long lastRound = System.nanoTime();
  private @Nullable Future<?> rounds;

  /** Looked up once: what an {@code Instance} makes it keeps as long as this bean lives. */
  private volatile List<TickingWorker> found = List.of();

  /** From now on, and anew where it already does and nothing comes of it. */
  synchronized void start() {
    if (rounds != null) {
      rounds.cancel(false);
    }
    lastRound = System.nanoTime();
    rounds =
        scheduler.scheduleWithFixedDelay(
            this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** For whoever hangs on another mechanism. */
  synchronized void startAnewIfDead() {
    if (rounds != null && System.nanoTime() - lastRound > LONGEST_ROUND.toNanos()) {
      LOG.log(Level.WARNING, "the watchdog was silent for {0}: begun anew", LONGEST_ROUND);
      start();
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (rounds != null) {
      rounds.cancel(true);
    }
  }

  private void round() {
    try {
      outages.look();
      database.seen(outages.isDatabaseWell());
      if (System.nanoTime() - begun > SETTLED.toNanos()) {
        found().forEach(TickingWorker::revive);
      }
    } catch (RuntimeException e) {
      // A task that throws is never run again.
      LOG.log(Level.ERROR, "A round of the watchdog failed; the next one comes.", e);
    } finally {
      lastRound = System.nanoTime();
    }
  }

  private List<TickingWorker> found() {
    if (found.isEmpty()) {
      found = workers.stream().toList();
    }
    return found;
  }
}
