package dev.suitehub.delivery;

import dev.suitehub.journal.JournalAppended;
import dev.suitehub.platform.key.SuiteKey;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Readers that wait for the next event. Each is looked after once a second, for an event may come
 * by another node, and at once when this node has committed one.
 */
@ApplicationScoped
@ManagedScheduledExecutorDefinition(name = EventWaits.THREADS, maxAsync = 4)
public class EventWaits {

  static final String THREADS = "java:app/concurrent/delivery";

  /** More readers than that are answered at once. */
  static final int MOST = 1000;

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final @Nullable EventFeed feed;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

  @Resource(lookup = THREADS)
  private ManagedScheduledExecutorService managedThreads;

  private final Optional<ScheduledExecutorService> ownThreads;

  /** For the container's proxy. */
  protected EventWaits() {
    feed = null;
    ownThreads = Optional.empty();
  }

  @Inject
  EventWaits(EventFeed feed) {
    this.feed = feed;
    this.ownThreads = Optional.empty();
  }

  /** Outside of a container. */
  EventWaits(EventFeed feed, ScheduledExecutorService threads) {
    this.feed = feed;
    this.ownThreads = Optional.of(threads);
  }

  /** The next events, once there are any; an empty page when {@code wait} is over. */
  CompletionStage<EventPage> next(SuiteKey suite, Cursor after, int limit, Duration wait) {
    EventPage page = feed().read(suite, after, limit);
    if (!page.isEmpty() || wait.isZero() || waiting.size() >= MOST) {
      return CompletableFuture.completedFuture(page);
    }
    Waiter waiter = new Waiter(suite, limit, System.nanoTime() + wait.toNanos(), page.next());
    waiting.add(waiter);
    lookLater(waiter);
    return waiter.found;
  }

  /** The committing thread is somebody else's: it only passes the word. */
  void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) JournalAppended hint) {
    List<Waiter> concerned =
        waiting.stream().filter(waiter -> waiter.suite.equals(hint.suite())).toList();
    if (!concerned.isEmpty()) {
      threads().execute(() -> concerned.forEach(this::look));
    }
  }

  private void lookLater(Waiter waiter) {
    long nanos = Math.min(LOOK_NANOS, Math.max(0, waiter.untilNanos - System.nanoTime()));
    Object unused =
        threads()
            .schedule(
                () -> {
                  look(waiter);
                  if (!waiter.found.isDone()) {
                    lookLater(waiter);
                  }
                },
                nanos,
                TimeUnit.NANOSECONDS);
  }

  private void look(Waiter waiter) {
    if (waiter.found.isDone() || !waiter.looking.compareAndSet(false, true)) {
      return;
    }
    try {
      EventPage page = feed().read(waiter.suite, waiter.after, waiter.limit);
      waiter.after = page.next();
      if (!page.isEmpty() || System.nanoTime() >= waiter.untilNanos) {
        waiting.remove(waiter);
        waiter.found.complete(page);
      }
    } catch (RuntimeException e) {
      waiting.remove(waiter);
      waiter.found.completeExceptionally(e);
    } finally {
      waiter.looking.set(false);
    }
  }

  private EventFeed feed() {
    return Objects.requireNonNull(feed);
  }

  private ScheduledExecutorService threads() {
    return ownThreads.orElse(managedThreads);
  }

  private static final class Waiter {
    private final SuiteKey suite;
    private final int limit;
    private final long untilNanos;
    private final CompletableFuture<EventPage> found = new CompletableFuture<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Cursor after;

    private Waiter(SuiteKey suite, int limit, long untilNanos, Cursor after) {
      this.suite = suite;
      this.limit = limit;
      this.untilNanos = untilNanos;
      this.after = after;
    }
  }
}
