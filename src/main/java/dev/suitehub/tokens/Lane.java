package dev.suitehub.tokens;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lends a shared executor at most {@code width} threads at the same time; the rest queues here, the
 * urgent before the others, and no more of it than fits into the memory.
 */
final class Lane {

  private static final Logger LOG = System.getLogger(Lane.class.getName());

  private static final int MOST_WAITING = 20_000;

  /** What a task takes before any was seen, and what one counts for at the most. */
  private static final Duration USUAL = Duration.ofMillis(100);

  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** The part that the newest task has in the average. */
  private static final int WEIGHT = 8;

  /** Who goes first. */
  enum Rank {
    /** Others wait for what it brings. */
    FIRST,
    WANTED,
    /** Nobody waits for it. */
    AHEAD
  }

  private final Executor threads;
  private final int width;
  private final Clock clock;
  private final Map<Rank, Queue<Runnable>> waiting = new EnumMap<>(Rank.class);
  private int running;
  private long averageNanos = USUAL.toNanos();

  Lane(Executor threads, int width, Clock clock) {
    this.threads = threads;
    this.width = width;
    this.clock = clock;
    for (Rank rank : Rank.values()) {
      waiting.put(rank, new ArrayDeque<>());
    }
  }

  /** Throws {@link RejectedExecutionException} where too much is waiting already. */
  void execute(Rank rank, Runnable task) {
    synchronized (waiting) {
      if (running == width) {
        if (waiting(rank) >= MOST_WAITING) {
          throw new RejectedExecutionException("over " + MOST_WAITING + " tasks are waiting");
        }
        queue(rank).add(task);
        return;
      }
      running++;
    }
    start(task);
  }

  /** How long a task of that rank would wait for its turn now, going by the last ones. */
  Duration expected(Rank rank) {
    synchronized (waiting) {
      return running < width
          ? Duration.ZERO
          : Duration.ofNanos(averageNanos / width * (waiting(rank) + 1));
    }
  }

  private int waiting(Rank rank) {
    int before = 0;
    for (Rank one : Rank.values()) {
      if (one.compareTo(rank) <= 0) {
        before += queue(one).size();
      }
    }
    return before;
  }

  private Queue<Runnable> queue(Rank rank) {
    return Objects.requireNonNull(waiting.get(rank));
  }

  private void start(Runnable first) {
    try {
      threads.execute(() -> drain(first));
    } catch (RuntimeException e) {
      synchronized (waiting) {
        running--;
      }
      throw e;
    }
  }

  private void drain(Runnable first) {
    for (Runnable task = first; task != null; task = next()) {
      Instant begun = clock.instant();
      run(task);
      learn(Duration.between(begun, clock.instant()));
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // The lane goes on with the next one.
      LOG.log(Level.ERROR, "a task failed", e);
    }
  }

  private void learn(Duration took) {
    long nanos = took.isNegative() ? 0 : (took.compareTo(LONGEST) > 0 ? LONGEST : took).toNanos();
    synchronized (waiting) {
      averageNanos += (nanos - averageNanos) / WEIGHT;
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      for (Rank rank : Rank.values()) {
        Runnable task = queue(rank).poll();
        if (task != null) {
          return task;
        }
      }
      running--;
      return null;
    }
  }
}
