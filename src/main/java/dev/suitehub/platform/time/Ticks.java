package dev.suitehub.platform.time;

import dev.suitehub.platform.db.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the ticks of this node's workers, one at a time each, and remembers when each last ended: a
 * server may drop a timer without a word, and for good after a throw. When they ended is told by
 * the hub's clock; whether they are late is measured by the machine's, which no test moves.
 */
@ApplicationScoped
public class Ticks {

  private static final Logger LOG = System.getLogger(Ticks.class.getName());

  private final @Nullable Schema schema;
  private final @Nullable Clock clock;
  private final LongSupplier nanos;
  private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected Ticks() {
    schema = null;
    clock = null;
    nanos = System::nanoTime;
  }

  @Inject
  public Ticks(Schema schema, Clock clock) {
    this(schema, clock, System::nanoTime);
  }

  /** With a time of the test's own for what is late. */
  public Ticks(Schema schema, Clock clock, LongSupplier nanos) {
    this.schema = schema;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** From now on a tick of that worker is awaited in each interval. */
  public void expect(String worker, Duration every) {
    pulses.computeIfAbsent(worker, any -> new Pulse(every, nanos)).expect(every);
  }

  /**
   * Does nothing before the tables stand, or while the last tick is under way. What the work throws
   * is logged and goes no further.
   */
  public void run(String worker, Runnable work) {
    Pulse pulse = pulses.computeIfAbsent(worker, any -> new Pulse(Duration.ofDays(1), nanos));
    if (!pulse.begin()) {
      return;
    }
    try {
      if (Objects.requireNonNull(schema).isReady()) {
        work(worker, work);
        pulse.worked(Objects.requireNonNull(clock).instant());
      }
    } finally {
      pulse.end();
    }
  }

  private static void work(String worker, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A tick of the worker " + worker + " failed; the next one comes.", e);
    }
  }

  /** When each worker last ended a tick, by its name, in order. */
  public SortedMap<String, Instant> last() {
    SortedMap<String, Instant> last = new TreeMap<>();
    pulses.forEach((worker, pulse) -> pulse.last().ifPresent(at -> last.put(worker, at)));
    return last;
  }

  /** The workers that are two intervals late now, in order. */
  public List<LateTick> late() {
    return pulses.entrySet().stream()
        .filter(entry -> entry.getValue().isLate())
        .map(entry -> late(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(LateTick::worker))
        .toList();
  }

  private static LateTick late(String worker, Pulse pulse) {
    return new LateTick(worker, pulse.every(), pulse.sinceEnd(), pulse.isUnderWay());
  }

  /** How often the timer of each worker was made anew, in order. */
  public SortedMap<String, Long> revivals() {
    return pulses.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().revivals(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The workers whose timer was made anew within that time, in order. */
  public Set<String> revivedWithin(Duration time) {
    return pulses.entrySet().stream()
        .filter(entry -> entry.getValue().wasRevivedWithin(time))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether no timer calls that worker any more: it is late, and no tick of it hangs. */
  boolean isDead(String worker) {
    Pulse pulse = pulses.get(worker);
    return pulse != null && pulse.isLate() && !pulse.isUnderWay();
  }

  void revived(String worker) {
    LOG.log(Level.WARNING, "timer made anew worker={0}: it was two intervals late", worker);
    pulses.computeIfPresent(
        worker,
        (name, pulse) -> {
          pulse.revived();
          return pulse;
        });
  }
}
