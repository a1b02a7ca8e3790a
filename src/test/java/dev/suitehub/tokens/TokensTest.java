package dev.suitehub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.tokens.Sight.Won;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  private static final TokenKey SUITE = TokenKey.suite(Registered.SUITE);
  private static final TokenKey PROVIDER = TokenKey.provider(Registered.PROVIDER);
  private static final TokenKey CORP = TokenKey.corp(Registered.SUITE, Registered.CORP);
  private static final Duration LIFE = Duration.ofHours(2);

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens node = new TestTokens(database, clock, wecom);
  @AutoClose private final TestTokens otherNode = new TestTokens(database, clock, wecom);
  private final Tokens tokens = node.tokens();

  // getting

  @Test
  void a_suite_token_is_got_with_the_newest_ticket_and_kept() {
    ticket("T1");

    Token token = tokens.await(SUITE);
    clock.advance(Duration.ofMinutes(1));

    assertThat(token).isEqualTo(token("suite-1", LIFE, 60));
    assertThat(tokens.await(SUITE)).isEqualTo(token);
    assertThat(otherNode.tokens().await(SUITE)).isEqualTo(token);
    assertThat(wecom.suiteTokens().calls())
        .containsExactly(List.of(Registered.SUITE_ID, Secret.of("S1"), Secret.of("T1")));
  }

  @Test
  void a_token_of_a_clock_that_was_turned_back_is_not_served_for_months() {
    clock.advance(Duration.ofDays(90));
    ticket("T1");
    tokens.await(SUITE);
    tokens.await(PROVIDER);
    clock.advance(Duration.ofDays(-90));
    ticket("T2");

    assertThat(tokens.await(SUITE)).isEqualTo(token("suite-2", LIFE, 0));
    assertThat(otherNode.tokens().await(PROVIDER)).isEqualTo(token("provider-2", LIFE, 0));
  }

  @Test
  void a_token_that_wecom_repeats_after_the_clock_was_turned_back_is_asked_for_once() {
    clock.advance(Duration.ofDays(90));
    tokens.await(PROVIDER);
    clock.advance(Duration.ofDays(-90));
    wecom.providerTokens().thenAnswer(grant("provider-1"));

    assertThat(tokens.await(PROVIDER)).isEqualTo(token("provider-1", LIFE, 0));
    clock.advance(Duration.ofMinutes(1));
    assertThat(tokens.await(PROVIDER)).isEqualTo(token("provider-1", LIFE, 60));
    assertThat(wecom.providerTokens().count()).isEqualTo(2);
  }

  /** A minute is what the clocks of our nodes may differ by. */
  @ParameterizedTest
  @CsvSource({"60, 1", "61, 2"})
  void a_token_that_another_node_got_a_minute_later_is_served(int seconds, int calls) {
    otherNode.tokens().await(PROVIDER);
    clock.advance(Duration.ofSeconds(-seconds));

    tokens.await(PROVIDER);

    assertThat(wecom.providerTokens().count()).isEqualTo(calls);
  }

  @Test
  void a_wait_of_a_clock_that_was_turned_back_is_over() {
    clock.advance(Duration.ofDays(90));
    wecom.providerTokens().thenRefuse(45009);
    assertProblem(PROVIDER, TokenProblem.UPSTREAM_BUSY);
    clock.advance(Duration.ofDays(-90));

    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("provider-2"));
  }

  @Test
  @Tag("complaint-15")
  void a_provider_token_needs_no_ticket() {
    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("provider-1"));
    assertThat(wecom.providerTokens().calls())
        .containsExactly(List.of(new CorpId("ww0"), Secret.of("PS1")));
  }

  @Test
  void a_corp_token_is_got_with_the_suite_token_and_the_permanent_code() {
    corp();

    assertThat(tokens.await(CORP).accessToken()).isEqualTo(Secret.of("corp-1"));
    assertThat(wecom.corpTokens().calls())
        .containsExactly(List.of(Secret.of("suite-1"), Registered.CORP, Secret.of("P1")));
  }

  @Test
  @Tag("tokens-R2")
  @Tag("complaint-09")
  void two_hundred_callers_of_one_expired_token_are_one_call() throws Exception {
    corp();
    tokens.await(CORP);
    clock.advance(Duration.ofHours(3));
    ticket("T2");
    CountDownLatch release = new CountDownLatch(1);
    wecom.corpTokens().then(() -> grantAfter(release, "fresh"));

    List<CompletableFuture<Token>> wanted =
        IntStream.range(0, 200).mapToObj(i -> tokens.want(CORP).toCompletableFuture()).toList();
    release.countDown();

    for (CompletableFuture<Token> future : wanted) {
      assertThat(future.get(9, TimeUnit.SECONDS).accessToken()).isEqualTo(Secret.of("fresh"));
    }
    assertThat(wecom.corpTokens().count()).isEqualTo(2);
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
  }

  @Test
  @Tag("tokens-R2")
  @Tag("complaint-09")
  @Tag("complaint-10")
  @Tag("complaint-17")
  void two_nodes_make_one_call() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    wecom.providerTokens().then(() -> grantAfter(release, "one"));

    CompletableFuture<Token> here = tokens.want(PROVIDER).toCompletableFuture();
    await().until(() -> wecom.providerTokens().count() == 1);
    CompletableFuture<Token> there = otherNode.tokens().want(PROVIDER).toCompletableFuture();
    release.countDown();

    assertThat(here.get(9, TimeUnit.SECONDS)).isEqualTo(there.get(9, TimeUnit.SECONDS));
    assertThat(wecom.providerTokens().count()).isEqualTo(1);
  }

  @Test
  @Tag("complaint-19")
  void the_claim_of_a_dead_node_is_taken_over_after_ten_seconds() throws Exception {
    assertThat(otherNode.ledger().claim(PROVIDER, false)).isInstanceOf(Won.class);
    CompletableFuture<Token> waiting = tokens.want(PROVIDER).toCompletableFuture();
    clock.advance(Duration.ofSeconds(9));
    assertThat(node.ledger().claim(PROVIDER, false)).isInstanceOf(Sight.Busy.class);
    assertThat(waiting).isNotDone();

    clock.advance(Duration.ofSeconds(1));

    assertThat(waiting.get(9, TimeUnit.SECONDS).accessToken()).isEqualTo(Secret.of("provider-1"));
  }

  @Test
  @Tag("complaint-10")
  void what_a_node_brings_after_it_lost_its_claim_is_void() {
    Won late = (Won) otherNode.ledger().claim(PROVIDER, false);
    clock.advance(Duration.ofSeconds(10));
    tokens.await(PROVIDER);

    assertThat(otherNode.ledger().renewed(PROVIDER, late, grant("late"), true))
        .isInstanceOf(Sight.Busy.class);
    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("provider-1"));
  }

  @Test
  @Tag("complaint-19")
  void a_caller_waits_no_longer_than_its_patience() {
    try (TestTokens hasty = new TestTokens(database, clock, wecom, Duration.ofMillis(300))) {
      node.ledger().claim(PROVIDER, false);

      assertProblem(hasty.tokens(), PROVIDER, TokenProblem.TOO_SLOW);
    }
  }

  @Test
  @Tag("tokens-R3")
  void a_slow_wecom_keeps_nobody_from_a_token_that_is_there() throws Exception {
    tokens.await(PROVIDER);
    ticket("T1");
    tokens.await(SUITE);
    List<CompletableFuture<Token>> slow = new ArrayList<>();
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < 8; i++) {
      CorpId corp = new CorpId("wp" + i);
      registered.authorize(corp, "P" + i);
      wecom.corpTokens().then(() -> grantAfter(release, "slow"));
      slow.add(tokens.want(TokenKey.corp(Registered.SUITE, corp)).toCompletableFuture());
    }
    await().until(() -> wecom.corpTokens().count() == 8);
    clock.advance(Duration.ofSeconds(3));

    Token there = tokens.want(PROVIDER).toCompletableFuture().get(5, TimeUnit.SECONDS);

    assertThat(there.accessToken()).isEqualTo(Secret.of("provider-1"));
    assertThat(slow).noneMatch(CompletableFuture::isDone);
    release.countDown();
  }

  // renewing ahead

  @Test
  void the_worker_gets_suite_and_provider_tokens_without_anybody_asking() {
    tokens.renewDue();
    await().until(() -> wecom.providerTokens().count() == 1);
    assertThat(wecom.suiteTokens().count()).as("no ticket yet").isZero();

    ticket("T1");
    tokens.renewDue();
    await().until(() -> has(SUITE));
  }

  @Test
  void a_token_is_renewed_at_four_fifths_of_its_life() {
    tokens.await(PROVIDER);
    clock.advance(LIFE.multipliedBy(8).dividedBy(10).minusSeconds(1));
    assertThat(node.ledger().due(50)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(node.ledger().due(50)).containsExactly(PROVIDER);

    tokens.renewDue();

    await().until(() -> tokens.await(PROVIDER).accessToken().equals(Secret.of("provider-2")));
    assertThat(node.ledger().due(50)).isEmpty();
  }

  @Test
  void the_same_token_back_keeps_its_earlier_expiry_and_is_asked_for_again_a_minute_later() {
    Token first = tokens.await(PROVIDER);
    wecom.providerTokens().always(number -> grant("provider-1"));
    clock.advance(Duration.ofMinutes(100));

    tokens.renewDue();
    await().until(() -> wecom.providerTokens().count() == 2);
    await().until(() -> !node.rows().get(0).renewAfter().equals(renewAfter(first)));

    assertThat(tokens.await(PROVIDER)).isEqualTo(first);
    assertThat(node.ledger().due(50)).isEmpty();
    clock.advance(Duration.ofSeconds(59));
    assertThat(node.ledger().due(50)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(node.ledger().due(50)).containsExactly(PROVIDER);
  }

  @Test
  @Tag("tokens-R3")
  void a_failing_renewal_keeps_serving_the_valid_token() {
    Token first = tokens.await(PROVIDER);
    wecom.providerTokens().alwaysFail(new WecomUnreachable("down", false, null));
    clock.advance(Duration.ofMinutes(100));

    tokens.renewDue();
    await().until(() -> node.rows().get(0).lastProblem().isPresent());

    assertThat(tokens.await(PROVIDER)).isEqualTo(first);
    clock.advance(Duration.ofMinutes(20));
    assertProblem(PROVIDER, TokenProblem.UPSTREAM_UNREACHABLE);
  }

  @Test
  void a_corp_token_is_renewed_only_if_it_was_used_within_its_last_life() {
    corp();
    tokens.await(CORP);
    clock.advance(Duration.ofMinutes(96).minusSeconds(1));
    assertThat(node.ledger().due(50)).doesNotContain(CORP);
    clock.advance(Duration.ofMinutes(12));
    ticket("T2");
    tokens.await(SUITE);
    assertThat(node.ledger().due(50)).contains(CORP);
    tokens.renewDue();
    await().until(() -> wecom.corpTokens().count() == 2);
    await().until(() -> !node.ledger().due(50).contains(CORP));

    clock.advance(Duration.ofMinutes(108));
    assertThat(node.ledger().due(50)).doesNotContain(CORP);
    clock.advance(Duration.ofMinutes(30));
    tokens.tidy();
    assertThat(node.rows()).extracting(TokenRow::key).doesNotContain(CORP);
  }

  @Test
  void the_use_of_a_corp_token_is_noted_at_most_once_a_minute() {
    corp();
    tokens.await(CORP);
    Instant first = clock.instant();
    clock.advance(Duration.ofSeconds(59));
    tokens.await(CORP);
    assertThat(row(CORP).lastUsedAt()).contains(first);
    clock.advance(Duration.ofSeconds(3));
    tokens.await(CORP);
    assertThat(row(CORP).lastUsedAt()).contains(clock.instant());
  }

  @Test
  void tokens_and_tickets_of_a_suite_that_is_gone_are_removed() {
    corp();
    tokens.await(CORP);
    tokens.await(PROVIDER);
    registered.deleteSuite();

    tokens.tidy();

    assertThat(node.rows()).extracting(TokenRow::key).containsExactly(CORP, PROVIDER);
    assertThat(node.tickets().newest(Registered.SUITE)).isEmpty();
    tokens.removeOrphans();
    assertThat(node.rows()).extracting(TokenRow::key).containsExactly(PROVIDER);
  }

  @Test
  void the_token_of_a_provider_that_is_gone_is_removed() {
    tokens.await(PROVIDER);
    registered.deleteProvider();

    tokens.tidy();

    assertThat(node.rows()).isEmpty();
  }

  // refused tokens

  @Test
  @Tag("tokens-R4")
  @Tag("complaint-11")
  void a_refused_token_is_forgotten_only_while_it_is_the_one_that_is_kept() {
    Secret first = tokens.await(PROVIDER).accessToken();
    tokens.refused(PROVIDER, Secret.of("another"));
    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(first);

    tokens.refused(PROVIDER, first);
    Secret second = tokens.await(PROVIDER).accessToken();
    tokens.refused(PROVIDER, first);

    assertThat(second).isEqualTo(Secret.of("provider-2"));
    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(second);
    assertThat(wecom.providerTokens().count()).isEqualTo(2);
  }

  @Test
  @Tag("complaint-12")
  void one_refusal_counts_in_thirty_seconds() {
    tokens.refused(PROVIDER, tokens.await(PROVIDER).accessToken());
    Secret second = tokens.await(PROVIDER).accessToken();
    clock.advance(Duration.ofSeconds(29));
    tokens.refused(PROVIDER, second);
    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(second);
    clock.advance(Duration.ofSeconds(1));
    tokens.refused(PROVIDER, second);

    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("provider-3"));
  }

  @Test
  void a_refused_token_that_wecom_hands_out_again_keeps_its_expiry() {
    Token first = tokens.await(PROVIDER);
    wecom.providerTokens().always(number -> grant("provider-1"));
    clock.advance(Duration.ofMinutes(30));
    tokens.refused(PROVIDER, first.accessToken());

    assertThat(tokens.await(PROVIDER)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {40014, 42001, 40082, 42009})
  void a_call_with_a_refused_suite_token_is_made_once_more_with_a_new_one(int errcode) {
    ticket("T1");
    List<Secret> used = new ArrayList<>();

    String answer =
        tokens.withSuiteToken(
            Registered.SUITE,
            token -> {
              used.add(token);
              if (used.size() == 1) {
                throw new WecomRefused("x", errcode, "");
              }
              return "done";
            });

    assertThat(answer).isEqualTo("done");
    assertThat(used).containsExactly(Secret.of("suite-1"), Secret.of("suite-2"));
  }

  @Test
  @Tag("tokens-R4")
  @Tag("complaint-12")
  void there_is_one_retry_and_never_two() {
    ticket("T1");
    List<Secret> used = new ArrayList<>();

    assertThatThrownBy(() -> refusing(used, 42009)).isInstanceOf(WecomRefused.class);
    assertThat(used).hasSize(2);
    assertThatThrownBy(() -> refusing(used, 42009)).isInstanceOf(WecomRefused.class);

    assertThat(used).as("within 30 s no other token is forgotten").hasSize(3);
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
  }

  @Test
  void another_refusal_goes_through_at_once() {
    ticket("T1");
    List<Secret> used = new ArrayList<>();

    assertThatThrownBy(() -> refusing(used, 40084)).isInstanceOf(WecomRefused.class);
    assertThat(used).hasSize(1);
  }

  @Test
  void a_suite_token_refused_for_a_corp_token_is_renewed_once() {
    corp();
    wecom.corpTokens().thenRefuse(42009);

    assertThat(tokens.await(CORP).accessToken()).isEqualTo(Secret.of("corp-2"));
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
  }

  @Test
  @Tag("tokens-R4")
  @Tag("complaint-12")
  void a_corp_whose_suite_token_is_always_refused_gets_the_problem_after_two_calls() {
    corp();
    wecom.corpTokens().alwaysRefuse(40082);

    assertProblem(CORP, TokenProblem.UPSTREAM_REFUSED);
    clock.advance(Duration.ofMinutes(10));
    assertProblem(CORP, TokenProblem.CORP_SUSPECT);

    assertThat(wecom.corpTokens().count()).isEqualTo(2);
    assertThat(wecom.suiteTokens().count()).isEqualTo(2);
  }

  // problems

  @Test
  @Tag("complaint-06")
  void without_a_ticket_the_answer_is_wait() {
    ProblemException problem = assertProblem(SUITE, TokenProblem.NO_TICKET_YET);

    assertThat(problem.extensions())
        .hasEntrySatisfying("retryAfter", seconds -> assertThat(seconds).isEqualTo(30L));
    ticket("T1");
    assertThat(tokens.await(SUITE)).isNotNull();
  }

  @Test
  void with_a_stale_ticket_wecom_is_not_asked() {
    registered.ticket(node.tickets(), "old", clock.instant().minus(Duration.ofMinutes(31)));

    assertProblem(SUITE, TokenProblem.TICKET_STALE);
    assertThat(wecom.suiteTokens().count()).isZero();
  }

  @Test
  void a_missing_id_or_secret_says_what_to_put() {
    ticket("T1");
    registered.noSuiteSecret();
    assertThat(assertProblem(SUITE, TokenProblem.SUITE_NOT_CONFIRMED))
        .hasMessageContaining("suiteSecret")
        .hasMessageContaining("/api/v1/suites/crm");
    registered.suiteId("");
    assertThat(assertProblem(SUITE, TokenProblem.SUITE_NOT_CONFIRMED))
        .hasMessageContaining("suiteId");
    registered.noProviderSecret();
    assertThat(assertProblem(PROVIDER, TokenProblem.NO_PROVIDER_SECRET))
        .hasMessageContaining("/api/v1/providers/acme");
  }

  @Test
  void unknown_owners_are_the_registrys_problem() {
    SuiteKey unknown = new SuiteKey("nobody");

    assertThat(problem(tokens, TokenKey.suite(unknown)).type())
        .isEqualTo(RegistryProblem.NO_SUCH_SUITE);
    assertThat(problem(tokens, CORP).type()).isEqualTo(RegistryProblem.NO_SUCH_CORP);
    assertThatThrownBy(() -> tokens.refused(TokenKey.suite(unknown), Secret.of("x")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  @Tag("complaint-18")
  void a_token_of_a_former_suite_id_is_not_served() {
    ticket("T1");
    tokens.await(SUITE);
    registered.suiteId("ww2");
    clock.advance(Duration.ofSeconds(3));

    assertProblem(SUITE, TokenProblem.NO_TICKET_YET);
  }

  @Test
  @Tag("tokens-R5")
  void a_corp_that_withdrew_gets_no_token_and_loses_the_one_it_had() {
    corp();
    tokens.await(CORP);
    registered.cancel(Registered.CORP);
    database.tx().run(() -> tokens.forgetCorp(Registered.SUITE, Registered.CORP));

    assertThat(assertProblem(CORP, TokenProblem.CANCEL_REPORTED).extensions())
        .containsKey("retryAfter");
    assertThat(node.rows()).extracting(TokenRow::key).doesNotContain(CORP);
    registered.end(Registered.CORP);
    assertProblem(CORP, TokenProblem.CORP_NOT_AUTHORISED);
    assertThat(wecom.corpTokens().count()).isEqualTo(1);
  }

  @Test
  @Tag("tokens-R5")
  void another_node_serves_a_withdrawn_corp_for_two_seconds_at_most() {
    corp();
    otherNode.tokens().await(CORP);
    registered.cancel(Registered.CORP);
    database.tx().run(() -> tokens.forgetCorp(Registered.SUITE, Registered.CORP));
    clock.advance(Duration.ofSeconds(2));

    assertThat(problem(otherNode.tokens(), CORP).type()).isEqualTo(TokenProblem.CANCEL_REPORTED);
  }

  @Test
  @Tag("tokens-R5")
  void a_token_that_arrives_for_a_corp_that_has_just_withdrawn_is_void() throws Exception {
    corp();
    CountDownLatch release = new CountDownLatch(1);
    wecom.corpTokens().then(() -> grantAfter(release, "late"));
    CompletionStage<Token> wanted = tokens.want(CORP);
    await().until(() -> wecom.corpTokens().count() == 1);
    registered.cancel(Registered.CORP);
    database.tx().run(() -> tokens.forgetCorp(Registered.SUITE, Registered.CORP));
    release.countDown();

    assertThatThrownBy(() -> wanted.toCompletableFuture().get(9, TimeUnit.SECONDS))
        .rootCause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(TokenProblem.CANCEL_REPORTED));
    assertThat(node.rows()).extracting(TokenRow::key).doesNotContain(CORP);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, UPSTREAM_BUSY, 2",
    "40001, UPSTREAM_REFUSED, 600",
    "40080, UPSTREAM_REFUSED, 600",
    "40083, UPSTREAM_REFUSED, 600",
    "40085, TICKET_STALE, 600",
    "45009, UPSTREAM_BUSY, 60",
    "45033, UPSTREAM_BUSY, 60",
    "60020, UPSTREAM_REFUSED, 2",
    "99999, UPSTREAM_REFUSED, 2"
  })
  @Tag("tokens-R6")
  @Tag("complaint-37")
  void each_errcode_is_told_with_its_cure_and_wecom_is_left_alone(
      int errcode, TokenProblem expected, long wait) {
    ticket("T1");
    wecom.suiteTokens().thenRefuse(errcode);

    ProblemException problem = assertProblem(SUITE, expected);

    assertThat(problem.extensions().get("errcode")).isEqualTo(errcode);
    assertThat(problem.extensions().get("retryAfter")).isEqualTo(wait);
    assertThat(problem.extensions()).containsKey("cure");
    clock.advance(Duration.ofSeconds(wait).minusSeconds(1));
    assertProblem(SUITE, expected);
    assertThat(node.ledger().due(50)).doesNotContain(SUITE);
    assertThat(wecom.suiteTokens().count()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.await(SUITE).accessToken()).isEqualTo(Secret.of("suite-2"));
    assertThat(row(SUITE).lastProblem()).isEmpty();
  }

  @Test
  @Tag("tokens-R6")
  void an_unreachable_wecom_is_left_alone_for_longer_and_longer() {
    wecom.providerTokens().alwaysFail(new WecomUnreachable("down", false, null));

    List<Long> waits =
        IntStream.range(0, 7)
            .mapToObj(
                i -> {
                  ProblemException problem =
                      assertProblem(PROVIDER, TokenProblem.UPSTREAM_UNREACHABLE);
                  Long seconds =
                      Objects.requireNonNull((Long) problem.extensions().get("retryAfter"));
                  clock.advance(Duration.ofSeconds(seconds));
                  return seconds;
                })
            .toList();

    assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  @Tag("tokens-R6")
  void a_new_ticket_ends_the_wait_for_one() {
    ticket("T1");
    wecom.suiteTokens().thenRefuse(40085);
    assertProblem(SUITE, TokenProblem.TICKET_STALE);
    clock.advance(Duration.ofSeconds(1));

    ticket("T2");

    assertThat(node.ledger().due(50)).contains(SUITE);
    assertThat(tokens.await(SUITE).accessToken()).isEqualTo(Secret.of("suite-2"));
  }

  @Test
  @Tag("tokens-R6")
  void entering_another_secret_ends_the_wait_for_it() {
    wecom.providerTokens().thenRefuse(40001);
    assertProblem(PROVIDER, TokenProblem.UPSTREAM_REFUSED);

    registered.providerSecret("PS2");

    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("provider-2"));
  }

  @Test
  @Tag("tokens-R6")
  void nothing_ends_a_frequency_limit_but_time() {
    ticket("T1");
    wecom.suiteTokens().thenRefuse(45009);
    assertProblem(SUITE, TokenProblem.UPSTREAM_BUSY);
    clock.advance(Duration.ofSeconds(1));
    ticket("T2");

    assertProblem(SUITE, TokenProblem.UPSTREAM_BUSY);
    assertThat(wecom.suiteTokens().count()).isEqualTo(1);
  }

  @Test
  @Tag("tokens-R6")
  void a_call_that_was_not_sent_is_a_wait_and_no_failure() {
    wecom
        .providerTokens()
        .always(
            number -> {
              throw WecomRefused.unsent(
                  "get_provider_token", 45009, Duration.ofSeconds(7), "it is left alone");
            });

    for (int i = 0; i < 5; i++) {
      ProblemException problem = assertProblem(PROVIDER, TokenProblem.UPSTREAM_BUSY);
      assertThat(problem.extensions().get("retryAfter")).isEqualTo(7L);
      assertThat(problem.detail()).contains("get_provider_token was not sent: it is left alone.");
      assertThat(row(PROVIDER).failedAt()).isEmpty();
      clock.advance(Duration.ofSeconds(7));
    }
    assertThat(wecom.providerTokens().count()).isEqualTo(5);
    wecom.providerTokens().thenFail(new WecomUnreachable("down", false, null));
    assertThat(
            assertProblem(PROVIDER, TokenProblem.UPSTREAM_UNREACHABLE)
                .extensions()
                .get("retryAfter"))
        .as("the first failure")
        .isEqualTo(2L);
  }

  @Test
  void a_refused_ticket_is_told_with_its_age() {
    ticket("T1");
    clock.advance(Duration.ofMinutes(12));
    wecom.suiteTokens().thenRefuse(40085);

    ProblemException problem = assertProblem(SUITE, TokenProblem.TICKET_STALE);

    assertThat(problem.detail())
        .contains("The ticket that was sent is from 2026-11-22T08:00:00Z, 12 min old")
        .contains("刷新Ticket");
    assertThat(row(SUITE).lastCure().orElseThrow()).contains("刷新Ticket");
  }

  @Test
  void a_refused_address_is_told_to_everybody_who_asks_later() {
    wecom
        .providerTokens()
        .thenFail(new WecomRefused("get_provider_token", 60020, "x, from ip: 203.0.113.7, y"));
    ProblemException first = assertProblem(PROVIDER, TokenProblem.UPSTREAM_REFUSED);

    ProblemException later = assertProblem(PROVIDER, TokenProblem.UPSTREAM_REFUSED);

    assertThat(later.detail()).isEqualTo(first.detail()).contains("203.0.113.7", "IP白名单");
    assertThat(later.extensions().get("cure")).isEqualTo(first.extensions().get("cure"));
  }

  @Test
  void thousands_of_corps_that_fail_together_are_not_asked_for_again_together() {
    ticket("T1");
    wecom.corpTokens().alwaysRefuse(60020);
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CorpId corp = new CorpId("wp" + i);
      registered.authorize(corp, "P" + i);
      problem(tokens, TokenKey.corp(Registered.SUITE, corp));
      waits.add(
          Duration.between(
                  clock.instant(),
                  row(TokenKey.corp(Registered.SUITE, corp)).nextTryAt().orElseThrow())
              .toMillis());
    }

    assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(2000L, 2400L));
    assertThat(waits.stream().distinct().count()).isGreaterThan(15);
  }

  @Test
  @Tag("complaint-35")
  void a_corp_whose_code_wecom_does_not_know_is_to_be_checked() {
    corp();
    registered.checked(Registered.CORP);
    assertThat(registered.checksDue()).isZero();
    wecom.corpTokens().thenRefuse(40084);

    assertProblem(CORP, TokenProblem.UPSTREAM_REFUSED);

    assertThat(registered.checksDue()).isEqualTo(1);
    registered.authorize(Registered.CORP, "P2");
    assertThat(tokens.await(CORP).accessToken()).isEqualTo(Secret.of("corp-2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40084, 48004, 301007, 2000002, 710000})
  void a_corp_that_wecom_refuses_is_suspect_and_costs_no_second_call(int errcode) {
    corp();
    registered.checked(Registered.CORP);
    wecom.corpTokens().alwaysRefuse(errcode);
    assertProblem(CORP, TokenProblem.UPSTREAM_REFUSED);
    clock.advance(Duration.ofHours(1));
    ticket("T2");

    ProblemException problem = assertProblem(CORP, TokenProblem.CORP_SUSPECT);

    assertThat(problem.detail())
        .contains("Since 2026-11-22T08:00:00Z", Registered.CORP.value(), "get_auth_info");
    assertThat(problem.extensions())
        .hasEntrySatisfying("errcode", code -> assertThat(code).isEqualTo(errcode))
        .containsKeys("meaning", "cure", "retryAfter");
    assertThat(wecom.corpTokens().count()).isEqualTo(1);
  }

  @Test
  @Tag("tokens-R3")
  void a_suspect_corp_is_served_the_token_that_is_still_valid_and_it_is_not_renewed_ahead() {
    corp();
    tokens.await(CORP);
    registered.suspect(Registered.CORP, 301007);

    clock.advance(Duration.ofMinutes(100));
    ticket("T2");
    tokens.renewDue();
    assertThat(tokens.await(CORP).accessToken()).isEqualTo(Secret.of("corp-1"));
    clock.advance(Duration.ofMinutes(20));

    assertProblem(CORP, TokenProblem.CORP_SUSPECT);
    assertThat(wecom.corpTokens().count()).isEqualTo(1);
  }

  @Test
  void suspect_corps_do_not_stand_in_the_way_of_those_whose_tokens_can_be_renewed() {
    ticket("T1");
    for (int i = 0; i < 251; i++) {
      CorpId corp = new CorpId("wpSuspect" + i);
      registered.authorize(corp, "P" + i);
      tokens.await(TokenKey.corp(Registered.SUITE, corp));
      registered.suspect(corp, 301007);
    }
    clock.advance(Duration.ofSeconds(1));
    registered.authorize(Registered.CORP, "P1");
    tokens.await(CORP);
    clock.advance(LIFE.minus(Duration.ofMinutes(10)));
    ticket("T2");

    await("a renewal ahead of the one that can be renewed")
        .untilAsserted(
            () -> {
              tokens.renewDue();
              assertThat(wecom.corpTokens().count()).isEqualTo(253);
            });
    assertThat(wecom.corpTokens().calls().get(252)).contains(Registered.CORP);
  }

  @Test
  void no_row_and_no_problem_shows_a_secret() {
    corp();
    tokens.await(CORP);
    wecom.providerTokens().alwaysRefuse(40001);
    ProblemException problem = problem(tokens, PROVIDER);

    assertThat(node.rows().toString() + problem + problem.extensions())
        .doesNotContain("suite-1", "corp-1", "S1", "PS1", "P1");
  }

  @Test
  @Tag("complaint-13")
  void at_the_instant_of_expiry_there_is_another_token_and_never_none() {
    Token first = tokens.await(PROVIDER);
    clock.advance(Duration.between(clock.instant(), first.expiresAt()));

    Token next = tokens.await(PROVIDER);

    assertThat(next.accessToken()).isEqualTo(Secret.of("provider-2"));
    assertThat(next.expiresAt()).isAfter(clock.instant());
  }

  @Test
  @Tag("complaint-18")
  void no_corp_is_given_the_token_of_another() {
    corp();
    CorpId neighbour = new CorpId("wpBBB");
    registered.authorize(neighbour, "P2");

    Token ours = tokens.await(CORP);
    Token theirs = tokens.await(TokenKey.corp(Registered.SUITE, neighbour));

    assertThat(theirs).isNotEqualTo(ours);
    assertThat(wecom.corpTokens().calls())
        .containsExactly(
            List.of(Secret.of("suite-1"), Registered.CORP, Secret.of("P1")),
            List.of(Secret.of("suite-1"), neighbour, Secret.of("P2")));
    assertThat(otherNode.tokens().await(CORP)).isEqualTo(ours);
  }

  private void corp() {
    ticket("T1");
    registered.authorize(Registered.CORP, "P1");
  }

  private void ticket(String ticket) {
    registered.ticket(node.tickets(), ticket, clock.instant());
  }

  private Token token(String text, Duration life, long secondsAgo) {
    return new Token(Secret.of(text), clock.instant().minusSeconds(secondsAgo).plus(life));
  }

  private static TokenGrant grant(String token) {
    return new TokenGrant(Secret.of(token), LIFE);
  }

  private static TokenGrant grantAfter(CountDownLatch release, String token) {
    try {
      if (!release.await(9, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
      return grant(token);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Instant> renewAfter(Token first) {
    return Optional.of(first.expiresAt().minus(LIFE.dividedBy(5)));
  }

  private boolean has(TokenKey key) {
    return node.rows().stream()
        .anyMatch(row -> row.key().equals(key) && row.hasValidToken(clock.instant()));
  }

  private TokenRow row(TokenKey key) {
    return node.rows().stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
  }

  private String refusing(List<Secret> used, int errcode) {
    return tokens.withSuiteToken(
        Registered.SUITE,
        token -> {
          used.add(token);
          throw new WecomRefused("x", errcode, "");
        });
  }

  private ProblemException assertProblem(TokenKey key, TokenProblem expected) {
    return assertProblem(tokens, key, expected);
  }

  private static ProblemException assertProblem(
      Tokens tokens, TokenKey key, TokenProblem expected) {
    ProblemException problem = problem(tokens, key);
    assertThat(problem.type()).isEqualTo(expected);
    return problem;
  }

  private static ProblemException problem(Tokens tokens, TokenKey key) {
    return catchThrowableOfType(ProblemException.class, () -> tokens.await(key));
  }
}
