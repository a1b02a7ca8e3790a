package dev.suitehub.preflight;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.callbacks.Rehearsals;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.wire.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PreflightTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  @AutoClose private final OwnDoor door = new OwnDoor();
  private final TestClock clock = TestClock.at("2026-11-22T12:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final Suites suites = new Suites(database.entities());

  /** What was called, as long as no transaction was open. */
  private final List<URI> called = new CopyOnWriteArrayList<>();

  private String address = door.address();

  @BeforeEach
  void register() {
    update("update provider set token_sealed = ?1, encoding_aes_key_sealed = ?2");
    update("update suite set token_sealed = ?1, encoding_aes_key_sealed = ?2");
    registered.ticket(tokens.tickets(), "T1", clock.instant());
  }

  @Test
  @Tag("preflight-R1")
  @Tag("preflight-R3")
  void a_good_suite_passes_everything() {
    registered.authorize(CORP, "P1");

    PreflightReport report = preflight(Role.OPERATOR).run(SUITE);

    assertThat(report.findings()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.count(Mark.GOOD)).isGreaterThanOrEqualTo(18);
    assertThat(door.opened)
        .contains(
            "/callback/crm/command check ww0",
            "/callback/crm/data check ww0",
            "/callback/crm/data/ww0 check ww0",
            "/callback/system/acme check ww0",
            "/callback/crm/command suite_ticket ww1",
            "/callback/crm/command create_auth ww1",
            "/callback/crm/command change_auth ww1",
            "/callback/crm/command cancel_auth ww1",
            "/callback/crm/command reset_permanent_code ww1");
    assertThat(door.opened).filteredOn(line -> line.contains(" cancel_auth ")).hasSize(2);
    assertThat(called).allMatch(uri -> uri.toString().startsWith(door.address() + "/"));
    assertThat(suites.get(SUITE).preflightPassedAt()).contains(clock.instant());
  }

  @Test
  void the_echostr_is_one_that_a_careless_proxy_spoils() {
    preflight(Role.ADMIN).run(SUITE);

    assertThat(door.queries)
        .hasSize(4)
        .allSatisfy(query -> assertThat(query).contains("%2B").contains("%2F"));
  }

  @Test
  @Tag("preflight-R1")
  void a_proxy_that_adds_a_line_break_is_seen_at_every_answer() {
    door.proxy = text -> text + "\n";

    PreflightReport report = preflight(Role.ADMIN).run(SUITE);

    assertThat(report.passed()).isFalse();
    assertThat(report.findings())
        .filteredOn(check -> check.verdict().equals("newline"))
        .extracting(Check::name)
        .contains("check-command", "check-data", "check-system", "ticket", "data-unknown");
    assertThat(suites.get(SUITE).preflightPassedAt()).isEmpty();
  }

  @Test
  void where_nothing_is_reached_one_finding_says_so() {
    address = "http://127.0.0.1:1";

    PreflightReport report = preflight(Role.ADMIN).run(SUITE);

    assertThat(report.findings())
        .filteredOn(check -> !check.url().isEmpty())
        .extracting(Check::name, Check::verdict)
        .containsExactly(tuple("check-command", "no-connection"));
    assertThat(report.count(Mark.SKIPPED)).isGreaterThan(10);
    assertThat(called).hasSize(1);
  }

  @Test
  void without_a_suite_id_the_urls_are_checked_and_the_rest_is_said() {
    registered.suiteId("");

    PreflightReport report = preflight(Role.ADMIN).run(SUITE);

    assertThat(report.findings())
        .extracting(Check::verdict)
        .contains("no-suite-id", "ticket-none", "no-suite-secret");
    assertThat(door.opened).hasSize(4).allMatch(line -> line.contains(" check "));
  }

  @Test
  void a_token_that_wecom_refuses_is_told_with_its_reason() {
    wecom.suiteTokens().alwaysRefuse(60020);

    assertThat(preflight(Role.ADMIN).run(SUITE).findings())
        .filteredOn(check -> check.name().equals("suite-token"))
        .singleElement()
        .satisfies(check -> assertThat(check.values().toString()).contains("60020"));
  }

  @Test
  void an_install_domain_of_another_host_is_told() {
    app("install_domain = 'other.example.com'");

    assertThat(of("install-domain").verdict()).isEqualTo("domain-other");
  }

  @Test
  @Tag("preflight-R3")
  void the_ownership_file_is_asked_for_at_our_own_host_alone() {
    app(
        "trusted_domain = '127.0.0.1', ownership_file = 'WW_verify_x.txt', ownership_content = 'abc123'");
    assertThat(of("ownership").mark()).isEqualTo(Mark.GOOD);

    app("ownership_content = 'other'");
    assertThat(of("ownership").verdict()).isEqualTo("other-text");

    app("trusted_domain = 'www.example.com'");
    assertThat(of("ownership").verdict()).isEqualTo("elsewhere");

    app("trusted_domain = '127.0.0.1', ownership_file = '/evil.example.com/x'");
    assertThat(of("ownership").verdict()).isEqualTo("no-file");
    assertThat(called).allMatch(uri -> uri.toString().startsWith(door.address() + "/"));
  }

  @Test
  @Tag("preflight-R2")
  void every_letter_is_announced_before_it_goes_out() {
    List<Long> announced = new ArrayList<>();
    door.before = () -> announced.add(announcements());

    preflight(Role.ADMIN).run(SUITE);

    assertThat(announced.get(0)).isEqualTo(1L);
    assertThat(announcements()).as("all but the install page").isEqualTo(announced.size() - 1L);
  }

  @Test
  @Tag("preflight-R4")
  void one_runs_at_a_time() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    door.before =
        () -> {
          inside.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    List<PreflightReport> reports = new CopyOnWriteArrayList<>();
    Thread first = new Thread(() -> reports.add(preflight(Role.ADMIN).run(SUITE)));
    first.start();
    inside.await();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> preflight(Role.ADMIN).run(SUITE))
        .satisfies(e -> assertThat(e.type()).isEqualTo(PreflightProblem.RUNNING));
    go.countDown();
    first.join();
    assertThat(reports).hasSize(1);
    assertThat(preflight(Role.ADMIN).run(SUITE)).as("when it is over, the next").isNotNull();
  }

  @Test
  @Tag("preflight-R4")
  void a_run_whose_process_died_holds_nobody_up_for_long() {
    database
        .tx()
        .run(
            () ->
                new PreflightRuns(database.entities())
                    .claim(SUITE, clock.instant(), clock.instant().plusSeconds(60)));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> preflight(Role.ADMIN).run(SUITE));

    clock.advance(Duration.ofSeconds(60));

    assertThat(preflight(Role.ADMIN).run(SUITE)).isNotNull();
  }

  @Test
  @Tag("preflight-R5")
  void the_last_report_is_kept_and_audited_without_secrets() {
    PreflightReport report = preflight(Role.ADMIN).run(SUITE);

    assertThat(preflight(Role.AUDITOR).last(SUITE)).contains(report);
    Object[] note =
        (Object[])
            database
                .entities()
                .createNativeQuery("select who, action, subject, detail from audit_entry")
                .getSingleResult();
    assertThat(note).startsWith("user:test", "suite.preflight", "suite/crm");
    assertThat(String.valueOf(note[3])).startsWith("passed: good=");
    String kept =
        (String)
            database
                .entities()
                .createNativeQuery("select report from preflight_report")
                .getSingleResult();
    assertThat(kept).doesNotContain("echostr=", "msg_signature=", OwnDoor.AES_KEY, "T1\"");
  }

  @Test
  void a_planned_secret_that_took_its_place_meanwhile_is_no_change() {
    registered.authorize(CORP, "P1");
    update("update suite set next_suite_secret_sealed = ?1, encoding_aes_key_sealed = ?2");
    door.before =
        () -> suite("suite_secret_sealed = next_suite_secret_sealed, version = version + 1");

    assertThat(preflight(Role.OPERATOR).run(SUITE).passed()).isTrue();

    update("update suite set next_suite_secret_sealed = ?2, encoding_aes_key_sealed = ?2");
    door.before =
        () -> suite("suite_secret_sealed = next_suite_secret_sealed, version = version + 2");
    assertThat(preflight(Role.OPERATOR).run(SUITE).passed()).as("and more was changed").isFalse();
  }

  @Test
  void what_was_changed_while_it_ran_has_not_passed() {
    registered.authorize(CORP, "P1");
    door.before = () -> app("slogan = 'new', version = version + 1");

    PreflightReport report = preflight(Role.OPERATOR).run(SUITE);

    assertThat(report.findings())
        .extracting(Check::name, Check::verdict)
        .containsExactly(tuple("unchanged", "changed-meanwhile"));
    assertThat(suites.get(SUITE).preflightPassedAt()).isEmpty();
    assertThat(preflight(Role.ADMIN).last(SUITE)).contains(report);

    door.before = () -> {};
    assertThat(preflight(Role.OPERATOR).run(SUITE).passed()).as("again").isTrue();
    assertThat(suites.get(SUITE).preflightPassedAt()).isPresent();
  }

  @Test
  void a_removed_suite_leaves_no_report() {
    preflight(Role.ADMIN).run(SUITE);
    PreflightRuns runs = new PreflightRuns(database.entities());

    database.tx().run(() -> runs.removed(new SuiteRemoved(new SuiteKey("other"))));
    assertThat(runs.find(SUITE)).isPresent();
    database.tx().run(() -> runs.removed(new SuiteRemoved(SUITE)));
    assertThat(runs.find(SUITE)).isEmpty();
  }

  @Test
  void an_auditor_reads_and_does_not_run() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> preflight(Role.AUDITOR).run(SUITE));
    assertThat(preflight(Role.AUDITOR).last(SUITE)).isEmpty();
    assertThat(called).isEmpty();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> preflight(Role.ADMIN).run(new SuiteKey("nobody")));
  }

  private Preflight preflight(Role role) {
    HubConfig hub = new HubConfig(address, "./data", true);
    return new Preflight(
        suites,
        new Providers(database.entities()),
        new AuthorizedCorps(database.entities(), clock),
        tokens.tickets(),
        new Rehearsals(database.entities(), database.tx(), clock),
        new Reviewer(hub, clock),
        new PublicAddress(hub),
        new Surroundings(hub, tokens.tokens()),
        new WatchedProbe(),
        new PreflightRuns(database.entities()),
        new AuditLog(database.entities(), clock),
        TestCallers.of(role),
        clock,
        database.tx());
  }

  private Check of(String name) {
    return preflight(Role.ADMIN).run(SUITE).checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void app(String values) {
    database
        .tx()
        .run(
            () ->
                database.entities().createNativeQuery("update app set " + values).executeUpdate());
  }

  /** Once: then nothing is planned any more. */
  private void suite(String values) {
    database
        .tx()
        .run(
            () ->
                database
                    .entities()
                    .createNativeQuery(
                        "update suite set "
                            + values
                            + ", next_suite_secret_sealed = null"
                            + " where next_suite_secret_sealed is not null")
                    .executeUpdate());
  }

  private long announcements() {
    return ((Number)
            database
                .entities()
                .createNativeQuery("select count(*) from callback_rehearsal")
                .getSingleResult())
        .longValue();
  }

  private void update(String sql) {
    SecretConverter sealing = new SecretConverter();
    database
        .tx()
        .run(
            () ->
                database
                    .entities()
                    .createNativeQuery(sql)
                    .setParameter(1, sealing.convertToDatabaseColumn(Secret.of(OwnDoor.TOKEN)))
                    .setParameter(2, sealing.convertToDatabaseColumn(Secret.of(OwnDoor.AES_KEY)))
                    .executeUpdate());
  }

  /** Sees whether a transaction waits for an answer. */
  private final class WatchedProbe extends Probe {

    @Override
    Seen send(HttpRequest request) {
      assertThat(database.isInTransaction()).isFalse();
      called.add(request.uri());
      return super.send(request);
    }
  }
}
