package dev.suitehub.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.security.TestKeys;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TicksTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final AtomicLong nanos = new AtomicLong();
  private final Schema schema = new Schema(database.dataSource());
  private final Ticks ticks = new Ticks(schema, clock, nanos::get);

  @BeforeEach
  void the_tables_stand() {
    schema.migrate(TestKeys.ring(0));
    ticks.expect("work", Duration.ofSeconds(10));
  }

  @Test
  @Tag("ops-R6")
  void a_worker_is_late_after_two_intervals_and_a_grace() {
    pass(30);
    assertThat(ticks.late()).isEmpty();
    assertThat(ticks.isDead("work")).isFalse();

    pass(1);
    assertThat(ticks.late())
        .containsExactly(
            new LateTick("work", Duration.ofSeconds(10), Duration.ofSeconds(31), false));
    assertThat(ticks.isDead("work")).isTrue();

    ticks.run("work", () -> {});
    assertThat(ticks.late()).isEmpty();
  }

  @Test
  void a_moved_clock_makes_nobody_late() {
    ticks.run("work", () -> {});

    clock.advance(Duration.ofHours(5));

    assertThat(ticks.late()).isEmpty();
  }

  @Test
  void a_tick_that_throws_has_ticked() {
    pass(60);

    ticks.run(
        "work",
        () -> {
          throw new IllegalStateException("once");
        });

    assertThat(ticks.late()).isEmpty();
    assertThat(ticks.last()).containsEntry("work", clock.instant());
  }

  @Test
  @Tag("ops-R6")
  void one_that_hangs_is_late_but_its_timer_is_not_dead() {
    AtomicInteger again = new AtomicInteger();

    ticks.run(
        "work",
        () -> {
          pass(60);
          ticks.run("work", again::incrementAndGet);
          assertThat(ticks.late()).singleElement().matches(LateTick::underWay);
          assertThat(ticks.isDead("work")).isFalse();
        });

    assertThat(again).hasValue(0);
  }

  @Test
  @Tag("ops-R6")
  void a_revived_one_has_its_time_again_and_is_counted_and_told_for_a_while() {
    pass(60);

    ticks.revived("work");

    assertThat(ticks.isDead("work")).isFalse();
    assertThat(ticks.revivals()).containsEntry("work", 1L);
    assertThat(ticks.revivedWithin(Duration.ofMinutes(10))).containsExactly("work");
    pass(600);
    assertThat(ticks.revivedWithin(Duration.ofMinutes(10))).isEmpty();
  }

  private void pass(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
