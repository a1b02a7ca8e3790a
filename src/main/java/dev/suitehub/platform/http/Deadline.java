package dev.suitehub.platform.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A moment by which something has to be over. It goes by the machine's own time, which no test
 * clock moves: sockets do not wait longer because a clock was turned.
 */
public final class Deadline {

  private final LongSupplier nanos;
  private final long end;

  private Deadline(Duration time, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + time.toNanos();
  }

  public static Deadline in(Duration time) {
    return in(time, System::nanoTime);
  }

  static Deadline in(Duration time, LongSupplier nanos) {
    return new Deadline(time, nanos);
  }

  /** 0 once it is over. */
  public long leftMillis() {
    return Math.max(0, (end - nanos.getAsLong()) / 1_000_000);
  }

  public boolean isOver() {
    return end - nanos.getAsLong() <= 0;
  }

  /** Whether it was over that long ago. */
  public boolean isOverSince(Duration time) {
    return nanos.getAsLong() - end >= time.toNanos();
  }
}
