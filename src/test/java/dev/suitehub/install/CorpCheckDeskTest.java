package dev.suitehub.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.access.Scope;
import dev.suitehub.access.TestAudit;
import dev.suitehub.access.TestCallers;
import dev.suitehub.journal.Journal;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.upstream.FakeWecom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorpCheckDeskTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final AuditLog audit = new AuditLog(database.entities(), clock);
  private final CorpCheckDesk desk = desk(Role.OPERATOR);

  @BeforeEach
  void a_corp_is_there() {
    registered.ticket(tokens.tickets(), "T1", clock.instant());
    registered.authorize(Registered.CORP, "P1");
    registered.checked(Registered.CORP);
  }

  @Test
  void wecom_is_asked_at_once_and_it_is_audited() {
    CorpCheckDesk.Checked checked = recheck(desk);

    assertThat(checked.state()).isEqualTo(CorpState.ACTIVE);
    assertThat(checked.answered()).isTrue();
    assertThat(wecom.authInfos().count()).isEqualTo(1);
    assertThat(story()).containsExactly("user:test corp.recheck");
  }

  @Test
  void a_suspect_corp_is_healed_without_waiting_for_its_turn() {
    registered.suspect(Registered.CORP, 40084);
    wecom.authInfos().thenRefuse(40084);
    assertThat(recheck(desk).state()).isEqualTo(CorpState.SUSPECT);
    clock.advance(Duration.ofSeconds(1));

    assertThat(recheck(desk).state()).isEqualTo(CorpState.ACTIVE);
    assertThat(wecom.authInfos().count()).isEqualTo(2);
  }

  @Test
  void who_could_not_be_asked_did_not_answer() {
    wecom.authInfos().thenRefuse(-1);

    CorpCheckDesk.Checked checked = recheck(desk);

    assertThat(checked.answered()).isFalse();
    assertThat(checked.state()).isEqualTo(CorpState.ACTIVE);
    assertThat(checked.nextCheckAt()).isPresent();
  }

  @Test
  void what_has_ended_cannot_be_read_again() {
    registered.end(Registered.CORP);

    assertThatThrownBy(() -> recheck(desk))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(InstallProblem.CORP_ENDED));
    assertThat(wecom.authInfos().count()).isZero();
  }

  @Test
  void an_auditor_may_not() {
    assertThatThrownBy(() -> recheck(desk(Role.AUDITOR))).hasMessageContaining("ops:write");
    assertThat(wecom.authInfos().count()).isZero();
    assertThat(story()).isEmpty();
  }

  private static CorpCheckDesk.Checked recheck(CorpCheckDesk desk) {
    return desk.recheck(Registered.SUITE, Registered.CORP);
  }

  private List<String> story() {
    return TestAudit.book(database, clock, TestCallers.of(Role.AUDITOR))
        .about(Scope.CORPS_READ, "suite/crm/corp/wpAAA", 10)
        .stream()
        .map(line -> line.who() + " " + line.action())
        .toList();
  }

  private CorpCheckDesk desk(Role role) {
    AuthChecker checker =
        new AuthChecker(
            corps,
            new Suites(database.entities()),
            tokens.tokens(),
            wecom,
            new Journal(
                database.entities(), database.connections(), database.tx(), clock, hint -> {}),
            audit,
            new InstallConfig(4, Duration.ofSeconds(30)),
            database.tx(),
            clock);
    return new CorpCheckDesk(corps, checker, TestCallers.of(role), audit, database.tx());
  }
}
