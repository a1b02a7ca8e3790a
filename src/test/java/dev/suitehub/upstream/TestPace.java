package dev.suitehub.upstream;

import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hub's own pace for the answers of a {@link FakeWecom}. Waiting for a turn moves the clock
 * instead of taking time, and one caller waits after the other.
 */
public final class TestPace {

  private final TestClock clock;
  private final Pace pace;
  private final Map<Integer, Instant> turns = new TreeMap<>();

  public TestPace(TestClock clock, int perSecond) {
    this.clock = clock;
    this.pace = new Pace(perSecond, 40_000, clock, clock::advance);
  }

  /** Waits for the turn of a corp's token, the call of that number. */
  public synchronized void await(int number) {
    pace.await("get_corp_token", clock.instant().plus(Duration.ofSeconds(3)));
    turns.put(number, clock.instant());
  }

  /** When each call was made. */
  public synchronized Map<Integer, Instant> turns() {
    return new TreeMap<>(turns);
  }
}
