package dev.suitehub.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks that this node could not keep though its database was there: even one is too many. What
 * an outage took, the outage tells.
 */
@ApplicationScoped
class NotKeptWatch implements Watch {

  private static final String NOT_KEPT = "callbacks-not-kept";
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final @Nullable Outages outages;
  private final @Nullable Node node;
  private final @Nullable Clock clock;

  /** The newest last; guarded by this. */
  private final Deque<Count> counts = new ArrayDeque<>();

  /** How many there had been by then, since the start of this node. */
  private record Count(Instant at, long total) {}

  /** For the container's proxy. */
  protected NotKeptWatch() {
    outages = null;
    node = null;
    clock = null;
  }

  @Inject
  NotKeptWatch(Outages outages, Node node, Clock clock) {
    this.outages = outages;
    this.node = node;
    this.clock = clock;
    counts.add(new Count(clock.instant(), 0));
  }

  @Override
  public Set<String> families() {
    return Set.of(NOT_KEPT);
  }

  @Override
  public synchronized List<Finding> look() {
    Instant now = Objects.requireNonNull(clock).instant();
    Count newest = new Count(now, Objects.requireNonNull(outages).notKeptOutside());
    counts.addLast(newest);
    Count oldest = counts.removeFirst();
    while (!counts.isEmpty() && !counts.getFirst().at().isAfter(now.minus(WINDOW))) {
      oldest = counts.removeFirst();
    }
    // The last one before the window: in an outage nobody looks, and none may be within it.
    counts.addFirst(oldest);
    long lost = newest.total() - oldest.total();
    if (lost == 0) {
      return List.of();
    }
    String me = Objects.requireNonNull(node).name();
    return List.of(
        Finding.of(Severity.CRITICAL, NOT_KEPT, "all", lost, oldest.at(), now.plusSeconds(60), me)
            .local(me));
  }
}
