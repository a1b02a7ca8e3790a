package dev.suitehub.ops;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.PROVIDER;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.access.AuditChain;
import dev.suitehub.access.AuditLog;
import dev.suitehub.access.TestAudit;
import dev.suitehub.access.TestCallers;
import dev.suitehub.install.Installs;
import dev.suitehub.install.TestInstalls;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Refusals;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.TestRefusals;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.platform.time.Ticks;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.OpenDecisions;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each watch sees, and what it leaves alone. */
class WatchTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final Suites suites = new Suites(database.entities());
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final Refusals refusals = new Refusals(database.entities(), database.tx(), clock);
  private final AuditChain audit = TestAudit.chain(database, clock);
  private final Installs installs = TestInstalls.over(database, clock, tokens.tokens());

  @Test
  @Tag("access-R8")
  void an_audit_log_that_was_changed_is_told_once_for_each_finding() {
    Watch watch = new AuditWatch(audit);
    AuditLog log = new AuditLog(database.entities(), clock);
    for (String act : List.of("one", "two", "three")) {
      database.tx().run(() -> log.note("user:li", act, "x", ""));
    }
    TestAudit.tick(audit);
    assertThat(watch.look()).isEmpty();

    sql("delete from audit_entry where action = 'two'");
    TestAudit.tick(audit);

    String first = watch.look().get(0).mark();
    assertThat(watch.look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).isEqualTo("audit-altered/all");
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.values().toString()).contains("REMOVED");
              assertThat(finding.isOnce()).isTrue();
            });
    TestAudit.tick(audit);
    assertThat(watch.look().get(0).mark()).isEqualTo(first);
    clock.advance(Duration.ofMinutes(1));
    sql("update audit_entry set who = 'user:mei' where action = 'three'");
    TestAudit.tick(audit);
    assertThat(watch.look().get(0).mark()).endsWith(first).isNotEqualTo(first);
  }

  private void sql(String sql) {
    database.tx().run(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }

  @Test
  @Tag("complaint-01")
  void a_ticket_is_old_after_20_minutes_and_there_is_patience_with_none() {
    Watch watch = new TicketWatch(suites, tokens.tickets(), database.tx(), clock);
    assertThat(watch.look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).isEqualTo("ticket-none/crm");
              assertThat(finding.patience()).isEqualTo(Duration.ofMinutes(20));
            });

    registered.ticket(tokens.tickets(), "T", clock.instant());
    clock.advance(Duration.ofMinutes(20));
    assertThat(watch.look()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(causes(watch)).containsExactly("ticket-old/crm");
  }

  @ParameterizedTest
  @ValueSource(ints = {40001, 40080, 40083, 48003})
  void a_refused_secret_is_seen_until_it_works(int errcode) {
    Watch watch = new TokenWatch(tokens.tokens());
    refusedProvider(errcode);

    assertThat(causes(watch)).containsExactly("secret-refused/provider/acme");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 45009, 40085})
  void what_heals_by_itself_is_left_alone(int errcode) {
    Watch watch = new TokenWatch(tokens.tokens());
    refusedProvider(errcode);

    assertThat(watch.look()).isEmpty();
  }

  @Test
  void an_address_that_is_refused_is_one_cause_for_each_owner() {
    Watch watch = new TokenWatch(tokens.tokens());
    refusedProvider(60020);

    assertThat(causes(watch)).containsExactly("address-refused/provider/acme");
  }

  @Test
  @Tag("ops-R8")
  void only_codes_that_wecom_or_our_own_link_brought_are_waited_for() {
    Watch watch = new ExchangeWatch(installs, database.tx(), clock);
    Notice notice =
        Notice.parse(
            "<xml><SuiteId>ww1</SuiteId><InfoType>create_auth</InfoType>"
                + "<TimeStamp>1700000000</TimeStamp><AuthCode>C0de</AuthCode></xml>");
    database.tx().run(() -> installs.begin(SUITE, notice, new EntryId(1)));
    assertThat(watch.look()).isEmpty();

    clock.advance(Duration.ofMinutes(3));

    assertThat(causes(watch)).containsExactly("exchange-slow/crm");
    update("update pending_exchange set trusted = false");
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void losses_of_a_day_are_one_event_a_suite_and_a_new_one_is_another() {
    Watch watch = new ExchangeWatch(installs, database.tx(), clock);
    lose("A");
    List<Finding> one = watch.look();
    lose("B");
    List<Finding> two = watch.look();

    assertThat(one).singleElement().matches(Finding::isOnce);
    assertThat(two).hasSize(1);
    assertThat(two.get(0).cause()).isEqualTo(one.get(0).cause()).isEqualTo("exchange-lost/crm");
    assertThat(two.get(0).mark()).isNotEqualTo(one.get(0).mark());
    clock.advance(Duration.ofHours(25));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void a_loss_that_leaves_the_day_is_no_new_event_and_one_that_comes_is() {
    Watch watch = new ExchangeWatch(installs, database.tx(), clock);
    Alerts alerts = TestAlerts.over(database, clock);
    lose("A");
    clock.advance(Duration.ofHours(2));
    lose("B");
    alerts.see(watch.families(), watch.look());
    assertThat(tell(alerts)).hasSize(1);

    clock.advance(Duration.ofHours(23));
    assertThat(watch.look()).singleElement().extracting(f -> f.values().get(1)).isEqualTo(1);
    alerts.see(watch.families(), watch.look());
    assertThat(tell(alerts)).isEmpty();

    lose("C");
    alerts.see(watch.families(), watch.look());
    assertThat(tell(alerts)).hasSize(1);
  }

  @Test
  void many_losses_fit_into_their_mark() {
    Watch watch = new ExchangeWatch(installs, database.tx(), clock);
    for (int i = 0; i < 60; i++) {
      lose("C" + i);
    }

    assertThat(watch.look())
        .singleElement()
        .satisfies(f -> assertThat(f.mark()).hasSizeBetween(80, 100));
  }

  @Test
  void the_suspects_of_one_suite_hide_those_of_no_other() {
    Watch watch = new SuspectWatch(corps, database.tx());
    for (int i = 0; i < 210; i++) {
      CorpId corp = new CorpId("wpS" + i);
      registered.authorize(corp, "code" + i);
      registered.suspect(corp, 40084);
    }
    update("update authorized_corp set suite_key = 'erp'");
    clock.advance(Duration.ofMinutes(1));
    registered.authorize(CORP, "code");
    registered.suspect(CORP, 40084);

    assertThat(causes(watch)).contains("corps-suspect/crm");
  }

  @Test
  void many_suspects_are_one_cause_with_their_number_and_a_few_names() {
    Watch watch = new SuspectWatch(corps, database.tx());
    for (int i = 0; i < 30; i++) {
      CorpId corp = new CorpId("wpS" + i);
      registered.authorize(corp, "code" + i);
      registered.suspect(corp, 40084);
    }
    registered.authorize(CORP, "fine");

    List<Finding> findings = watch.look();

    assertThat(findings).hasSize(1);
    Wording wording = TestAlerts.texts("en").wording(findings.get(0));
    assertThat(wording.title()).contains("30", "crm");
    assertThat(wording.text()).contains("(40084)").hasSizeLessThan(400);
  }

  @Test
  @Tag("ops-R8")
  @Tag("complaint-24")
  void more_than_20_refusals_at_a_url_of_ours_are_seen_and_scans_of_strangers_are_not() {
    Watch watch = new RefusalWatch(refusals, clock);
    refuse(Source.UNKNOWN, RefusalReason.UNKNOWN_KEY, 200);
    refuse(Source.of(SUITE), RefusalReason.SIGNATURE, 15);
    refuse(Source.of(SUITE), RefusalReason.CIPHER, 5);
    assertThat(watch.look()).isEmpty();

    refuse(Source.of(SUITE), RefusalReason.SIGNATURE, 1);
    assertThat(causes(watch)).singleElement().asString().startsWith("refusals/").contains("crm");

    clock.advance(Duration.ofMinutes(6));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  @Tag("ops-R5")
  void one_callback_that_could_not_be_kept_is_enough_but_not_what_an_outage_took() {
    AtomicBoolean alive = new AtomicBoolean(true);
    Node node = new Node();
    Outages outages =
        new Outages(
            alive::get,
            refusals,
            corps,
            TestAlerts.over(database, clock, node),
            database.entities(),
            database.tx(),
            clock,
            node);
    Watch watch = new NotKeptWatch(outages, node, clock);
    outages.look();
    assertThat(watch.look()).isEmpty();

    alive.set(false);
    refuse(Source.UNKNOWN, RefusalReason.NOT_KEPT, 3);
    outages.look();
    assertThat(watch.look()).isEmpty();
    outages.look();
    refuse(Source.UNKNOWN, RefusalReason.NOT_KEPT, 3);
    alive.set(true);
    outages.look();
    refuse(Source.UNKNOWN, RefusalReason.NOT_KEPT, 3);
    outages.look();
    assertThat(watch.look()).isEmpty();

    clock.advance(Duration.ofMinutes(1));
    outages.look();
    refuse(Source.UNKNOWN, RefusalReason.NOT_KEPT, 150);
    outages.look();
    assertThat(watch.look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).isEqualTo("callbacks-not-kept/all/" + node.name());
              assertThat(finding.values().get(0)).isEqualTo(150L);
            });
    clock.advance(Duration.ofMinutes(6));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  @Tag("ops-R6")
  void a_worker_that_stands_still_is_seen_by_its_node_alone() {
    AtomicLong nanos = new AtomicLong();
    Ticks ticks = new Ticks(new Schema(database.dataSource()), clock, nanos::get);
    Node node = new Node();
    Watch watch = new TickWatch(ticks, node);
    ticks.expect("tokens.renew", Duration.ofSeconds(5));
    assertThat(watch.look()).isEmpty();

    nanos.addAndGet(Duration.ofSeconds(21).toNanos());

    assertThat(watch.look()).singleElement().matches(Finding::local);
    assertThat(causes(watch)).containsExactly("tick-late/tokens.renew/" + node.name());
  }

  private void refusedProvider(int errcode) {
    registered.providerSecret("S");
    wecom.providerTokens().alwaysRefuse(errcode);
    tokens
        .tokens()
        .want(TokenKey.provider(PROVIDER))
        .toCompletableFuture()
        .exceptionally(e -> null)
        .join();
  }

  @Test
  @Tag("TEST-07")
  void a_test_link_of_an_app_that_is_online_stands_until_it_is_withdrawn() {
    TestLinks links = links();
    Watch watch = releases(links);
    links.issue(SUITE);
    assertThat(watch.look()).as("not online").isEmpty();

    update("update suite set status = 'ONLINE'");
    assertThat(causes(watch)).containsExactly("test-while-online/crm");
    links.withdraw(SUITE);
    assertThat(watch.look()).isEmpty();
  }

  @Test
  @Tag("REL-05")
  void the_outcome_of_a_review_is_told_once_with_the_reason_and_what_comes_next() {
    Watch watch = releases(links());
    Alerts alerts = TestAlerts.over(database, clock);
    update("update suite set status = 'SUBMITTED'");
    assertThat(watch.look()).isEmpty();

    update("update suite set status = 'REJECTED', rejection = 'Logo', decided_on = '2026-11-22'");
    assertThat(watch.look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.cause()).isEqualTo("review-decided/crm");
              assertThat(finding.isOnce()).isTrue();
              assertThat(finding.values())
                  .containsExactly("crm", Word.REJECTED, "2026-11-22", "Logo", Word.CORRECT);
            });
    alerts.see(watch.families(), watch.look());
    assertThat(tell(alerts)).hasSize(1);
    clock.advance(Duration.ofHours(2));
    alerts.see(watch.families(), watch.look());
    assertThat(tell(alerts)).as("once").isEmpty();

    update("update suite set status = 'APPROVED', rejection = null");
    assertThat(watch.look())
        .singleElement()
        .extracting(finding -> finding.values().get(1))
        .isEqualTo(Word.APPROVED);
    update("update suite set status = 'ONLINE'");
    assertThat(watch.look()).isEmpty();
  }

  private TestLinks links() {
    return new TestLinks(
        database.entities(),
        suites,
        corps,
        new HubConfig("https://hub.example.com", "data", false),
        new AuditLog(database.entities(), clock),
        TestCallers.admin(),
        database.tx(),
        clock);
  }

  private Watch releases(TestLinks links) {
    return new ReleaseWatch(suites, links, new OpenDecisions(suites), database.tx());
  }

  private void lose(String code) {
    Notice notice =
        Notice.parse(
            "<xml><SuiteId>ww1</SuiteId><InfoType>create_auth</InfoType>"
                + "<TimeStamp>1700000000</TimeStamp><AuthCode>"
                + code
                + "</AuthCode></xml>");
    database.tx().run(() -> installs.begin(SUITE, notice, new EntryId(1)));
    update(
        "update pending_exchange set state = 'LOST', next_try_at = null"
            + " where state = 'PENDING'");
  }

  private void refuse(Source source, RefusalReason reason, int times) {
    for (int i = 0; i < times; i++) {
      refusals.note(source, UrlKind.COMMAND, reason, "192.0.2.1", "x");
    }
    TestRefusals.flush(refusals);
  }

  private void update(String sql) {
    database.tx().run(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }

  private static List<Alerts.Due> tell(Alerts alerts) {
    List<Alerts.Due> due = alerts.claim(10);
    due.forEach(one -> alerts.sent(one, true));
    return due;
  }

  private static List<String> causes(Watch watch) {
    return watch.look().stream().map(Finding::cause).toList();
  }
}
