package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When somebody is told, and when not again. */
class AlertsTest {

  private static final Set<String> FAMILIES = Set.of("ticket-old");
  private static final int MANY = 100;

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Node node = new Node();
  private final Alerts alerts = TestAlerts.over(database, clock, node);
  private final Alerts otherNode = TestAlerts.over(database, clock);

  @Test
  @Tag("ops-R4")
  void a_cause_is_told_once_then_each_hour_then_that_it_is_over() {
    see(old());
    assertThat(send()).containsExactly("ticket-old/crm RAISED");
    see(old());
    assertThat(send()).isEmpty();

    pass(59);
    see(old());
    assertThat(send()).isEmpty();
    pass(1);
    see(old());
    assertThat(send()).containsExactly("ticket-old/crm STANDING");

    see();
    assertThat(send()).containsExactly("ticket-old/crm RECOVERED");
    pass(120);
    assertThat(send()).isEmpty();
  }

  @Test
  @Tag("ops-R4")
  void one_that_comes_and_goes_is_told_once_an_hour_at_most() {
    int sent = 0;
    for (int minute = 0; minute < 60; minute++) {
      if (minute % 2 == 0) {
        see(old());
      } else {
        see();
      }
      sent += send().size();
      pass(1);
    }

    assertThat(sent).isEqualTo(2);
  }

  @Test
  @Tag("ops-R4")
  void of_two_nodes_one_sends() {
    see(old());
    otherNode.see(FAMILIES, List.of(old()));

    List<Alerts.Due> mine = alerts.claim(MANY);
    List<Alerts.Due> others = otherNode.claim(MANY);

    assertThat(mine).hasSize(1);
    assertThat(others).isEmpty();
  }

  @Test
  void what_could_not_be_sent_is_tried_again_with_growing_pauses() {
    see(old());
    Alerts.Due due = alerts.claim(MANY).get(0);
    alerts.sent(due, false);
    assertThat(alerts.claim(MANY)).isEmpty();

    clock.advance(Duration.ofSeconds(15));
    due = alerts.claim(MANY).get(0);
    alerts.sent(due, false);
    clock.advance(Duration.ofSeconds(15));
    assertThat(alerts.claim(MANY)).isEmpty();
    clock.advance(Duration.ofSeconds(15));

    assertThat(send()).containsExactly("ticket-old/crm RAISED");
  }

  @Test
  void a_node_that_dies_while_it_sends_loses_its_claim() {
    see(old());
    assertThat(alerts.claim(MANY)).hasSize(1);

    clock.advance(Duration.ofSeconds(31));

    assertThat(otherNode.claim(MANY)).hasSize(1);
  }

  @Test
  void what_needs_patience_and_goes_in_time_is_never_told() {
    Finding patient = old().after(Duration.ofMinutes(20));
    see(patient);
    pass(19);
    see(patient);
    assertThat(send()).isEmpty();
    assertThat(alerts.listed()).isEmpty();
    see();
    pass(30);
    assertThat(alerts.listed()).isEmpty();

    see(patient);
    pass(21);
    see(patient);

    assertThat(send()).containsExactly("ticket-old/crm RAISED");
  }

  @Test
  void an_event_is_told_once_and_listed_for_a_day() {
    Finding event = old().once("1");
    see(event);
    assertThat(send()).containsExactly("ticket-old/crm RAISED");
    pass(120);
    see(event);
    assertThat(send()).isEmpty();

    see(old().once("2"));
    assertThat(send()).hasSize(1);

    see();
    assertThat(send()).isEmpty();
    assertThat(alerts.listed()).hasSize(1);
    pass(61);
    alerts.forget();
    assertThat(alerts.listed()).isEmpty();
  }

  @Test
  void what_only_one_node_sees_no_other_ends_until_that_node_is_gone() {
    see(old().local(node.name()));

    otherNode.see(FAMILIES, List.of());
    assertThat(alerts.count()).containsEntry(Severity.CRITICAL, 1L);

    pass(11);
    otherNode.see(FAMILIES, List.of());
    assertThat(alerts.count()).containsEntry(Severity.CRITICAL, 0L);
  }

  @Test
  void a_watch_ends_only_what_is_its_own() {
    see(old());

    alerts.see(Set.of("refusals"), List.of());

    assertThat(alerts.count()).containsEntry(Severity.CRITICAL, 1L);
  }

  @Test
  void what_is_over_leaves_the_list_after_a_day() {
    see(old());
    send();
    see();
    send();
    pass(60 * 23);
    assertThat(alerts.listed()).hasSize(1);

    pass(61);
    alerts.forget();

    assertThat(alerts.listed()).isEmpty();
  }

  @Test
  void what_began_and_ended_without_a_table_is_told_as_over() {
    Finding outage =
        new Finding(
            "database-outage/n1",
            "database-outage-over",
            Severity.CRITICAL,
            true,
            Duration.ZERO,
            "",
            List.of(clock.instant(), clock.instant().plusSeconds(200), 7L, "n1"));

    for (int time = 0; time < 2; time++) {
      database.tx().run(() -> alerts.over(outage, true, Optional.empty(), clock.instant()));
      assertThat(send()).containsExactly("database-outage/n1 RECOVERED");
    }

    assertThat(alerts.listed())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.cure()).contains("2026-11-22 16:00", "2026-11-22 16:03");
              assertThat(row.state()).isEqualTo(AlertState.RECOVERED);
            });
  }

  private static Finding old() {
    return Finding.of(Severity.CRITICAL, "ticket-old", "crm", "crm", "then");
  }

  private void see(Finding... findings) {
    alerts.see(FAMILIES, List.of(findings));
  }

  private List<String> send() {
    List<Alerts.Due> due = alerts.claim(MANY);
    due.forEach(one -> alerts.sent(one, true));
    return due.stream().map(one -> one.row().cause() + " " + one.row().state()).toList();
  }

  private void pass(long minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }
}
