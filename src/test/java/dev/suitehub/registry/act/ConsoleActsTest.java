package dev.suitehub.registry.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.rules.Findings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConsoleActsTest {

  private static final String CRM = "suite:crm";

  @AutoClose private final TestDatabase database = new TestDatabase();

  /** In China it is the 23rd already. */
  private final TestClock clock = TestClock.at("2026-11-22T17:00:00Z");

  private final ConsoleActs acts = as(Role.OPERATOR);

  @Test
  void the_newest_act_is_known_with_who_when_and_which_values() {
    record(ConsoleAct.APP_ENTERED, Fingerprint.of("a"), LocalDate.of(2026, 11, 20));
    clock.advance(Duration.ofMinutes(1));
    record(ConsoleAct.APP_ENTERED, Fingerprint.of("b"), LocalDate.of(2026, 11, 21));
    record(ConsoleAct.SUBMITTED, Fingerprint.of(), LocalDate.of(2026, 11, 23));

    ConsoleActRow last = acts.last(CRM, ConsoleAct.APP_ENTERED).orElseThrow();

    assertThat(last.who()).isEqualTo("user:test");
    assertThat(last.on()).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThat(last.at()).isEqualTo(clock.instant());
    assertThat(last.covers(Fingerprint.of("b"))).isTrue();
    assertThat(last.covers(Fingerprint.of("a"))).isFalse();
    assertThat(acts.of(CRM)).hasSize(3);
    assertThat(acts.last("suite:other", ConsoleAct.APP_ENTERED)).isEmpty();
    assertThat(acts.last(CRM, ConsoleAct.ONLINE)).isEmpty();
  }

  @Test
  void today_in_china_is_taken_and_tomorrow_is_not() {
    assertThat(record(ConsoleAct.ONLINE, "", LocalDate.of(2026, 11, 23)).isRefused()).isFalse();
    assertThat(record(ConsoleAct.OFFLINE, "", LocalDate.of(2026, 11, 24)).isRefused()).isTrue();
    assertThat(acts.last(CRM, ConsoleAct.OFFLINE)).isEmpty();
  }

  @Test
  void who_may_not_change_settings_tells_nothing_either() {
    ConsoleActs auditor = as(Role.AUDITOR);

    assertThatThrownBy(() -> auditor.record(CRM, ConsoleAct.ONLINE, "", LocalDate.of(2026, 11, 22)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void an_act_is_in_the_audit_log() {
    record(ConsoleAct.ONLINE, "", LocalDate.of(2026, 11, 22));

    assertThat(
            database
                .entities()
                .createNativeQuery(
                    "select who || ' ' || action || ' ' || subject || ' ' || detail from audit_entry")
                .getResultList()
                .toString())
        .isEqualTo("[user:test console.done suite/crm ONLINE on 2026-11-22]");
  }

  @Test
  void values_that_are_divided_differently_are_other_values() {
    assertThat(List.of(Fingerprint.of("ab", "c"), Fingerprint.of("a", "bc"), Fingerprint.of("abc")))
        .doesNotHaveDuplicates();
  }

  private ConsoleActs as(Role role) {
    return new ConsoleActs(
        database.entities(), TestCallers.of(role), new AuditLog(database.entities(), clock), clock);
  }

  private Findings record(ConsoleAct act, String fingerprint, LocalDate on) {
    return database.tx().call(() -> acts.record(CRM, act, fingerprint, on));
  }
}
