package dev.suitehub.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.HubClock;
import dev.suitehub.rules.WorkingDays;
import dev.suitehub.sandbox.SandboxConfigs;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SandboxClockTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final Node one = new Node();
  private final Node other = new Node();

  @Test
  void what_is_turned_at_one_node_is_turned_at_the_other() {
    one.clock.advance(Duration.ofMinutes(30));
    other.clock.follow();

    assertAhead(one, Duration.ofMinutes(30));
    assertAhead(other, Duration.ofMinutes(30));
  }

  @Test
  void turns_at_both_nodes_add_up() {
    one.clock.advance(Duration.ofMinutes(10));
    other.clock.advance(Duration.ofMinutes(20));
    one.clock.follow();

    assertAhead(one, Duration.ofMinutes(30));
    assertAhead(other, Duration.ofMinutes(30));
  }

  @Test
  void what_other_hands_did_to_the_hubs_clock_reaches_the_other_node() {
    one.hub.advance(Duration.ofHours(2));
    one.clock.follow();
    other.clock.follow();

    assertAhead(other, Duration.ofHours(2));
  }

  @Test
  void a_stopped_clock_stands_at_every_node_and_still_advances() {
    one.clock.stop();
    Instant at = one.hub.instant().truncatedTo(ChronoUnit.MILLIS);
    one.clock.advance(Duration.ofDays(90));
    other.clock.follow();

    assertThat(other.clock.face().stopped()).isTrue();
    assertThat(other.hub.instant().truncatedTo(ChronoUnit.MILLIS))
        .isEqualTo(at.plus(Duration.ofDays(90)));
  }

  @Test
  void a_clock_that_runs_again_goes_on_from_where_it_stood() {
    one.clock.stop();
    one.clock.advance(Duration.ofHours(2));
    Instant stood = one.hub.instant();

    one.clock.run();

    assertThat(one.clock.face().stopped()).isFalse();
    assertThat(one.hub.instant()).isBetween(stood, stood.plusSeconds(30));
  }

  @Test
  void a_node_that_starts_later_shows_the_same_time() {
    one.clock.advance(Duration.ofDays(3));
    Node later = new Node();

    later.clock.follow();

    assertAhead(later, Duration.ofDays(3));
  }

  @Test
  void three_working_days_leave_out_the_weekend() {
    one.clock.advanceWorkingDays(3);

    LocalDate day = LocalDate.ofInstant(one.hub.instant(), WorkingDays.CHINA);
    assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(one.clock.face().ahead()).isBetween(Duration.ofDays(3), Duration.ofDays(5));
  }

  @Test
  void a_reset_clock_is_the_machines() {
    one.clock.advance(Duration.ofDays(3));
    other.clock.follow();

    one.clock.reset();
    other.clock.follow();

    assertAhead(one, Duration.ZERO);
    assertAhead(other, Duration.ZERO);
  }

  private static void assertAhead(Node node, Duration by) {
    assertThat(node.clock.face().ahead()).isEqualTo(by);
    assertThat(Duration.between(Clock.systemUTC().instant(), node.hub.instant()))
        .isBetween(by.minusSeconds(30), by.plusSeconds(30));
  }

  private final class Node {
    private final HubClock hub = new HubClock();
    private final SandboxClock clock =
        new SandboxClock(database.entities(), hub, SandboxConfigs.on(), database.tx());
  }
}
