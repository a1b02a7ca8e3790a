package dev.suitehub.ops;

import static dev.suitehub.tokens.Registered.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.Refusals;
import dev.suitehub.platform.db.KeyVersions;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a hub that was down says when it is up again. */
@Tag("ops-R5")
class NodeSignsTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T00:12:30Z");
  private final Registered registered = new Registered(database, clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private boolean alive = true;

  @Test
  void the_very_first_start_and_a_planned_restart_are_no_outage() {
    node().signs().begin();
    NodeSigns first = node().signs();
    first.begin();
    pass(30);
    first.sign();
    pass(30 + 40);
    node().signs().begin();

    assertThat(outages()).isEmpty();
    assertThat(told()).isEmpty();
  }

  @Test
  void a_hub_that_was_down_tells_from_when_to_when_and_reads_everything_again() {
    registered.suiteSecret("S");
    registered.authorize(CORP, "code");
    registered.checked(CORP);
    NodeSigns before = node().signs();
    before.begin();
    Instant from = clock.instant();
    pass(150);

    node().signs().begin();

    assertThat(outages())
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.node()).isEqualTo("all");
              assertThat(outage.beganAt()).isEqualTo(from);
              assertThat(outage.endedAt()).isEqualTo(from.plusSeconds(150));
            });
    assertThat(told())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.state()).isEqualTo(AlertState.RECOVERED);
              assertThat(alert.cause()).isEqualTo("hub-down/all");
              assertThat(alert.cure()).contains("create_auth", "2026-11-22 08:12", "08:16");
            });
    assertThat(database.tx().call(() -> corps.reconcilable(10))).hasSize(1);
  }

  /** What was down may have been put back to an earlier state: readers hold later places. */
  @Test
  void behind_a_hub_that_was_down_the_feed_goes_on_far_behind_all_that_it_gave() {
    node().signs().begin();
    assertThat(lastPosition()).isZero();
    pass(150);

    node().signs().begin();
    assertThat(lastPosition()).isEqualTo(1_000_000_000);
    pass(60);
    node().signs().begin();
    assertThat(lastPosition()).isEqualTo(1_000_000_000);
  }

  private long lastPosition() {
    return database
        .tx()
        .call(
            () ->
                ((Number)
                        database
                            .entities()
                            .createNativeQuery("select last_position from journal_counter")
                            .getSingleResult())
                    .longValue());
  }

  @Test
  void while_another_node_lives_nothing_was_down() {
    NodeSigns one = node().signs();
    NodeSigns other = node().signs();
    one.begin();
    other.begin();
    for (int i = 0; i < 10; i++) {
      pass(30);
      other.sign();
    }

    node().signs().begin();

    assertThat(outages()).isEmpty();
  }

  @Test
  void one_that_cannot_stay_up_is_written_down_each_time_and_told_once_an_hour() {
    node().signs().begin();
    int messages = 0;
    for (int i = 0; i < 10; i++) {
      pass(300);
      node().signs().begin();
      messages += told().size();
    }

    assertThat(outages()).hasSize(10);
    assertThat(messages).isEqualTo(1);
  }

  @Test
  void a_sign_from_the_future_of_a_moved_clock_is_not_believed_and_forgotten() {
    node().signs().begin();
    TestClock moved = TestClock.at("2026-11-22T00:12:30Z");
    NodeSigns ahead = new Living(moved).signs();
    ahead.begin();
    moved.advance(Duration.ofHours(9));
    ahead.sign();
    pass(600);

    node().signs().begin();

    assertThat(outages()).isEmpty();
    pass(600);
    node().signs().begin();
    assertThat(outages()).hasSize(1);
  }

  @Test
  void while_there_is_no_database_nothing_is_signed_and_old_signs_are_forgotten() {
    Living node = node();
    node.signs().begin();
    alive = false;
    node.outages().look();
    node.outages().look();
    pass(60 * 60 * 25);
    node.signs().sign();
    assertThat(signs()).isEqualTo(1);

    node().signs().begin();
    assertThat(signs()).isEqualTo(1);
  }

  private Living node() {
    return new Living(clock);
  }

  /** A node that lives, by that clock. */
  private final class Living {

    private final Node node = new Node();
    private final Alerts alerts;
    private final Outages outages;
    private final NodeSigns signs;

    Living(TestClock itsClock) {
      alerts = TestAlerts.over(database, itsClock, node);
      outages =
          new Outages(
              () -> alive,
              new Refusals(database.entities(), database.tx(), itsClock),
              corps,
              alerts,
              database.entities(),
              database.tx(),
              itsClock,
              node);
      signs =
          new NodeSigns(
              database.entities(),
              database.tx(),
              outages,
              corps,
              alerts,
              new KeyVersions(database.entities()),
              new Journal(
                  database.entities(), database.connections(), database.tx(), itsClock, hint -> {}),
              node,
              itsClock);
    }

    NodeSigns signs() {
      return signs;
    }

    Outages outages() {
      return outages;
    }
  }

  private List<DatabaseOutage> outages() {
    return node().outages().latest();
  }

  private long signs() {
    return database
        .tx()
        .call(
            () ->
                database
                    .entities()
                    .createQuery("select count(s) from NodeSign s", Long.class)
                    .getSingleResult());
  }

  private List<AlertRow> told() {
    Alerts alerts = TestAlerts.over(database, clock);
    List<Alerts.Due> due = alerts.claim(10);
    due.forEach(one -> alerts.sent(one, true));
    return due.stream().map(Alerts.Due::row).toList();
  }

  private void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }
}
