package dev.suitehub.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the hub's clock stands to the machine's: it runs ahead of it by a while, which may be
 * negative, or it stands still.
 *
 * @param ahead what a running clock adds to the machine's
 * @param stoppedAt what a stopped clock shows; empty while it runs
 */
public record ClockSetting(Duration ahead, Optional<Instant> stoppedAt) {

  /** As the machine's. */
  public static final ClockSetting REAL = new ClockSetting(Duration.ZERO, Optional.empty());

  /** Whether it shows what the machine's shows. */
  public boolean isReal() {
    return equals(REAL);
  }

  public boolean isStopped() {
    return stoppedAt.isPresent();
  }

  Instant shows(Instant machine) {
    return stoppedAt.orElseGet(() -> machine.plus(ahead));
  }

  ClockSetting advanced(Duration by) {
    return stoppedAt.isPresent()
        ? new ClockSetting(ahead, stoppedAt.map(at -> at.plus(by)))
        : new ClockSetting(ahead.plus(by), Optional.empty());
  }

  ClockSetting stopped(Instant machine) {
    return isStopped() ? this : new ClockSetting(ahead, Optional.of(shows(machine)));
  }

  /** Goes on from where it stands. */
  ClockSetting running(Instant machine) {
    return stoppedAt
        .map(at -> new ClockSetting(Duration.between(machine, at), Optional.empty()))
        .orElse(this);
  }
}
