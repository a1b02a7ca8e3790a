package dev.suitehub.sandbox.clock;

import dev.suitehub.platform.time.ClockSetting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How all nodes' clocks stand to their machines'. There is one row. */
@Entity
@Table(name = "sandbox_clock")
public class KeptClock {

  static final int ONLY = 1;

  @Id
  @Column(name = "id")
  private Integer id;

  @Column(name = "turn")
  private long turn;

  @Column(name = "ahead_ms")
  private long aheadMs;

  @Column(name = "stopped_at")
  private @Nullable Instant stoppedAt;

  protected KeptClock() {}

  /** How often it was turned: a node that knows a lower number is behind. */
  long turn() {
    return turn;
  }

  ClockSetting setting() {
    return new ClockSetting(Duration.ofMillis(aheadMs), Optional.ofNullable(stoppedAt));
  }

  void turned(ClockSetting setting) {
    turn++;
    aheadMs = setting.ahead().toMillis();
    stoppedAt = setting.stoppedAt().orElse(null);
  }
}
