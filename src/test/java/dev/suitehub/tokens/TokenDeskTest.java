package dev.suitehub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.error.ProblemType;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenDeskTest {

  private static final TokenKey SUITE = TokenKey.suite(Registered.SUITE);
  private static final TokenKey CORP = TokenKey.corp(Registered.SUITE, Registered.CORP);

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens node = new TestTokens(database, clock, wecom);
  private final Turnstile turnstile = new Turnstile(clock);
  private final TokenDesk desk = desk(Role.OPERATOR);

  @Test
  void a_token_that_is_good_is_renewed_all_the_same_and_that_is_audited() {
    ticket();
    node.tokens().await(SUITE);

    TokenRow row = desk.renew(SUITE);

    assertThat(row.expiresAt()).contains(clock.instant().plus(Duration.ofHours(2)));
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
    assertThat(node.tokens().await(SUITE).accessToken()).isEqualTo(Secret.of("suite-2"));
    assertThat(audited()).containsExactly("user:test token.renew suite/crm");
  }

  @Test
  void a_token_that_was_never_asked_for_is_got() {
    ticket();
    registered.authorize(Registered.CORP, "P1");

    assertThat(desk.renew(CORP).hasValidToken(clock.instant())).isTrue();
    assertThat(audited()).containsExactly("user:test token.renew suite/crm/corp/wpAAA");
  }

  @Test
  void who_presses_twice_asks_once() {
    ticket();
    desk.renew(SUITE);
    clock.advance(Duration.ofSeconds(9));

    assertProblem(TokenProblem.ASKED_JUST_NOW, () -> desk.renew(SUITE));
    assertThat(wecom.suiteTokens().count()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    desk.renew(SUITE);
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
  }

  @Test
  void a_wait_after_a_wrong_secret_ends_when_a_person_asks() {
    ticket();
    wecom.suiteTokens().thenRefuse(40001);
    assertProblem(TokenProblem.UPSTREAM_REFUSED, () -> desk.renew(SUITE));
    clock.advance(Duration.ofSeconds(10));

    assertThat(desk.renew(SUITE).hasValidToken(clock.instant())).isTrue();
  }

  @Test
  void a_pause_of_wecoms_goes_on_whatever_a_person_wants() {
    ticket();
    wecom.suiteTokens().thenRefuse(45009);
    assertProblem(TokenProblem.UPSTREAM_BUSY, () -> desk.renew(SUITE));
    clock.advance(Duration.ofSeconds(10));

    assertProblem(TokenProblem.UPSTREAM_BUSY, () -> desk.renew(SUITE));
    assertThat(wecom.suiteTokens().count()).isEqualTo(1);
  }

  @Test
  void while_a_renewal_by_hand_fails_the_token_that_is_kept_is_served() {
    ticket();
    Token kept = node.tokens().await(SUITE);
    wecom.suiteTokens().thenRefuse(-1);

    assertThatThrownBy(() -> desk.renew(SUITE)).isInstanceOf(ProblemException.class);

    assertThat(node.tokens().await(SUITE)).isEqualTo(kept);
    assertThat(desk.find(SUITE).orElseThrow().lastErrcode()).hasValue(-1);
  }

  @Test
  void a_corp_that_never_came_has_none_to_renew() {
    ticket();

    assertProblem(RegistryProblem.NO_SUCH_CORP, () -> desk.renew(CORP));
    assertThat(audited()).isEmpty();
  }

  @Test
  void a_forgotten_token_is_got_anew_by_whoever_wants_it_next() {
    ticket();
    node.tokens().await(SUITE);

    desk.forget(SUITE);

    assertThat(desk.find(SUITE)).isEmpty();
    assertThat(node.tokens().await(SUITE).accessToken()).isEqualTo(Secret.of("suite-2"));
    assertThat(audited()).containsExactly("user:test token.forget suite/crm");
  }

  @Test
  void a_removed_suite_leaves_no_ticket_and_no_token() {
    ticket();
    registered.authorize(Registered.CORP, "P1");
    desk.renew(CORP);

    database.tx().run(() -> node.tokens().removed(new SuiteRemoved(new SuiteKey("other"))));
    assertThat(desk.find(CORP)).isPresent();
    database.tx().run(() -> node.tokens().removed(new SuiteRemoved(Registered.SUITE)));

    assertThat(desk.find(CORP)).isEmpty();
    assertThat(desk.find(SUITE)).isEmpty();
    assertThat(
            database
                .entities()
                .createNativeQuery("select count(*) from suite_ticket")
                .getSingleResult())
        .hasToString("0");
  }

  @Test
  void an_auditor_looks_and_changes_nothing() {
    ticket();
    TokenDesk auditors = desk(Role.AUDITOR);

    assertThat(auditors.tickets()).hasSize(1);
    assertThat(auditors.ofOwners()).isEmpty();
    assertThatThrownBy(() -> auditors.renew(SUITE)).hasMessageContaining("ops:write");
    assertThatThrownBy(() -> auditors.forget(SUITE)).hasMessageContaining("ops:write");
    assertThat(wecom.suiteTokens().count()).isZero();
    assertThat(audited()).isEmpty();
  }

  @Test
  void pages_of_corp_tokens_tell_each_once() {
    ticket();
    for (String corp : List.of("wpC", "wpA", "wpB", "woD")) {
      registered.authorize(new CorpId(corp), "P-" + corp);
      node.tokens().await(TokenKey.corp(Registered.SUITE, new CorpId(corp)));
    }
    wecom.corpTokens().thenRefuse(60020);
    assertThatThrownBy(() -> desk.renew(TokenKey.corp(Registered.SUITE, new CorpId("wpB"))))
        .isInstanceOf(ProblemException.class);

    CorpTokenPage first = desk.ofCorps(query("", false), Optional.empty(), 3);
    CorpTokenPage second = desk.ofCorps(query("", false), first.next(), 3);

    assertThat(corps(first)).containsExactly("woD", "wpA", "wpB");
    assertThat(corps(second)).containsExactly("wpC");
    assertThat(second.next()).isEmpty();
    assertThat(corps(desk.ofCorps(query("wp", false), Optional.empty(), 10)))
        .containsExactly("wpA", "wpB", "wpC");
    assertThat(corps(desk.ofCorps(query("w_", false), Optional.empty(), 10))).isEmpty();
    assertThat(corps(desk.ofCorps(query("", true), Optional.empty(), 10))).containsExactly("wpB");
  }

  private static CorpTokenQuery query(String start, boolean troubled) {
    return new CorpTokenQuery(
        Optional.of(new SuiteKey("crm")),
        Optional.of(start).filter(text -> !text.isEmpty()),
        troubled);
  }

  private static List<String> corps(CorpTokenPage page) {
    return page.rows().stream().map(row -> row.key().corpId()).toList();
  }

  private void ticket() {
    registered.ticket(node.tickets(), "T1", clock.instant());
  }

  private TokenDesk desk(Role role) {
    return new TokenDesk(
        node.ledger(),
        node.tokens(),
        node.tickets(),
        new Suites(database.entities()),
        turnstile,
        TestCallers.of(role),
        new AuditLog(database.entities(), clock),
        database.tx());
  }

  private static void assertProblem(ProblemType type, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private List<String> audited() {
    List<String> lines = new ArrayList<>();
    for (Object row :
        database
            .entities()
            .createNativeQuery("select who, action, subject from audit_entry order by id")
            .getResultList()) {
      Object[] column = (Object[]) row;
      lines.add(column[0] + " " + column[1] + " " + column[2]);
    }
    return lines;
  }
}
