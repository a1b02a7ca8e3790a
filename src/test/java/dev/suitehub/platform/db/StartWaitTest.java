package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StartWaitTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private final SQLException away = new SQLException("away", "08001");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final StartWait start =
      new StartWait(nanos::get, () -> nanos.addAndGet(Duration.ofSeconds(1).toNanos()));

  @Test
  void a_start_tries_again_until_its_time_is_over() {
    int tries = 0;
    while (start.isWorthATry(away, MINUTE)) {
      tries++;
    }

    assertThat(tries).isEqualTo(60);
    assertThat(start.isOn()).isTrue();
    assertThat(start.isWorthATry(away, MINUTE)).as("by another thread").isFalse();
  }

  @Test
  void who_is_refused_does_not_wait() {
    assertThat(start.isWorthATry(new SQLException("no", "28P01"), MINUTE)).isFalse();
    assertThat(nanos).hasValue(Long.MAX_VALUE - 5);
  }

  @Test
  void nobody_waits_where_no_time_is_given() {
    assertThat(start.isWorthATry(away, Duration.ZERO)).isFalse();
  }

  @Test
  void once_there_was_a_connection_nobody_waits() {
    assertThat(start.isWorthATry(away, MINUTE)).isTrue();

    start.ends();

    assertThat(start.isOn()).isFalse();
    assertThat(start.isWorthATry(away, MINUTE)).isFalse();
  }
}
