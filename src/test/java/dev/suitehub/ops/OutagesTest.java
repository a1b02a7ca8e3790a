package dev.suitehub.ops;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ops-R5")
class OutagesTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T00:12:30Z");
  private final Registered registered = new Registered(database, clock);
  private final Refusals refusals = new Refusals(database.entities(), database.tx(), clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final Node node = new Node();
  private final Alerts alerts = TestAlerts.over(database, clock, node);
  private boolean alive = true;
  private boolean writable = true;
  private final Outages outages =
      new Outages(
          () -> alive,
          refusals,
          corps,
          alerts,
          database.entities(),
          new Tx() {
            @Override
            public <T extends @Nullable Object> T call(Supplier<T> work) {
              if (!writable) {
                throw new IllegalStateException("not yet");
              }
              return database.tx().call(work);
            }
          },
          clock,
          node);

  @Test
  void what_was_lost_is_counted_from_the_last_sign_of_life() {
    Instant from = clock.instant();
    refuse();
    outages.look();
    refuse();
    pass(2);
    outages.look();

    assertThat(outages.latest()).isEmpty();

    alive = false;
    refuse();
    pass(1);
    outages.look();
    refuse();
    pass(150);
    outages.look();
    assertThat(outages.current().orElseThrow().from()).isEqualTo(from.plusSeconds(2));
    alive = true;
    outages.look();

    assertThat(outages.current()).isEmpty();
    assertThat(outages.latest())
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.beganAt()).isEqualTo(from.plusSeconds(2));
              assertThat(outage.endedAt()).isEqualTo(from.plusSeconds(153));
              assertThat(outage.callbacksNotKept()).isEqualTo(2);
              assertThat(outage.node()).isEqualTo(node.name());
            });
    outages.look();
    assertThat(outages.latest()).hasSize(1);
  }

  @Test
  void the_end_is_told_with_the_minutes_to_check() {
    outages.look();
    goAway();
    outages.tried(outages.current().orElseThrow(), clock.instant(), true);
    pass(150);
    alive = true;
    outages.look();

    List<Alerts.Due> due = alerts.claim(10);
    assertThat(due)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.row().state()).isEqualTo(AlertState.RECOVERED);
              assertThat(one.row().cause()).isEqualTo("database-outage/" + node.name());
              assertThat(one.row().cure())
                  .contains("create_auth", "2026-11-22 08:12", "2026-11-22 08:16");
            });
  }

  @Test
  void every_authorisation_is_due_again_when_it_is_over() {
    registered.suiteSecret("S");
    registered.authorize(CORP, "code");
    registered.checked(CORP);
    assertThat(corps.countDue(SUITE)).isZero();
    outages.look();
    goAway();
    alive = true;

    outages.look();

    assertThat(database.tx().call(() -> corps.reconcilable(10))).hasSize(1);
  }

  @Test
  void a_database_that_answers_but_takes_nothing_is_not_back() {
    outages.look();
    goAway();
    alive = true;
    writable = false;
    outages.look();
    assertThat(outages.current()).isPresent();

    writable = true;
    outages.look();

    assertThat(outages.current()).isEmpty();
    assertThat(outages.latest()).hasSize(1);
  }

  @Test
  void one_look_that_found_nothing_is_no_outage_but_those_who_would_wait_know_at_once() {
    outages.look();
    alive = false;
    outages.look();

    assertThat(outages.current()).isEmpty();
    assertThat(outages.isDatabaseWell()).isFalse();

    alive = true;
    outages.look();
    alive = false;
    outages.look();

    assertThat(outages.current()).isEmpty();
    assertThat(outages.latest()).isEmpty();
  }

  @Test
  @Tag("ops-R4")
  void a_database_that_comes_and_goes_is_told_of_once_an_hour() {
    int over = 0;
    int raised = 0;
    outages.look();
    for (int minute = 0; minute < 60; minute++) {
      goAway();
      if (!outages.isToldWithin(Alert.AGAIN, clock.instant())) {
        outages.tried(outages.current().orElseThrow(), clock.instant(), true);
        raised++;
      }
      over += comeBack();
      pass(56);
    }

    assertThat(raised).isEqualTo(1);
    assertThat(over).isEqualTo(1);
    assertThat(rows()).isEqualTo(60);
  }

  @Test
  @Tag("ops-R4")
  void outages_too_short_to_be_told_are_told_as_over_once_an_hour() {
    int over = 0;
    outages.look();
    for (int minute = 0; minute < 60; minute++) {
      goAway();
      over += comeBack();
      pass(56);
    }
    assertThat(over).isEqualTo(1);

    pass(10);
    goAway();
    assertThat(comeBack()).isEqualTo(1);
  }

  @Test
  void everything_is_read_again_every_ten_minutes_unless_much_or_something_was_lost() {
    registered.suiteSecret("S");
    registered.authorize(CORP, "code");
    registered.checked(CORP);
    outages.look();
    goAway();
    comeBack();
    assertThat(isDue()).isTrue();

    registered.checked(CORP);
    goAway();
    comeBack();
    assertThat(isDue()).isFalse();

    goAway();
    refuse();
    comeBack();
    assertThat(isDue()).isTrue();

    registered.checked(CORP);
    goAway();
    pass(31);
    comeBack();
    assertThat(isDue()).isTrue();

    registered.checked(CORP);
    pass(601);
    outages.look();
    goAway();
    comeBack();
    assertThat(isDue()).isTrue();
  }

  private boolean isDue() {
    return !database.tx().call(() -> corps.reconcilable(10)).isEmpty();
  }

  private void goAway() {
    alive = false;
    outages.look();
    pass(2);
    outages.look();
  }

  /** How many messages that makes. */
  private int comeBack() {
    pass(2);
    alive = true;
    outages.look();
    List<Alerts.Due> due = alerts.claim(10);
    due.forEach(one -> alerts.sent(one, true));
    return due.size();
  }

  private long rows() {
    return database
        .tx()
        .call(
            () ->
                database
                    .entities()
                    .createQuery("select count(o) from DatabaseOutage o", Long.class)
                    .getSingleResult());
  }

  private void refuse() {
    refusals.note(Source.UNKNOWN, UrlKind.COMMAND, RefusalReason.NOT_KEPT, "192.0.2.1", "x");
  }

  private void pass(long seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }
}
