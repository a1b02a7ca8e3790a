package dev.suitehub.install;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.TestCallers;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.FeedMark;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.corp.SuspectRow;
import dev.suitehub.registry.release.TestLink;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.PermanentGrant;
import dev.suitehub.upstream.PreAuthCode;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallTest {

  private static final Secret CODE = Secret.of("auth-code-1");
  private static final String BROWSER = "0123456789abcdef0123456789abcdef";

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final PendingExchanges exchanges = new PendingExchanges(database.entities(), clock);
  private final InstallStates states = new InstallStates(database.entities(), clock);
  private final InstallConfig config = new InstallConfig(4, Duration.ofSeconds(30));
  private final Journal journal =
      new Journal(database.entities(), database.connections(), database.tx(), clock, hint -> {});
  private final AuditLog audit = new AuditLog(database.entities(), clock);
  private final Installs installs = new Installs(exchanges, states, corps, tokens.tokens(), clock);
  private final Suites suites = new Suites(database.entities());
  private final TestLinks links =
      new TestLinks(
          database.entities(),
          suites,
          corps,
          new HubConfig("https://hub.example.com", "data", false),
          audit,
          TestCallers.admin(),
          database.tx(),
          clock);
  private final Exchanger exchanger =
      new Exchanger(
          exchanges,
          states,
          links,
          suites,
          corps,
          tokens.tokens(),
          wecom,
          journal,
          audit,
          config,
          database.tx(),
          clock);
  private final AuthChecker checker =
      new AuthChecker(
          corps,
          new Suites(database.entities()),
          tokens.tokens(),
          wecom,
          journal,
          audit,
          config,
          database.tx(),
          clock);
  private final InstallFlow flow =
      new InstallFlow(
          new Suites(database.entities()),
          states,
          links,
          exchanges,
          corps,
          tokens.tokens(),
          wecom,
          new UpstreamConfig(
              new HubConfig("https://hub.example.com", "data", false),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Duration.ofSeconds(6),
              40_000,
              50),
          new HubConfig("https://hub.example.com", "data", false),
          audit,
          database.tx());

  @BeforeEach
  void a_ticket_is_there() {
    registered.ticket(tokens.tickets(), "T1", clock.instant());
  }

  @Test
  void a_code_becomes_an_authorisation_and_a_fact() {
    createAuth(CODE);
    work();

    assertThat(corp().isActive()).isTrue();
    assertThat(corp().permanentCode()).contains(Secret.of("P1"));
    assertThat(facts()).containsExactly("corp.installed");
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.DONE);
    assertThat(exchange(CODE).code()).as("a used code is not kept").isEmpty();
  }

  @Test
  @Tag("install-R1")
  @Tag("complaint-31")
  void the_same_code_by_redirect_and_by_create_auth_is_exchanged_once() {
    createAuth(CODE);
    flow.arrive(SUITE, CODE, Optional.empty(), Optional.empty());
    work();
    createAuth(CODE);
    work();

    assertThat(wecom.permanentCodes().count()).isEqualTo(1);
    assertThat(facts()).containsExactly("corp.installed");
  }

  @Test
  @Tag("install-R1")
  void many_workers_exchange_a_code_once() throws Exception {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Void>> runs = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        runs.add(
            () -> {
              exchanger.run(id);
              return null;
            });
      }
      for (var run : nodes.invokeAll(runs)) {
        run.get();
      }
    } finally {
      nodes.shutdownNow();
    }

    assertThat(wecom.permanentCodes().count()).isEqualTo(1);
    assertThat(corp().isActive()).isTrue();
  }

  @Test
  @Tag("install-R3")
  void two_codes_of_one_corp_make_one_authorisation_with_the_newer_code() {
    createAuth(CODE);
    clock.advance(Duration.ofSeconds(1));
    createAuth(Secret.of("auth-code-2"));
    List<Long> due = exchanges.due(2);
    wecom.permanentCodes().thenAnswer(grant("P-newer")).thenAnswer(grant("P-older"));
    exchanger.run(due.get(1));
    exchanger.run(due.get(0));

    assertThat(corps.page(SUITE, Optional.empty(), 10)).hasSize(1);
    assertThat(corp().permanentCode()).contains(Secret.of("P-newer"));
  }

  @Test
  @Tag("complaint-32")
  void a_lost_reply_is_asked_once_more_and_then_lost() {
    createAuth(CODE);
    wecom
        .permanentCodes()
        .thenFail(new WecomUnreachable("no whole answer", true, null))
        .thenRefuse(40078);
    work();
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.OUTCOME_UNKNOWN);

    clock.advance(Duration.ofSeconds(31));
    work();

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
    assertThat(corps.find(SUITE, CORP)).isEmpty();
    assertThat(installs.totals().lost()).isEqualTo(1);
  }

  @Test
  void a_second_lost_reply_is_not_asked_a_third_time() {
    createAuth(CODE);
    wecom.permanentCodes().alwaysFail(new WecomUnreachable("no whole answer", true, null));
    for (int i = 0; i < 5; i++) {
      work();
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(wecom.permanentCodes().count()).isEqualTo(2);
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
  }

  @Test
  void a_grant_that_comes_after_the_claim_was_lost_is_kept_all_the_same() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    wecom
        .permanentCodes()
        .then(
            () -> {
              clock.advance(config.claim().plusSeconds(1));
              wecom.permanentCodes().thenRefuse(40078);
              exchanger.run(id);
              return grant("P-late");
            });
    exchanger.run(id);

    assertThat(corp().permanentCode()).contains(Secret.of("P-late"));
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.DONE);
  }

  @Test
  void a_finished_exchange_is_not_undone_by_who_asks_too_late() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    wecom
        .permanentCodes()
        .then(
            () -> {
              clock.advance(config.claim().plusSeconds(1));
              wecom.permanentCodes().thenAnswer(grant("P-first"));
              exchanger.run(id);
              throw new WecomRefused("get_permanent_code", 40078, "");
            });
    exchanger.run(id);

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.DONE);
    assertThat(corp().permanentCode()).contains(Secret.of("P-first"));
    assertThat(installs.losses(Instant.EPOCH)).isEmpty();
  }

  @Test
  void each_call_has_the_whole_claim_where_the_first_token_is_refused() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    Duration nearly = config.claim().minusSeconds(1);
    wecom
        .permanentCodes()
        .then(
            () -> {
              clock.advance(nearly);
              throw new WecomRefused("get_permanent_code", 42009, "");
            })
        .then(
            () -> {
              clock.advance(nearly);
              exchanger.run(id);
              return grant("P-second");
            });
    exchanger.run(id);

    assertThat(wecom.permanentCodes().count()).isEqualTo(2);
    assertThat(corp().permanentCode()).contains(Secret.of("P-second"));
  }

  @Test
  void whoever_was_overtaken_while_a_token_was_renewed_does_not_show_the_code_again() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    wecom
        .permanentCodes()
        .then(
            () -> {
              clock.advance(config.claim().plusSeconds(1));
              wecom.permanentCodes().thenAnswer(grant("P-other"));
              exchanger.run(id);
              throw new WecomRefused("get_permanent_code", 42009, "");
            });
    exchanger.run(id);

    assertThat(wecom.permanentCodes().count()).isEqualTo(2);
    assertThat(corp().permanentCode()).contains(Secret.of("P-other"));
  }

  @Test
  void a_node_that_died_after_wecom_had_acted_leaves_a_lost_install() {
    createAuth(CODE);
    Instant came = clock.instant();
    Long id = exchanges.due(1).get(0);
    database.tx().run(() -> exchanges.claim(id, "dead", config.claim()));
    clock.advance(config.claim().plusSeconds(1));
    wecom.permanentCodes().alwaysRefuse(40078);
    work();

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
    LostExchange lost = installs.losses(came).get(0);
    assertThat(lost.id()).isEqualTo(id);
    assertThat(lost.suite()).isEqualTo(SUITE);
    assertThat(lost.receivedAt()).isEqualTo(came);
    assertThat(lost.corp()).isEmpty();
    assertThat(lost.why()).contains("40078");
    assertThat(installs.losses(came.plusSeconds(1))).isEmpty();
  }

  @Test
  void that_a_node_died_while_it_asked_is_not_forgotten_while_there_is_no_ticket() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    database.tx().run(() -> exchanges.claim(id, "dead", config.claim()));
    clock.advance(config.claim().plusSeconds(1));
    noTicket();
    work();
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.OUTCOME_UNKNOWN);

    registered.ticket(tokens.tickets(), "T2", clock.instant());
    clock.advance(Duration.ofSeconds(30));
    wecom.permanentCodes().alwaysRefuse(40078);
    work();

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
  }

  @Test
  void an_address_that_is_entered_late_on_wecoms_list_loses_no_install() {
    createAuth(CODE);
    wecom.permanentCodes().thenRefuse(60020).thenRefuse(60020);
    for (int i = 0; i < 3; i++) {
      work();
      clock.advance(Duration.ofMinutes(2));
    }

    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void a_code_that_nobody_could_ask_for_is_still_good_when_the_ticket_comes() {
    noTicket();
    createAuth(CODE);
    work();
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.PENDING);
    registered.ticket(tokens.tickets(), "T2", clock.instant());
    clock.advance(Duration.ofSeconds(30));
    work();

    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void codes_that_strangers_invent_wait_behind_those_that_wecom_brought() {
    for (int i = 0; i < 5; i++) {
      flow.arrive(SUITE, Secret.of("invented-" + i), Optional.empty(), Optional.empty());
    }
    clock.advance(Duration.ofSeconds(1));
    createAuth(CODE);

    Long first = exchanges.due(1).get(0);
    wecom.permanentCodes().thenAnswer(grant("P1"));
    exchanger.run(first);
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.DONE);
  }

  @Test
  void strangers_cannot_pile_up_codes_without_end() {
    for (int i = 0; i < 200; i++) {
      flow.arrive(SUITE, Secret.of("invented-" + i), Optional.empty(), Optional.empty());
    }

    assertThatThrownBy(
            () -> flow.arrive(SUITE, Secret.of("one-more"), Optional.empty(), Optional.empty()))
        .isInstanceOf(ProblemException.class);
    String state = depart(Optional.empty());
    assertThat(flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER))).isTrue();
  }

  @Test
  void a_cancellation_during_the_exchange_ends_the_corp_after_all() {
    createAuth(CODE);
    wecom
        .permanentCodes()
        .then(
            () -> {
              clock.advance(Duration.ofSeconds(2));
              cancelAuth();
              return grant("P1");
            });
    wecom.authInfos().alwaysRefuse(40084);
    work();

    assertThat(corp().state()).isEqualTo(CorpState.ENDED);
    assertThat(corp().permanentCode()).isEmpty();
  }

  @Test
  void a_code_that_wecom_never_gave_is_refused_and_harms_nobody() {
    registered.authorize(CORP, "P0");
    createAuth(Secret.of("forged"));
    wecom.permanentCodes().thenRefuse(40078);
    work();

    assertThat(exchange(Secret.of("forged")).state()).isEqualTo(ExchangeState.REFUSED);
    assertThat(corp().permanentCode()).contains(Secret.of("P0"));
  }

  @Test
  void a_code_waits_while_wecom_is_down_and_dies_after_ten_minutes() {
    createAuth(CODE);
    wecom.permanentCodes().alwaysFail(new WecomUnreachable("connection refused", false, null));
    work();
    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.PENDING);

    for (int minute = 0; minute < 12; minute++) {
      clock.advance(Duration.ofMinutes(1));
      work();
    }

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
    assertThat(exchanges.due(10)).isEmpty();
    assertThat(installs.losses(Instant.EPOCH).get(0).why()).contains("older than 10 minutes");
  }

  @Test
  void a_code_that_only_a_stranger_brought_is_no_lost_install_whatever_becomes_of_it() {
    flow.arrive(SUITE, CODE, Optional.empty(), Optional.empty());
    wecom
        .permanentCodes()
        .thenFail(new WecomUnreachable("no whole answer", true, null))
        .thenRefuse(40078);
    work();
    clock.advance(Duration.ofSeconds(31));
    work();

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
    assertThat(installs.losses(Instant.EPOCH)).isEmpty();
  }

  @Test
  void a_code_is_not_shown_again_before_wecoms_pause_is_over() {
    createAuth(CODE);
    wecom.permanentCodes().thenPause(45009, Duration.ofMinutes(4));
    work();
    clock.advance(Duration.ofMinutes(4).minusSeconds(1));
    work();
    assertThat(wecom.permanentCodes().count()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    work();

    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void what_was_not_sent_is_no_attempt() {
    createAuth(CODE);
    for (int i = 0; i < 5; i++) {
      wecom.permanentCodes().thenHoldBack(45009, Duration.ofSeconds(30));
      work();
      clock.advance(Duration.ofSeconds(30));
    }
    assertThat(exchange(CODE).attempts()).isZero();

    work();

    assertThat(corp().isActive()).isTrue();
  }

  @Test
  @Tag("install-R6")
  void a_code_that_dies_before_the_pause_is_over_has_one_last_chance() {
    createAuth(CODE);
    wecom.permanentCodes().thenHoldBack(45009, Duration.ofMinutes(12));
    work();
    clock.advance(PendingExchange.CODE_LIFE.minusSeconds(21));
    work();
    assertThat(wecom.lastPermanentCodes().count()).isZero();

    clock.advance(Duration.ofSeconds(1));
    work();

    assertThat(wecom.lastPermanentCodes().count()).isEqualTo(1);
    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void a_last_chance_that_is_missed_is_a_lost_install() {
    createAuth(CODE);
    wecom.permanentCodes().thenHoldBack(45009, Duration.ofMinutes(12));
    wecom.lastPermanentCodes().thenPause(45009, Duration.ofMinutes(1));
    work();
    clock.advance(PendingExchange.CODE_LIFE.minusSeconds(20));
    work();

    assertThat(exchange(CODE).state()).isEqualTo(ExchangeState.LOST);
    assertThat(exchanges.due(10)).isEmpty();
  }

  @Test
  void a_check_waits_for_the_end_of_a_pause_and_what_was_not_sent_is_no_attempt() {
    installed();
    wecom
        .authInfos()
        .thenPause(45009, Duration.ofMinutes(5))
        .thenHoldBack(45009, Duration.ofMinutes(3));
    changeAuth();
    work();
    clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(corps.due(10)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    work();

    assertThat(corp().checkAttempts()).as("one was sent, one was not").isEqualTo(1);
    clock.advance(Duration.ofMinutes(3).minusSeconds(1));
    assertThat(corps.due(10)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(corps.due(10)).hasSize(1);
  }

  @Test
  @Tag("install-R1")
  @Tag("complaint-32")
  void a_node_that_dies_while_it_asks_is_followed_by_another() {
    createAuth(CODE);
    Long id = exchanges.due(1).get(0);
    database.tx().run(() -> exchanges.claim(id, "dead", config.claim()));
    work();
    assertThat(wecom.permanentCodes().count()).isZero();

    clock.advance(config.claim().plusSeconds(1));
    work();

    assertThat(corp().isActive()).isTrue();
  }

  @Test
  void change_auth_keeps_the_difference() {
    installed();
    wecom.authInfos().always(number -> info(4));
    changeAuth();
    work();

    assertThat(facts()).containsExactly("corp.installed", "corp.changed");
    assertThat(latest().text().orElseThrow()).contains("level").contains("4");
  }

  @Test
  void change_auth_that_changed_nothing_tells_nobody() {
    installed();
    changeAuth();
    work();

    assertThat(facts()).containsExactly("corp.installed");
  }

  @Test
  @Tag("install-R4")
  void a_cancelled_corp_loses_its_tokens_at_once_and_its_data_when_wecom_confirms() {
    installed();
    tokens.tokens().await(TokenKey.corp(SUITE, CORP));
    cancelAuth();
    assertThatThrownBy(() -> tokens.tokens().await(TokenKey.corp(SUITE, CORP)))
        .isInstanceOf(ProblemException.class);

    wecom.authInfos().alwaysRefuse(40084);
    work();

    assertThat(corp().state()).isEqualTo(CorpState.ENDED);
    assertThat(corp().permanentCode()).isEmpty();
    assertThat(facts()).containsExactly("corp.installed", "corp.ended");
  }

  @Test
  @Tag("install-R4")
  void a_cancellation_that_wecom_does_not_confirm_leaves_the_corp_authorised() {
    installed();
    cancelAuth();
    work();

    assertThat(corp().isActive()).isTrue();
    assertThat(tokens.tokens().await(TokenKey.corp(SUITE, CORP)).accessToken()).isNotNull();
  }

  @Test
  @Tag("install-R4")
  @Tag("complaint-35")
  void a_dead_permanent_code_without_a_cancellation_erases_nothing() {
    installed();
    wecom.authInfos().alwaysRefuse(40084);
    changeAuth();
    work();

    assertThat(corp().state()).isEqualTo(CorpState.SUSPECT);
    assertThat(corp().permanentCode()).isPresent();
    assertThat(corps.due(10)).as("asked again later, not at once").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {40084, 48004, 301007, 2000002, 710000})
  void a_corp_that_died_without_a_word_is_asked_at_most_hourly_and_erased_only_when_told(
      int errcode) {
    installed();
    wecom.authInfos().alwaysRefuse(errcode);
    int before = wecom.authInfos().count();
    changeAuth();

    for (int tenMinutes = 0; tenMinutes < 24 * 6; tenMinutes++) {
      registered.ticket(tokens.tickets(), "T" + clock.instant(), clock.instant());
      work();
      clock.advance(Duration.ofMinutes(10));
    }

    assertThat(wecom.authInfos().count() - before).isBetween(20, 30);
    assertThat(corp().state()).isEqualTo(CorpState.SUSPECT);
    assertThat(corp().permanentCode()).isPresent();
    assertThat(corp().authInfo()).isPresent();
    assertThat(facts()).containsExactly("corp.installed");
    cancelAuth();
    work();
    assertThat(corp().state()).isEqualTo(CorpState.ENDED);
    assertThat(corp().permanentCode()).isEmpty();
    assertThat(facts()).containsExactly("corp.installed", "corp.ended");
  }

  @Test
  void a_suspect_corp_that_wecom_knows_after_all_gets_tokens_again_at_once() {
    installed();
    wecom.corpTokens().thenRefuse(48004);
    assertThatThrownBy(() -> tokens.tokens().await(TokenKey.corp(SUITE, CORP)))
        .isInstanceOf(ProblemException.class);
    assertThat(corp().state()).isEqualTo(CorpState.SUSPECT);
    work();

    assertThat(corp().isActive()).isTrue();
    assertThat(tokens.tokens().await(TokenKey.corp(SUITE, CORP))).isNotNull();
    assertThat(facts()).as("nothing has changed").containsExactly("corp.installed");
  }

  @Test
  void calls_that_are_refused_while_get_auth_info_vouches_go_in_no_circle() {
    installed();
    wecom.corpTokens().alwaysRefuse(48004);
    int asked = wecom.authInfos().count();
    for (int second = 0; second < 3500; second += 10) {
      assertThatThrownBy(() -> tokens.tokens().await(TokenKey.corp(SUITE, CORP)))
          .isInstanceOf(ProblemException.class);
      work();
      clock.advance(Duration.ofSeconds(10));
      registered.ticket(tokens.tickets(), "T" + second, clock.instant());
    }

    assertThat(wecom.corpTokens().count()).isLessThan(10);
    assertThat(wecom.authInfos().count() - asked).isEqualTo(1);
  }

  @Test
  void a_cancellation_from_the_future_is_as_old_as_its_arrival() {
    installed();
    notice(
        "cancel_auth",
        "<AuthCorpId>" + CORP + "</AuthCorpId>",
        clock.instant().plus(Duration.ofDays(30_000)),
        installs::end);
    work();
    assertThat(corp().isActive()).isTrue();

    for (int minute = 0; minute < 12; minute++) {
      clock.advance(Duration.ofMinutes(1));
      registered.ticket(tokens.tickets(), "T" + minute, clock.instant());
      work();
    }

    assertThat(corp().cancelReportedAt()).isEmpty();
    assertThat(corps.due(10)).isEmpty();
  }

  @Test
  void a_difference_that_nobody_told_is_found_within_a_day() {
    installed();
    wecom.authInfos().always(number -> info(4));
    clock.advance(Duration.ofDays(1));
    registered.ticket(tokens.tickets(), "T2", clock.instant());

    corps.reconcilable(10).forEach(checker::run);

    assertThat(facts()).containsExactly("corp.installed", "corp.changed");
    assertThat(latest().text().orElseThrow()).contains("level").contains("4");
    assertThat(corps.reconcilable(10)).isEmpty();
  }

  @Test
  void a_daily_check_that_is_refused_makes_suspect_too() {
    installed();
    wecom.authInfos().alwaysRefuse(2000002);
    clock.advance(Duration.ofDays(1));
    registered.ticket(tokens.tickets(), "T2", clock.instant());

    corps.reconcilable(10).forEach(checker::run);

    assertThat(corps.suspects(SUITE, 10)).extracting(SuspectRow::errcode).containsExactly(2000002);
    assertThat(corps.due(10)).isEmpty();
    assertThat(corps.reconcilable(10)).isEmpty();
  }

  @Test
  void without_a_suite_token_a_check_waits_for_a_minute_at_most() {
    installed();
    clock.advance(Duration.ofDays(1));
    for (int i = 0; i < 20; i++) {
      corps.reconcilable(10).forEach(checker::run);
      clock.advance(Duration.ofMinutes(2));
    }
    int before = wecom.authInfos().count();
    registered.ticket(tokens.tickets(), "T2", clock.instant());

    corps.reconcilable(10).forEach(checker::run);

    assertThat(wecom.authInfos().count()).isEqualTo(before + 1);
    assertThat(corp().isActive()).isTrue();
  }

  @Test
  @Tag("complaint-32")
  void a_reset_permanent_code_replaces_the_old_one() {
    String state = depart(Optional.empty());
    flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER));
    work();
    clock.advance(Duration.ofSeconds(1));
    notice("reset_permanent_code", "<AuthCode>reset-1</AuthCode>", installs::renewCode);
    wecom.permanentCodes().thenAnswer(grant("P-new"));
    work();

    assertThat(corp().permanentCode()).contains(Secret.of("P-new"));
    assertThat(corp().kind()).as("a reset says nothing of it").isEqualTo(AuthorizationKind.FORMAL);
    assertThat(facts()).containsExactly("corp.installed", "corp.changed");
  }

  @Test
  void a_corp_that_comes_back_is_installed_again() {
    installed();
    clock.advance(Duration.ofSeconds(5));
    cancelAuth();
    wecom.authInfos().thenRefuse(48004);
    work();
    clock.advance(Duration.ofSeconds(5));
    createAuth(Secret.of("again"));
    work();

    assertThat(corp().isActive()).isTrue();
    assertThat(facts()).containsExactly("corp.installed", "corp.ended", "corp.installed");
  }

  @Test
  @Tag("install-R2")
  @Tag("complaint-36")
  void a_state_is_good_once_in_one_browser_for_ten_minutes() {
    String state = depart(Optional.empty());

    assertThat(flow.arrive(SUITE, Secret.of("c1"), Optional.of(state), Optional.of("f".repeat(32))))
        .as("another browser")
        .isFalse();
    assertThat(flow.arrive(SUITE, Secret.of("c2"), Optional.of(state), Optional.of(BROWSER)))
        .isTrue();
    assertThat(flow.arrive(SUITE, Secret.of("c2"), Optional.of(state), Optional.of(BROWSER)))
        .as("the same redirect again: a reload")
        .isTrue();
    assertThat(flow.arrive(SUITE, Secret.of("c3"), Optional.of(state), Optional.of(BROWSER)))
        .as("a second time, with another code")
        .isFalse();

    String late = depart(Optional.empty());
    clock.advance(Duration.ofMinutes(11));
    assertThat(flow.arrive(SUITE, Secret.of("c4"), Optional.of(late), Optional.of(BROWSER)))
        .as("too late")
        .isFalse();
    assertThat(exchanges.due(10)).as("no code was lost").hasSize(4);
  }

  private String testLink() {
    String url = links.issue(SUITE).installUrl();
    return url.substring(url.indexOf("?link=") + 6);
  }

  private void stands(SuiteEvent event) {
    database.tx().run(() -> suites.take(suites.get(SUITE), event, "test", clock.instant(), ""));
  }

  @Test
  @Tag("REL-02")
  void an_app_that_is_not_online_is_not_installed_formally_and_one_that_is_is() {
    stands(SuiteEvent.RECORD_AS_DRAFT);

    assertThatThrownBy(() -> depart(Optional.empty())).hasMessageContaining("REL-02");
    assertThat(wecom.preAuthCodes().calls()).as("WeCom was not asked").isEmpty();
  }

  @Test
  @Tag("REL-02")
  void an_app_that_is_online_is_installed_formally() {
    stands(SuiteEvent.RECORD_AS_ONLINE);

    assertThat(depart(Optional.empty())).isNotEmpty();
  }

  @Test
  @Tag("TEST-01")
  @Tag("TEST-06")
  void a_draft_is_tested_with_a_link_that_tells_who_used_it() {
    stands(SuiteEvent.RECORD_AS_DRAFT);
    String state = depart(Optional.of(testLink()));
    flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER));
    work();

    assertThat(corp().kind()).isEqualTo(AuthorizationKind.TEST);
    assertThat(corp().testedAt()).isPresent();
    assertThat(corp().statusAtAuthorization()).isEqualTo(SuiteStatus.DRAFT);
    assertThat(corp().settingsSnapshot()).isPresent();
    TestLink used = links.list(SUITE, 10).get(0);
    assertThat(used.corpId()).contains(CORP);
    assertThat(used.isOpen(clock.instant())).isFalse();
    assertThat(links.countOpen(SUITE)).isZero();
  }

  @Test
  @Tag("TEST-05")
  void the_test_button_in_wecoms_console_makes_a_test_corp_of_a_draft() {
    stands(SuiteEvent.RECORD_AS_DRAFT);
    createAuth(CODE);
    work();

    assertThat(corp().kind()).isEqualTo(AuthorizationKind.TEST);
  }

  @Test
  @Tag("TEST-07")
  void a_withdrawn_test_link_begins_nothing() {
    String link = testLink();

    assertThat(links.countOpen(SUITE)).isEqualTo(1);
    assertThat(links.withdraw(SUITE)).isEqualTo(1);
    assertThat(links.countOpen(SUITE)).isZero();
    assertThatThrownBy(() -> depart(Optional.of(link))).hasMessageContaining("new one");
  }

  @Test
  void a_link_of_ours_makes_it_formal_and_a_test_link_a_test_and_only_once() {
    String link = testLink();
    String state = depart(Optional.of(link));
    flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER));
    work();

    assertThat(corp().kind()).isEqualTo(AuthorizationKind.TEST);
    assertThat(wecom.sessionInfos().calls().get(0)).endsWith(1);
    assertThatThrownBy(() -> depart(Optional.of(link))).hasMessageContaining("new one");
  }

  @Test
  void a_kind_learned_from_the_redirect_counts_though_create_auth_came_first() {
    String state = depart(Optional.empty());
    createAuth(CODE);
    work();
    assertThat(corp().kind()).isEqualTo(AuthorizationKind.UNKNOWN);

    flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER));

    assertThat(corp().kind()).isEqualTo(AuthorizationKind.FORMAL);
  }

  @Test
  void wecoms_page_is_told_where_to_come_back_and_with_what_state() {
    URI page = flow.depart(SUITE, BROWSER, Optional.empty(), Optional.empty());

    assertThat(page.toString())
        .startsWith(
            "https://open.work.weixin.qq.com/3rdapp/install?suite_id=ww1&pre_auth_code=pre-")
        .contains("redirect_uri=https%3A%2F%2Fhub.example.com%2Finstall%2Fcrm%2Fdone")
        .matches(".*&state=[0-9a-f]{32}");
  }

  @Test
  @Tag("install-R5")
  void wecom_is_called_outside_of_every_transaction() {
    List<String> inside = new CopyOnWriteArrayList<>();
    wecom.suiteTokens().always(number -> told("get_suite_token", inside, token("s" + number)));
    wecom.corpTokens().always(number -> told("get_corp_token", inside, token("c" + number)));
    wecom.preAuthCodes().always(number -> told("get_pre_auth_code", inside, preAuthCode()));
    wecom.sessionInfos().always(number -> told("set_session_info", inside, true));
    wecom.permanentCodes().always(number -> told("get_permanent_code", inside, grant("P1")));
    wecom.authInfos().always(number -> told("get_auth_info", inside, info(1)));

    String link = testLink();
    String state = depart(Optional.of(link));
    flow.arrive(SUITE, CODE, Optional.of(state), Optional.of(BROWSER));
    work();
    tokens.tokens().await(TokenKey.corp(SUITE, CORP));
    cancelAuth();
    work();

    assertThat(inside)
        .contains(
            "get_suite_token false",
            "get_corp_token false",
            "get_pre_auth_code false",
            "set_session_info false",
            "get_permanent_code false",
            "get_auth_info false")
        .noneMatch(call -> call.endsWith("true"));
  }

  private <T> T told(String call, List<String> inside, T answer) {
    inside.add(call + " " + database.isInTransaction());
    return answer;
  }

  private static PreAuthCode preAuthCode() {
    return new PreAuthCode(Secret.of("pre-1"), Duration.ofMinutes(20));
  }

  private static TokenGrant token(String text) {
    return new TokenGrant(Secret.of(text), Duration.ofHours(2));
  }

  private String depart(Optional<String> link) {
    String page = flow.depart(SUITE, BROWSER, Optional.empty(), link).toString();
    return page.substring(page.lastIndexOf('=') + 1);
  }

  private void installed() {
    wecom.authInfos().always(number -> info(1));
    createAuth(CODE);
    work();
    work();
  }

  private static JsonObject info(int level) {
    return Json.createObjectBuilder()
        .add(
            "auth_info",
            Json.createObjectBuilder()
                .add(
                    "agent",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("agentid", 1000001)
                                .add("privilege", Json.createObjectBuilder().add("level", level)))))
        .build();
  }

  private static PermanentGrant grant(String code) {
    return new PermanentGrant(CORP, "甲公司", Secret.of(code), Optional.empty());
  }

  private void work() {
    exchanges.due(10).forEach(exchanger::run);
    corps.due(10).forEach(checker::run);
  }

  private interface Route {
    void run(SuiteKey suite, Notice notice, EntryId entry);
  }

  private void createAuth(Secret code) {
    notice("create_auth", "<AuthCode>" + code.reveal() + "</AuthCode>", installs::begin);
  }

  private void changeAuth() {
    notice("change_auth", "<AuthCorpId>" + CORP + "</AuthCorpId>", installs::refresh);
  }

  private void cancelAuth() {
    notice("cancel_auth", "<AuthCorpId>" + CORP + "</AuthCorpId>", installs::end);
  }

  private void noTicket() {
    database
        .tx()
        .run(
            () ->
                database.entities().createNativeQuery("delete from suite_ticket").executeUpdate());
  }

  private void notice(String type, String fields, Route route) {
    notice(type, fields, clock.instant(), route);
  }

  private void notice(String type, String fields, Instant at, Route route) {
    Notice notice =
        Notice.parse(
            "<xml><SuiteId>ww1</SuiteId><InfoType>"
                + type
                + "</InfoType><TimeStamp>"
                + at.getEpochSecond()
                + "</TimeStamp>"
                + fields
                + "</xml>");
    database.tx().run(() -> route.run(SUITE, notice, new EntryId(1)));
  }

  private AuthorizedCorp corp() {
    return corps.get(SUITE, CORP);
  }

  private PendingExchange exchange(Secret code) {
    return exchanges.find(SUITE, PendingExchanges.hash(code)).orElseThrow();
  }

  private List<String> facts() {
    return journal.feed(SUITE, FeedMark.START, 100).stream().map(JournalEntry::type).toList();
  }

  private JournalEntry latest() {
    List<JournalEntry> all = journal.feed(SUITE, FeedMark.START, 100);
    return all.get(all.size() - 1);
  }
}
