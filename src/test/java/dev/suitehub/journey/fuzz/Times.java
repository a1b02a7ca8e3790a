package dev.suitehub.journey.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long honest callbacks waited for their answer. For all threads. */
final class Times {

  private final List<Long> micros = new ArrayList<>();

  synchronized void note(long nanos) {
    micros.add(nanos / 1000);
  }

  synchronized int count() {
    return micros.size();
  }

  /** The time within which so many of a thousand were answered, in milliseconds. */
  synchronized double millis(int ofThousand) {
    if (micros.isEmpty()) {
      return 0;
    }
    List<Long> sorted = new ArrayList<>(micros);
    Collections.sort(sorted);
    int index = (int) Math.min(sorted.size() - 1L, (long) sorted.size() * ofThousand / 1000);
    return sorted.get(index) / 1000.0;
  }

  @Override
  public String toString() {
    return "%d answers, milliseconds: median %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, longest %.1f"
        .formatted(count(), millis(500), millis(900), millis(990), millis(999), millis(1000));
  }
}
