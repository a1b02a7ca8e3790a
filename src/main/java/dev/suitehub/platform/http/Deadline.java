package dev.suitehub.platform.http;

import java.time.Duration;

/**
 * A moment by which something has to be over. It goes by the machine's own time, which no test
 * clock moves: sockets do not wait longer because a clock was turned.
 */
public final class Deadline {

  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** 0 once it is over. */
  public long leftMillis() {
    return Math.max(0, (end - System.nanoTime()) / 1_000_000);
  }

  public boolean isOver() {
    return end - System.nanoTime() <= 0;
  }

  /** Whether it was over that long ago. */
  public boolean isOverSince(Duration time) {
    return System.nanoTime() - end >= time.toNanos();
  }
}
