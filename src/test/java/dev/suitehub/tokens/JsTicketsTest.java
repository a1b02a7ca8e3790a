package dev.suitehub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** JS tickets are kept as tokens are, and asked for more seldom. */
class JsTicketsTest {

  private static final TokenKey CORP = TokenKey.corp(Registered.SUITE, Registered.CORP);
  private static final TokenKey CONFIG = TokenKey.configTicket(Registered.SUITE, Registered.CORP);
  private static final TokenKey AGENT = TokenKey.agentTicket(Registered.SUITE, Registered.CORP);

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Registered registered = new Registered(database, clock);
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens node = new TestTokens(database, clock, wecom);
  private final Tokens tokens = node.tokens();

  @BeforeEach
  void a_corp_is_there() {
    ticket();
    registered.authorize(Registered.CORP, "P1");
  }

  @Test
  void a_ticket_is_got_with_the_corps_token_and_kept() {
    assertThat(tokens.await(CONFIG).accessToken()).isEqualTo(Secret.of("config-1"));
    clock.advance(Duration.ofMinutes(1));
    assertThat(tokens.await(CONFIG).accessToken()).isEqualTo(Secret.of("config-1"));
    assertThat(tokens.await(AGENT).accessToken()).isEqualTo(Secret.of("agent-1"));

    assertThat(wecom.configTickets().calls()).containsExactly(List.of(Secret.of("corp-1")));
    assertThat(wecom.agentTickets().calls()).containsExactly(List.of(Secret.of("corp-1")));
  }

  @Test
  void a_corp_token_that_is_refused_on_the_way_is_renewed() {
    wecom.configTickets().thenRefuse(40014);

    assertThat(tokens.await(CONFIG).accessToken()).isEqualTo(Secret.of("config-2"));
    assertThat(wecom.configTickets().calls())
        .containsExactly(List.of(Secret.of("corp-1")), List.of(Secret.of("corp-2")));
  }

  @Test
  @Tag("tokens-R9")
  void however_often_it_is_refused_wecom_is_asked_fewer_than_a_hundred_times_an_hour() {
    tokens.await(CONFIG);
    tokens.await(AGENT);
    int config = wecom.configTickets().count();
    int agent = wecom.agentTickets().count();

    for (int second = 0; second < 3600; second += 10) {
      clock.advance(Duration.ofSeconds(10));
      keepTicketFresh(second);
      for (TokenKey key : List.of(CONFIG, AGENT)) {
        tokens.refused(key, tokens.await(key).accessToken());
      }
    }

    int both = wecom.configTickets().count() - config + wecom.agentTickets().count() - agent;
    assertThat(both).isBetween(60, 99);
  }

  @Test
  @Tag("tokens-R9")
  void however_often_it_fails_wecom_is_asked_fewer_than_a_hundred_times_an_hour() {
    wecom.configTickets().alwaysRefuse(-1);
    wecom.agentTickets().alwaysRefuse(-1);

    for (int second = 0; second < 3600; second += 10) {
      clock.advance(Duration.ofSeconds(10));
      keepTicketFresh(second);
      for (TokenKey key : List.of(CONFIG, AGENT)) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> tokens.await(key)))
            .isNotNull();
      }
    }

    assertThat(wecom.configTickets().count() + wecom.agentTickets().count()).isBetween(10, 99);
  }

  @Test
  void a_ticket_that_wecom_refuses_for_want_of_authorisation_makes_the_corp_suspect() {
    wecom.configTickets().thenRefuse(48004);

    assertThat(catchThrowableOfType(ProblemException.class, () -> tokens.await(CONFIG)))
        .isNotNull();

    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> tokens.await(AGENT));
    assertThat(problem.type()).isEqualTo(TokenProblem.CORP_SUSPECT);
    assertThat(wecom.agentTickets().count()).isZero();
  }

  @Test
  void a_corp_that_withdrew_loses_its_tickets_with_its_token() {
    tokens.await(CONFIG);
    tokens.await(AGENT);

    database.tx().run(() -> tokens.forgetCorp(Registered.SUITE, Registered.CORP));

    assertThat(node.rows()).extracting(TokenRow::key).doesNotContain(CORP, CONFIG, AGENT);
    registered.end(Registered.CORP);
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> tokens.await(CONFIG));
    assertThat(problem.type()).isEqualTo(TokenProblem.CORP_NOT_AUTHORISED);
  }

  @Test
  void a_ticket_is_renewed_ahead_only_while_it_is_used() {
    tokens.await(CONFIG);
    clock.advance(Duration.ofMinutes(109));
    ticket();
    assertThat(node.ledger().due(50)).contains(CONFIG);

    clock.advance(Duration.ofHours(3));
    ticket();
    assertThat(node.ledger().due(50)).doesNotContain(CONFIG);
    tokens.tidy();
    assertThat(node.rows()).extracting(TokenRow::key).doesNotContain(CONFIG);
  }

  @Test
  @Tag("tokens-R4")
  void a_call_with_the_corps_or_the_providers_token_is_made_once_more_with_a_new_one() {
    List<Secret> used = new java.util.ArrayList<>();

    String corp =
        tokens.withCorpToken(
            Registered.SUITE, Registered.CORP, token -> secondTime(used, token, 42001));
    String provider =
        tokens.withProviderToken(Registered.PROVIDER, token -> secondTime(used, token, 40082));

    assertThat(corp + provider).isEqualTo("donedone");
    assertThat(used)
        .containsExactly(
            Secret.of("corp-1"),
            Secret.of("corp-2"),
            Secret.of("provider-1"),
            Secret.of("provider-2"));
  }

  private static String secondTime(List<Secret> used, Secret token, int errcode) {
    used.add(token);
    if (used.size() % 2 == 1) {
      throw new WecomRefused("x", errcode, "");
    }
    return "done";
  }

  private void keepTicketFresh(int second) {
    if (second % 600 == 0) {
      ticket();
    }
  }

  private void ticket() {
    registered.ticket(node.tickets(), "T" + clock.instant(), clock.instant());
  }
}
