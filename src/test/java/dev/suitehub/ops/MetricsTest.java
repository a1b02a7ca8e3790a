package dev.suitehub.ops;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.PROVIDER;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.install.Installs;
import dev.suitehub.install.TestInstalls;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.ops.checklist.TestChecklist;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.platform.time.Ticks;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.wire.Notice;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final EntityManager entities = database.entities();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final Refusals refusals = new Refusals(entities, database.tx(), clock);
  private final UrlChecks checks = new UrlChecks(entities, clock);
  private final Installs installs = TestInstalls.over(database, clock, tokens.tokens());
  private final Ticks ticks = new Ticks(new Schema(database.dataSource()), clock);
  private final Metrics metrics =
      new Metrics(
          new Suites(entities),
          new AuthorizedCorps(entities, clock),
          tokens.tickets(),
          tokens.tokens(),
          installs,
          refusals,
          ticks,
          TestAlerts.over(database, clock),
          TestAlerts.webhook("http://127.0.0.1:9/?key=R0botKey"),
          clock);

  @Test
  void a_fresh_hub_tells_that_there_is_nothing_yet() {
    List<String> lines = scrape();

    assertThat(lines)
        .contains("# TYPE hub_corps gauge", "# TYPE hub_exchanges gauge")
        .contains("hub_corps{suite=\"crm\"} 0.0", "hub_corp_tokens{suite=\"crm\"} 0.0")
        .contains("hub_alerts{severity=\"CRITICAL\"} 0.0")
        .contains("hub_alert_messages{outcome=\"failed\"} 0.0")
        .contains("hub_exchanges{state=\"pending\"} 0.0", "hub_exchanges{state=\"lost\"} 0.0")
        .noneMatch(line -> line.startsWith("hub_ticket_age_seconds{"))
        .noneMatch(line -> line.startsWith("hub_token_life_seconds{"))
        .noneMatch(line -> line.startsWith("hub_refusals{"));
  }

  @Test
  void every_figure_is_told_as_it_stands() {
    live();

    assertThat(scrape())
        .contains("hub_ticket_age_seconds{suite=\"crm\"} 90.0")
        .contains("hub_corps{suite=\"crm\"} 1.0")
        .contains("hub_corp_tokens{suite=\"crm\"} 1.0")
        .contains("hub_token_life_seconds{kind=\"SUITE\",owner=\"crm\"} 7140.0")
        .contains("hub_token_life_seconds{kind=\"PROVIDER\",owner=\"acme\"} 7140.0")
        .contains("hub_exchanges{state=\"pending\"} 1.0")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("hub_refusals{")
                    .contains("reason=\"SIGNATURE\"", "url=\"COMMAND\"", "crm")
                    .endsWith(" 2.0"));
  }

  @Test
  void an_expired_token_has_no_life_left_and_never_less() {
    live();
    clock.advance(Duration.ofHours(3));

    assertThat(scrape())
        .contains("hub_token_life_seconds{kind=\"SUITE\",owner=\"crm\"} 0.0")
        .contains("hub_token_life_seconds{kind=\"PROVIDER\",owner=\"acme\"} 0.0")
        .contains("hub_corp_tokens{suite=\"crm\"} 0.0")
        .contains("hub_ticket_age_seconds{suite=\"crm\"} 10890.0");
  }

  @Test
  void a_token_that_wecom_refused_to_give_has_no_life() {
    wecom.providerTokens().alwaysRefuse(40001);
    tokens
        .tokens()
        .want(TokenKey.provider(PROVIDER))
        .toCompletableFuture()
        .exceptionally(e -> null)
        .join();

    assertThat(scrape()).contains("hub_token_life_seconds{kind=\"PROVIDER\",owner=\"acme\"} 0.0");
  }

  @Test
  void neither_figures_nor_status_show_a_secret() {
    live();
    wecom.providerTokens().alwaysRefuse(40001);
    database.tx().run(() -> checks.passed(Source.of(SUITE), UrlKind.COMMAND));
    StatusResource.Status status = status();

    assertThat(String.join("\n", scrape()) + status)
        .doesNotContain(
            "suite-1", "provider-1", "corp-1", "Su1te", "Pr0vider", "T1cket", "P3rmanent", "C0de");
    assertThat(status.toString()).contains("crm", "acme", "ww1", "wpAAA", "FRESH", "SIGNATURE");
  }

  @Test
  void the_status_tells_what_stands_where() {
    live();
    Instant now = clock.instant();
    database.tx().run(() -> checks.passed(Source.of(SUITE), UrlKind.COMMAND));
    database.tx().run(() -> checks.passed(Source.of(PROVIDER), UrlKind.SYSTEM));

    StatusResource.Status status = status();

    assertThat(status.now()).isEqualTo(now);
    assertThat(status.sandbox()).isFalse();
    assertThat(status.providers()).containsExactly(new StatusResource.ProviderStatus("acme", now));
    assertThat(status.suites())
        .containsExactly(
            new StatusResource.SuiteStatus(
                "crm", "ww1", null, "FRESH", now.minusSeconds(90), now, null, 1, 1));
    assertThat(status.tokens())
        .extracting(StatusResource.TokenStatus::kind)
        .containsExactlyInAnyOrder("SUITE", "PROVIDER", "CORP");
    assertThat(status.corpTokens())
        .containsExactly(new StatusResource.CorpTokenStatus("crm", 1, 1, 0));
    assertThat(status.exchanges().pending()).isEqualTo(1);
    assertThat(status.refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.total()).isEqualTo(2));
  }

  /** A ticket of 90 s, tokens of 60 s, a code that waits, and two refusals. */
  private void live() {
    registered.suiteSecret("Su1teSecret");
    registered.providerSecret("Pr0viderSecret");
    registered.ticket(tokens.tickets(), "T1cket", clock.instant());
    clock.advance(Duration.ofSeconds(30));
    registered.authorize(CORP, "P3rmanentCode");
    tokens.tokens().await(TokenKey.corp(SUITE, CORP));
    tokens.tokens().await(TokenKey.provider(PROVIDER));
    Notice notice =
        Notice.parse(
            "<xml><SuiteId>ww1</SuiteId><InfoType>create_auth</InfoType>"
                + "<TimeStamp>1700000000</TimeStamp><AuthCode>C0de</AuthCode></xml>");
    database.tx().run(() -> installs.begin(SUITE, notice, new EntryId(1)));
    for (int i = 0; i < 2; i++) {
      refusals.note(Source.of(SUITE), UrlKind.COMMAND, RefusalReason.SIGNATURE, "192.0.2.1", "no");
    }
    clock.advance(Duration.ofSeconds(60));
  }

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  private StatusResource.Status status() {
    StatusResource resource = new StatusResource();
    resource.providers = new Providers(entities);
    resource.suites = new Suites(entities);
    resource.ticks = ticks;
    resource.corps = new AuthorizedCorps(entities, clock);
    resource.tickets = tokens.tickets();
    resource.tokens = tokens.tokens();
    resource.installs = installs;
    resource.refusals = refusals;
    resource.checks = checks;
    resource.hub = new HubConfig("https://hub.example.com", "data", false);
    resource.clock = clock;
    resource.masterKeys = new TestNode(database, clock).rotations;
    resource.checklist = TestChecklist.over(database);
    resource.alerts = TestAlerts.over(database, clock);
    resource.outages =
        new Outages(
            new DatabasePing(database.dataSource()),
            refusals,
            resource.corps,
            resource.alerts,
            entities,
            database.tx(),
            clock,
            new Node());
    return resource.status();
  }

  private List<String> scrape() {
    return metrics.scrape().lines().toList();
  }
}
