package dev.suitehub.install;

import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.TestCallers;
import dev.suitehub.journal.Journal;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.upstream.TokenGrant;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.json.Json;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallSweepTest {

  private static final int CORPS = 40;

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final InstallConfig config = new InstallConfig(4, Duration.ofSeconds(30));
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final PendingExchanges exchanges = new PendingExchanges(database.entities(), clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final InstallSweep sweep = sweep();

  private InstallSweep sweep() {
    Journal journal =
        new Journal(database.entities(), database.connections(), database.tx(), clock, hint -> {});
    AuditLog audit = new AuditLog(database.entities(), clock);
    Suites suites = new Suites(database.entities());
    InstallStates states = new InstallStates(database.entities(), clock);
    TestLinks links =
        new TestLinks(
            database.entities(),
            suites,
            corps,
            new HubConfig("https://hub.example.com", "data", false),
            audit,
            TestCallers.admin(),
            database.tx(),
            clock);
    Exchanger exchanger =
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
    AuthChecker checker =
        new AuthChecker(
            corps, suites, tokens.tokens(), wecom, journal, audit, config, database.tx(), clock);
    InstallSweep made =
        new InstallSweep(
            exchanges, corps, exchanger, checker, states, links, config, database.tx());
    made.executor =
        (ManagedExecutorService)
            Proxy.newProxyInstance(
                InstallSweepTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> {
                  threads.execute((Runnable) arguments[0]);
                  return null;
                });
    return made;
  }

  @BeforeEach
  void all_corps_were_read_a_day_ago() {
    for (int i = 0; i < CORPS; i++) {
      CorpId corp = new CorpId("wp" + i);
      registered.authorize(corp, "P" + i);
      registered.checked(corp);
    }
    clock.advance(Duration.ofDays(1));
    registered.ticket(tokens.tickets(), "T1", clock.instant());
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void one_tick_works_off_all_that_is_due_and_asks_once_for_each() throws Exception {
    sweep.run();

    await("every corp is read").until(() -> corps.reconcilable(1).isEmpty());
    ends();
    assertThat(wecom.authInfos().count()).isEqualTo(CORPS);
  }

  @Test
  void while_wecom_cannot_be_reached_a_tick_begins_no_more_than_it_has_places() throws Exception {
    wecom.authInfos().alwaysFail(new WecomUnreachable("no connection", false, null));

    sweep.run();

    await("as many as there are places for daily checks")
        .until(() -> wecom.authInfos().count() == config.parallel() - 1);
    ends();
    assertThat(wecom.authInfos().count()).isEqualTo(config.parallel() - 1);
  }

  @Test
  void an_exchange_finds_a_place_while_all_daily_checks_wait_for_wecom() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    wecom
        .authInfos()
        .always(
            number -> {
              awaited(answers);
              return Json.createObjectBuilder().build();
            });
    sweep.run();
    await("every place for daily checks is taken")
        .until(() -> wecom.authInfos().count() == config.parallel() - 1);
    database
        .tx()
        .run(
            () ->
                exchanges.keep(
                    SUITE,
                    Secret.of("auth-code"),
                    CodeSource.CREATE_AUTH,
                    AuthorizationKind.UNKNOWN,
                    true));

    sweep.run();

    await("the exchange").until(() -> wecom.permanentCodes().count() == 1);
    answers.countDown();
    await("the rest").until(() -> corps.reconcilable(1).isEmpty());
    ends();
  }

  /** The claim is shorter than the patience with tokens: another node would ask as well. */
  @Test
  void while_a_check_waits_for_a_token_it_holds_no_corp() throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    wecom
        .suiteTokens()
        .then(
            () -> {
              awaited(answers);
              return new TokenGrant(Secret.of("late"), Duration.ofHours(2));
            });

    sweep.run();
    await("a token is asked for").until(() -> wecom.suiteTokens().count() == 1);

    assertThat(corps.reconcilable(CORPS)).hasSize(CORPS);
    answers.countDown();
    await("every corp is read").until(() -> corps.reconcilable(1).isEmpty());
    ends();
    assertThat(wecom.authInfos().count()).isEqualTo(CORPS);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(9, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ends() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(9, TimeUnit.SECONDS)).isTrue();
  }
}
