package dev.suitehub.registry.corp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizedCorpsTest {

  private static final SuiteKey SUITE = new SuiteKey("crm");
  private static final CorpId CORP = new CorpId("wpAAA");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00.700Z");
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);

  @Test
  void a_corp_that_authorises_twice_is_one_corp() {
    assertThat(authorize("P1", clock.instant())).isTrue();
    assertThat(authorize("P1", clock.instant())).isFalse();

    assertThat(corps.page(SUITE, Optional.empty(), 10)).hasSize(1);
    assertThat(corp().permanentCode()).contains(Secret.of("P1"));
    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void the_newest_authorisation_wins_whatever_the_order() {
    Instant first = clock.instant();
    Instant second = first.plusSeconds(5);
    authorize("P2", second);
    assertThat(authorize("P1", first)).isFalse();

    assertThat(corp().permanentCode()).contains(Secret.of("P2"));
  }

  @Test
  void a_cancellation_older_than_the_authorisation_changes_nothing() {
    Instant before = clock.instant().minus(Duration.ofMinutes(10));
    authorize("P1", clock.instant());

    assertThat(cancel(before)).isFalse();
    assertThat(corp().isActive()).isTrue();
    assertThat(corps.due(10)).as("asked all the same").hasSize(1);
  }

  @Test
  void a_cancellation_in_the_second_of_the_authorisation_counts() {
    authorize("P1", clock.instant());

    assertThat(cancel(Instant.parse("2026-11-22T08:00:00Z"))).isTrue();
    assertThat(corp().state()).isEqualTo(CorpState.CANCEL_REPORTED);
  }

  @Test
  void a_cancellation_counts_though_wecoms_clock_is_behind_ours() {
    authorize("P1", clock.instant());

    assertThat(cancel(clock.instant().minusSeconds(90))).isTrue();
  }

  @Test
  void a_cancellation_that_overtakes_its_own_authorisation_is_remembered() {
    Instant codeCame = clock.instant();
    assertThat(cancel(codeCame.plusSeconds(2))).isFalse();
    authorize("P1", codeCame);

    assertThat(corp().state()).isEqualTo(CorpState.CANCEL_REPORTED);
    assertThat(corps.due(10)).hasSize(1);
  }

  @Test
  void an_answer_that_contradicts_a_cancellation_is_looked_at_twice_more() {
    authorize("P1", clock.instant());
    cancel(clock.instant());
    confirm("{}");
    assertThat(corps.due(10)).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    assertThat(corps.due(10)).as("after a minute").hasSize(1);
    confirm("{}");
    clock.advance(Duration.ofMinutes(9));
    assertThat(corps.due(10)).as("after ten").hasSize(1);
    confirm("{}");

    assertThat(corp().cancelReportedAt()).isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(corps.due(10)).isEmpty();
  }

  @Test
  @Tag("registry-R4")
  void an_ended_corp_keeps_nothing_but_that_it_was_here() {
    authorize("P1", clock.instant());
    cancel(clock.instant());
    AuthorizedCorp due = corps.due(10).get(0);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              corps.end(corps.claimed(SUITE, CORP, "n1").orElseThrow());
            });

    assertThat(corp().state()).isEqualTo(CorpState.ENDED);
    assertThat(corp().permanentCode()).isEmpty();
    assertThat(corp().authInfo()).isEmpty();
    assertThat(corp().corpName()).isEmpty();
    assertThat(corps.count(SUITE)).isZero();
    assertThat(authorize("P2", clock.instant().plusSeconds(1))).isTrue();
    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void only_one_node_claims_a_check_and_a_dead_one_loses_it() {
    authorize("P1", clock.instant());
    AuthorizedCorp due = corps.due(10).get(0);

    assertThat(claim(due, "n1")).isTrue();
    assertThat(claim(due, "n2")).isFalse();
    clock.advance(Duration.ofSeconds(11));
    assertThat(claim(due, "n2")).isTrue();
    assertThat(database.tx().call(() -> corps.claimed(SUITE, CORP, "n1"))).isEmpty();
  }

  @Test
  void a_claim_is_void_once_something_newer_came() {
    authorize("P1", clock.instant());
    claim(corps.due(10).get(0), "n1");
    database.tx().run(() -> corps.recheck(SUITE, CORP));

    assertThat(database.tx().call(() -> corps.claimed(SUITE, CORP, "n1"))).isEmpty();
    assertThat(corps.due(10)).hasSize(1);
  }

  @Test
  void an_answer_that_says_the_same_is_no_change() {
    authorize("P1", clock.instant());

    assertThat(List.of(confirm("{\"a\":1}"), confirm("{\"a\":1}"), confirm("{\"a\":2}")))
        .containsExactly(true, false, true);
    assertThat(corps.due(10)).isEmpty();
  }

  @Test
  void a_refusal_makes_an_active_corp_suspect_and_has_it_checked_once() {
    authorize("P1", clock.instant());
    confirm("{}");
    Instant since = clock.instant();

    assertThat(suspect(301007)).isTrue();
    assertThat(corp().state()).isEqualTo(CorpState.SUSPECT);
    assertThat(corps.due(10)).hasSize(1);
    assertThat(corps.suspects(SUITE, 10))
        .containsExactly(new SuspectRow(SUITE, CORP, since, 301007));
    assertThat(corps.countSuspects()).containsExactly(Map.entry(SUITE, 1L));
  }

  @Test
  void what_is_suspect_already_keeps_its_back_off() {
    authorize("P1", clock.instant());
    suspect(301007);
    Instant since = clock.instant();
    refuse(301007, Duration.ofMinutes(30));
    clock.advance(Duration.ofMinutes(10));

    assertThat(suspect(40084)).isFalse();
    assertThat(corps.due(10)).isEmpty();
    assertThat(corps.suspects(SUITE, 10))
        .containsExactly(new SuspectRow(SUITE, CORP, since, 301007));
  }

  @Test
  void a_refusal_says_nothing_new_of_who_has_ended_or_was_never_here() {
    assertThat(suspect(40084)).isFalse();
    authorize("P1", clock.instant());
    cancel(clock.instant());

    assertThat(suspect(40084)).isFalse();
    assertThat(corp().state()).isEqualTo(CorpState.CANCEL_REPORTED);
    end();
    assertThat(suspect(40084)).isFalse();
    assertThat(corp().state()).isEqualTo(CorpState.ENDED);
    assertThat(corps.suspects(SUITE, 10)).isEmpty();
  }

  @Test
  void what_get_auth_info_says_heals_and_so_does_a_new_authorisation() {
    authorize("P1", clock.instant());
    suspect(48004);
    confirm("{}");
    assertThat(corp().isActive()).isTrue();
    assertThat(corps.suspects(SUITE, 10)).isEmpty();

    suspect(48004);
    assertThat(authorize("P2", clock.instant())).isTrue();
    assertThat(corp().isActive()).isTrue();
    assertThat(corp().suspectErrcode()).isEmpty();
  }

  @Test
  void a_cancellation_older_than_the_authorisation_leaves_a_suspect_corp_suspect() {
    authorize("P1", clock.instant());
    suspect(48004);

    assertThat(cancel(clock.instant().minus(Duration.ofHours(1)))).isFalse();
    assertThat(corp().state()).isEqualTo(CorpState.SUSPECT);
    assertThat(corp().cancelReportedAt()).isEmpty();
  }

  @Test
  void every_authorisation_is_read_again_within_a_day_and_not_all_at_once() {
    Instant start = clock.instant();
    for (int i = 0; i < 200; i++) {
      String id = "wp" + i;
      database.tx().run(() -> corps.authorized(authorization(id, "P", start)));
    }
    corps.due(200).forEach(this::answer);

    assertThat(corps.due(1)).isEmpty();
    List<Instant> next =
        corps.page(SUITE, Optional.empty(), 200).stream()
            .map(corp -> corp.nextCheckAt().orElseThrow())
            .toList();
    assertThat(next)
        .allSatisfy(
            at ->
                assertThat(at)
                    .isBetween(start.plus(Duration.ofHours(19)), start.plus(Duration.ofHours(24))));
    assertThat(next.stream().distinct()).hasSizeGreaterThan(180);
    clock.advance(Duration.ofHours(24));
    assertThat(corps.reconcilable(500)).hasSize(200);
    assertThat(corps.countDue(SUITE)).isEqualTo(200);
  }

  @Test
  void a_reconciliation_that_fails_is_repeated_behind_what_was_reported() {
    authorize("P1", clock.instant());
    confirm("{}");
    clock.advance(Duration.ofHours(24));
    AuthorizedCorp due = corps.reconcilable(10).get(0);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              corps.retryCheck(
                  corps.claimed(SUITE, CORP, "n1").orElseThrow(), Duration.ofSeconds(2));
            });

    assertThat(corps.reconcilable(10)).isEmpty();
    clock.advance(Duration.ofSeconds(2));
    assertThat(corps.due(10)).isEmpty();
    assertThat(corps.reconcilable(10)).hasSize(1);
  }

  @Test
  void after_an_outage_everything_that_has_not_ended_is_due_and_what_is_claimed_stays() {
    for (String id : List.of("wpA", "wpB", "wpC", "wpD")) {
      database.tx().run(() -> corps.authorized(authorization(id, "P", clock.instant())));
    }
    corps.due(10).forEach(this::answer);
    database.tx().run(() -> corps.suspect(SUITE, new CorpId("wpB"), 40084));
    database.tx().run(() -> corps.cancelReported(SUITE, new CorpId("wpC"), clock.instant()));
    corps
        .due(10)
        .forEach(
            due ->
                database
                    .tx()
                    .run(
                        () -> {
                          corps.claimCheck(due, "n1", Duration.ofSeconds(10));
                          AuthorizedCorp held =
                              corps.claimed(SUITE, due.corpId(), "n1").orElseThrow();
                          if (due.state() == CorpState.SUSPECT) {
                            corps.refuseCheck(held, 40084, Duration.ofHours(1));
                          } else {
                            corps.end(held);
                          }
                        }));
    database.tx().run(() -> corps.recheck(SUITE, new CorpId("wpD")));
    assertThat(claim(corps.get(SUITE, new CorpId("wpD")), "n2")).isTrue();
    clock.advance(Duration.ofSeconds(1));

    database.tx().run(corps::reconcileAll);

    assertThat(corps.reconcilable(10)).extracting(c -> c.corpId().value()).containsExactly("wpA");
    assertThat(corps.due(10)).extracting(c -> c.corpId().value()).containsExactly("wpB");
    assertThat(database.tx().call(() -> corps.claimed(SUITE, new CorpId("wpD"), "n2"))).isPresent();
  }

  @Test
  void pages_follow_each_other_without_gap() {
    for (String id : List.of("wpC", "wpA", "wpB")) {
      database.tx().run(() -> corps.authorized(authorization(id, "P", clock.instant())));
    }

    List<AuthorizedCorp> first = corps.page(SUITE, Optional.empty(), 2);
    List<AuthorizedCorp> second = corps.page(SUITE, Optional.of(first.get(1).corpId()), 2);

    assertThat(first).extracting(c -> c.corpId().value()).containsExactly("wpA", "wpB");
    assertThat(second).extracting(c -> c.corpId().value()).containsExactly("wpC");
  }

  /** Which of the two WeCom sends, the hub neither knows nor changes. */
  @Test
  @Tag("complaint-38")
  void the_plain_and_the_encrypted_id_of_a_corp_are_two_corps_each_with_its_own_code() {
    CorpId plain = new CorpId("ww6fc4a2ca05e24c8f");
    authorize("P-encrypted", clock.instant());
    database
        .tx()
        .run(
            () ->
                corps.authorized(
                    new Authorization(
                        SUITE,
                        plain,
                        "甲公司",
                        Secret.of("P-plain"),
                        AuthorizationKind.FORMAL,
                        clock.instant())));

    assertThat(corps.get(SUITE, plain).permanentCode()).contains(Secret.of("P-plain"));
    assertThat(corp().permanentCode()).contains(Secret.of("P-encrypted"));
  }

  private boolean authorize(String code, Instant at) {
    return database.tx().call(() -> corps.authorized(authorization(CORP.value(), code, at)));
  }

  private static Authorization authorization(String corp, String code, Instant at) {
    return new Authorization(
        SUITE, new CorpId(corp), "甲公司", Secret.of(code), AuthorizationKind.FORMAL, at);
  }

  private boolean cancel(Instant at) {
    return database.tx().call(() -> corps.cancelReported(SUITE, CORP, at));
  }

  private boolean claim(AuthorizedCorp corp, String node) {
    return database
        .tx()
        .call(() -> corps.claimCheck(corp, node, Duration.ofSeconds(10)))
        .isPresent();
  }

  private boolean confirm(String json) {
    return database
        .tx()
        .call(
            () -> {
              corps.recheck(SUITE, CORP);
              AuthorizedCorp due = corps.due(10).get(0);
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              return corps.confirm(
                  corps.claimed(SUITE, CORP, "n1").orElseThrow(), new AuthInfo(json));
            });
  }

  private boolean suspect(int errcode) {
    return database.tx().call(() -> corps.suspect(SUITE, CORP, errcode));
  }

  private void refuse(int errcode, Duration wait) {
    AuthorizedCorp due = corps.due(10).get(0);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              corps.refuseCheck(corps.claimed(SUITE, CORP, "n1").orElseThrow(), errcode, wait);
            });
  }

  private void answer(AuthorizedCorp due) {
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              corps.confirm(
                  corps.claimed(SUITE, due.corpId(), "n1").orElseThrow(), new AuthInfo("{}"));
            });
  }

  private void end() {
    AuthorizedCorp due = corps.due(10).get(0);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(due, "n1", Duration.ofSeconds(10));
              corps.end(corps.claimed(SUITE, CORP, "n1").orElseThrow());
            });
  }

  private AuthorizedCorp corp() {
    return corps.get(SUITE, CORP);
  }
}
