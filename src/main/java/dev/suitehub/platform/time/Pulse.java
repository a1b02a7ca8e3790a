package dev.suitehub.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is known of one worker's ticks. Lateness is measured by a time that nobody moves. */
final class Pulse {

  /** A busy machine is no dead timer. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile Duration every;
  private volatile long ended;
  private volatile @Nullable Instant last;
  private final AtomicLong revivals = new AtomicLong();
  private volatile long revivedAt;

  Pulse(Duration every, LongSupplier nanos) {
    this.every = every;
    this.nanos = nanos;
    this.ended = nanos.getAsLong();
  }

  void expect(Duration newInterval) {
    every = newInterval;
    ended = nanos.getAsLong();
  }

  /** False where one is under way already: ticks of one worker do not overlap. */
  boolean begin() {
    return underWay.compareAndSet(false, true);
  }

  void end() {
    ended = nanos.getAsLong();
    underWay.set(false);
  }

  void worked(Instant at) {
    last = at;
  }

  void revived() {
    revivals.incrementAndGet();
    revivedAt = nanos.getAsLong();
    // A new timer gets as long as the old one had.
    ended = revivedAt;
  }

  Duration sinceEnd() {
    return Duration.ofNanos(nanos.getAsLong() - ended);
  }

  boolean isLate() {
    return sinceEnd().compareTo(every.multipliedBy(2).plus(GRACE)) > 0;
  }

  boolean isUnderWay() {
    return underWay.get();
  }

  boolean wasRevivedWithin(Duration time) {
    return revivals.get() > 0 && nanos.getAsLong() - revivedAt < time.toNanos();
  }

  Duration every() {
    return every;
  }

  Optional<Instant> last() {
    return Optional.ofNullable(last);
  }

  long revivals() {
    return revivals.get();
  }
}
