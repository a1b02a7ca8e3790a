package dev.suitehub.callbacks;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets a callback into the database, and stops waiting for it when WeCom would (doc 90642: 1000
 * ms). The threads are of this room alone: whatever else the hub waits for, callbacks go on.
 *
 * <p>They are the server's, and take the server's context once: its executor service takes it anew
 * for each callback, for which Payara looks through all jars.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = TimeBudget.THREADS)
public class TimeBudget {

  static final int PLACES = 16;

  private static final Duration IDLE = Duration.ofMinutes(5);

  /** From the arrival to the answer. */
  static final Duration LENGTH = Duration.ofMillis(800);

  static final String THREADS = "java:app/concurrent/callbacks";

  private static final Logger LOG = System.getLogger(TimeBudget.class.getName());

  private final Semaphore places = new Semaphore(PLACES, true);
  private final Duration budget;

  @Resource(lookup = THREADS)
  private ManagedThreadFactory managed;

  private final ExecutorService threads;

  protected TimeBudget() {
    budget = LENGTH;
    threads = pool(this::thread);
  }

  /** Outside of a container. */
  TimeBudget(Duration budget, ExecutorService threads) {
    this.budget = budget;
    this.threads = threads;
  }

  /** A thread for each place, made when it is first needed. */
  static ExecutorService pool(ThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            PLACES,
            PLACES,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private Thread thread(Runnable work) {
    return managed.newThread(work);
  }

  @PreDestroy
  void close() {
    threads.shutdown();
  }

  /**
   * What the work returned; empty where it failed or is not done in time. It may still be done
   * later.
   *
   * @param arrivedNanos {@link System#nanoTime} at the arrival of the request
   */
  Optional<Answer> within(long arrivedNanos, Supplier<Answer> work) {
    try {
      if (!places.tryAcquire(left(arrivedNanos), TimeUnit.NANOSECONDS)) {
        LOG.log(Level.WARNING, "callback not kept: all places are taken");
        return Optional.empty();
      }
      return Optional.of(submit(work).get(left(arrivedNanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "callback not kept in time");
    } catch (ExecutionException e) {
      LOG.log(Level.ERROR, "callback not kept", e.getCause());
    } catch (RejectedExecutionException e) {
      LOG.log(Level.ERROR, "callback not kept: no thread", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Future<Answer> submit(Supplier<Answer> work) {
    boolean submitted = false;
    try {
      Future<Answer> answer =
          threads.submit(
              () -> {
                try {
                  return work.get();
                } finally {
                  places.release();
                }
              });
      submitted = true;
      return answer;
    } finally {
      if (!submitted) {
        places.release();
      }
    }
  }

  private long left(long arrivedNanos) {
    return budget.toNanos() - (System.nanoTime() - arrivedNanos);
  }
}
