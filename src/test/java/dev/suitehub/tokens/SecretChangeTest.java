package dev.suitehub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A SuiteSecret or ProviderSecret is reset in WeCom's console some time after the hub planned it.
 */
class SecretChangeTest {

  private static final TokenKey SUITE = TokenKey.suite(Registered.SUITE);
  private static final TokenKey PROVIDER = TokenKey.provider(Registered.PROVIDER);
  private static final TokenGrant GRANT = new TokenGrant(Secret.of("new"), Duration.ofHours(2));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens node = new TestTokens(database, clock, wecom);
  @AutoClose private final TestTokens otherNode = new TestTokens(database, clock, wecom);
  private final Tokens tokens = node.tokens();

  @Test
  @Tag("tokens-R7")
  void a_planned_secret_is_not_asked_with_while_the_current_one_works() {
    registered.nextProviderSecret("PS2");

    tokens.await(PROVIDER);

    assertThat(secretsAsked()).containsExactly("PS1");
    assertThat(provider().nextProviderSecret()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {40080, 40001})
  @Tag("tokens-R7")
  @Tag("complaint-18")
  void where_wecom_refuses_the_suite_secret_the_planned_one_is_asked_with_and_promoted(
      int errcode) {
    registered.nextSuiteSecret("S2");
    registered.ticket(node.tickets(), "T1", clock.instant());
    wecom.suiteTokens().thenRefuse(errcode);

    Secret got = tokens.await(SUITE).accessToken();
    tokens.refused(SUITE, got);
    tokens.await(SUITE);

    assertThat(wecom.suiteTokens().calls())
        .extracting(call -> call.get(1))
        .containsExactly(Secret.of("S1"), Secret.of("S2"), Secret.of("S2"));
    assertThat(suite().suiteSecret()).contains(Secret.of("S2"));
    assertThat(suite().nextSuiteSecret()).isEmpty();
    assertThat(audit()).containsExactly("hub suite.secret suite/crm");
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40080, 40091})
  @Tag("tokens-R7")
  void where_wecom_refuses_the_provider_secret_the_planned_one_is_asked_with_and_promoted(
      int errcode) {
    registered.nextProviderSecret("PS2");
    wecom.providerTokens().thenRefuse(errcode);

    tokens.await(PROVIDER);

    assertThat(secretsAsked()).containsExactly("PS1", "PS2");
    assertThat(provider().providerSecret()).contains(Secret.of("PS2"));
    assertThat(provider().nextProviderSecret()).isEmpty();
    assertThat(audit()).containsExactly("hub provider.secret provider/acme");
    assertThat(node.rows()).allMatch(row -> row.lastProblem().isEmpty());
  }

  @Test
  @Tag("tokens-R6")
  void where_both_are_refused_the_problem_says_so_and_wecom_is_left_alone() {
    registered.nextProviderSecret("PS2");
    wecom.providerTokens().alwaysRefuse(40001);

    ProblemException problem = problem();
    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    problem();

    assertThat(problem.type()).isEqualTo(TokenProblem.UPSTREAM_REFUSED);
    assertTold(problem, 40001, 600L);
    assertThat(problem).hasMessageContaining("The planned secret was refused as well, with 40001.");
    assertThat(problem.getMessage() + problem.extensions()).doesNotContain("PS1", "PS2");
    assertThat(secretsAsked()).containsExactly("PS1", "PS2");
    assertThat(provider().nextProviderSecret()).contains(Secret.of("PS2"));
    clock.advance(Duration.ofSeconds(1));
    problem();
    assertThat(secretsAsked()).containsExactly("PS1", "PS2", "PS1", "PS2");
  }

  @Test
  @Tag("tokens-R6")
  void planning_another_secret_ends_the_wait() {
    wecom.providerTokens().thenRefuse(40001).thenRefuse(40001);
    problem();

    registered.nextProviderSecret("PS2");

    assertThat(tokens.await(PROVIDER)).isNotNull();
    assertThat(secretsAsked()).containsExactly("PS1", "PS1", "PS2");
  }

  @ParameterizedTest
  @ValueSource(ints = {60020, 45009, -1, 40013})
  void another_refusal_is_not_about_the_secret(int errcode) {
    registered.nextProviderSecret("PS2");
    wecom.providerTokens().alwaysRefuse(errcode);

    problem();

    assertThat(secretsAsked()).containsExactly("PS1");
  }

  @Test
  void what_keeps_the_planned_one_from_an_answer_is_waited_for_as_ever() {
    registered.nextProviderSecret("PS2");
    wecom.providerTokens().thenRefuse(40001).thenRefuse(45009);

    ProblemException problem = problem();

    assertTold(problem, 45009, 60L);
    assertThat(problem).hasMessageContaining("said to the planned secret");
    assertThat(provider().nextProviderSecret()).isPresent();
    clock.advance(Duration.ofMinutes(1));
    wecom.providerTokens().thenRefuse(40001).thenFail(new WecomUnreachable("down", false, null));
    assertThat(problem().type()).isEqualTo(TokenProblem.UPSTREAM_UNREACHABLE);
    assertThat(provider().nextProviderSecret()).isPresent();
  }

  @Test
  @Tag("tokens-R2")
  void however_slow_both_answers_are_nobody_else_asks_meanwhile() {
    registered.nextProviderSecret("PS2");
    wecom
        .providerTokens()
        .then(
            () -> {
              clock.advance(Duration.ofSeconds(9));
              throw new WecomRefused("x", 40001, "");
            })
        .then(
            () -> {
              clock.advance(Duration.ofSeconds(9));
              assertThat(otherNode.ledger().claim(PROVIDER, false)).isInstanceOf(Sight.Busy.class);
              return GRANT;
            });

    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("new"));
    assertThat(wecom.providerTokens().count()).isEqualTo(2);
  }

  @Test
  @Tag("tokens-R2")
  void whoever_lost_its_claim_does_not_ask_a_second_time() {
    registered.nextProviderSecret("PS2");
    wecom
        .providerTokens()
        .then(
            () -> {
              clock.advance(Duration.ofSeconds(10));
              assertThat(otherNode.ledger().claim(PROVIDER, false)).isInstanceOf(Sight.Won.class);
              throw new WecomRefused("x", 40001, "");
            });

    assertThat(node.renewal().run(PROVIDER, Optional.empty(), false, false))
        .isInstanceOf(Sight.Busy.class);
    assertThat(wecom.providerTokens().count()).isEqualTo(1);
  }

  @Test
  void a_secret_that_is_withdrawn_meanwhile_brings_its_token_and_is_not_promoted() {
    registered.nextProviderSecret("PS2");
    wecom
        .providerTokens()
        .thenRefuse(40001)
        .then(
            () -> {
              registered.noNextProviderSecret();
              return GRANT;
            });

    assertThat(tokens.await(PROVIDER).accessToken()).isEqualTo(Secret.of("new"));
    assertThat(provider().providerSecret()).contains(Secret.of("PS1"));
    assertThat(audit()).isEmpty();
  }

  private static void assertTold(ProblemException problem, int errcode, long retryAfter) {
    assertThat(problem.extensions().get("errcode")).isEqualTo(errcode);
    assertThat(problem.extensions().get("retryAfter")).isEqualTo(retryAfter);
  }

  private ProblemException problem() {
    return catchThrowableOfType(ProblemException.class, () -> tokens.await(PROVIDER));
  }

  private List<String> secretsAsked() {
    return wecom.providerTokens().calls().stream()
        .map(call -> ((Secret) call.get(1)).reveal())
        .toList();
  }

  private Provider provider() {
    return new Providers(database.entities()).get(Registered.PROVIDER);
  }

  private Suite suite() {
    return new Suites(database.entities()).get(Registered.SUITE);
  }

  private List<String> audit() {
    List<?> rows =
        database
            .entities()
            .createNativeQuery(
                "select who || ' ' || action || ' ' || subject from audit_entry order by id")
            .getResultList();
    return rows.stream().map(String::valueOf).toList();
  }
}
