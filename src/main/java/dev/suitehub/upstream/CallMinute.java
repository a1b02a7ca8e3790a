package dev.suitehub.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The calls of one API within the last minute, by the second. */
final class CallMinute {

  /** One second more than a minute: the first and the last are counted whole. */
  private static final long SECONDS = 61;

  private final NavigableMap<Long, Integer> seconds = new TreeMap<>();

  /** The first moment from {@code now} on at which one more makes no more than {@code ceiling}. */
  Instant firstBelow(int ceiling, Instant now) {
    seconds.headMap(now.getEpochSecond() - SECONDS, true).clear();
    // Left over from a clock that was set back since.
    seconds.tailMap(now.getEpochSecond() + SECONDS, true).clear();
    int count = seconds.values().stream().mapToInt(Integer::intValue).sum();
    Instant free = now;
    for (var second : seconds.entrySet()) {
      if (count < ceiling) {
        break;
      }
      count -= second.getValue();
      free = Instant.ofEpochSecond(second.getKey()).plus(Duration.ofSeconds(SECONDS));
    }
    return free;
  }

  void add(Instant at) {
    seconds.merge(at.getEpochSecond(), 1, Integer::sum);
  }
}
