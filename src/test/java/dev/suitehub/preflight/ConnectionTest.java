package dev.suitehub.preflight;

import static dev.suitehub.tokens.Registered.CORP;
import static dev.suitehub.tokens.Registered.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.preflight.ConnectStep.Progress;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Registered;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.upstream.FakeWecom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T12:00:00Z");
  private final FakeWecom wecom = new FakeWecom();
  @AutoClose private final TestTokens tokens = new TestTokens(database, clock, wecom);
  private final Registered registered = new Registered(database, clock);
  private final UrlChecks checks = new UrlChecks(database.entities(), clock);

  @Test
  void a_fresh_hub_is_told_what_comes_first() {
    registered.suiteId("");

    List<ConnectStep> steps = connection("https://hub.example.com", false).steps(SUITE);

    assertThat(steps)
        .filteredOn(step -> step.progress() == Progress.DONE)
        .extracting(ConnectStep::name)
        .containsExactly("sandbox", "public-url", "provider");
    assertThat(steps).noneMatch(step -> step.progress() == Progress.WRONG);
    assertThat(step(steps, "data-url").paste())
        .contains("https://hub.example.com/callback/crm/data");
    assertThat(step(steps, "install-domain").paste()).contains("hub.example.com");
    told(steps);
  }

  @Test
  void each_step_turns_green_by_what_is_seen() {
    database
        .tx()
        .run(
            () -> {
              checks.passed(Source.of(Registered.PROVIDER), UrlKind.SYSTEM);
              checks.passed(Source.of(SUITE), UrlKind.COMMAND);
              checks.passed(Source.of(SUITE), UrlKind.DATA);
            });
    run("update app set install_domain = 'hub.example.com'");
    registered.ticket(tokens.tickets(), "T1", clock.instant());
    registered.authorize(CORP, "P1");
    tokens.tokens().await(TokenKey.suite(SUITE));

    List<ConnectStep> steps = connection("https://hub.example.com", false).steps(SUITE);

    assertThat(steps)
        .filteredOn(step -> step.progress() != Progress.DONE)
        .extracting(ConnectStep::name)
        .containsExactly("master-key");
    told(steps);
  }

  @Test
  void what_is_wrong_is_told_with_wecoms_reason() {
    registered.ticket(tokens.tickets(), "T1", clock.instant());
    wecom.suiteTokens().alwaysRefuse(60020);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> tokens.tokens().await(TokenKey.suite(SUITE)));
    run("update app set install_domain = 'other.example.com'");
    clock.advance(Duration.ofMinutes(31));

    List<ConnectStep> steps = connection("http://localhost:8080", true).steps(SUITE);

    assertThat(steps)
        .filteredOn(step -> step.progress() == Progress.WRONG)
        .extracting(ConnectStep::name, ConnectStep::state)
        .contains(
            tuple("public-url", "local-name"),
            tuple("install-domain", "other"),
            tuple("ticket", "stale"),
            tuple("token", "failed"),
            tuple("ip-list", "refused"));
    assertThat(step(steps, "ip-list").values().toString()).contains("60020");
    told(steps);
  }

  @Test
  void a_proposed_suite_id_waits_for_a_person() {
    registered.suiteId("");
    run("update suite set proposed_suite_id = 'ww-said'");

    ConnectStep step = step(connection("https://hub.example.com", false).steps(SUITE), "suite-id");

    assertThat(step.state()).isEqualTo("proposed");
    assertThat(step.values()).containsExactly("ww-said");
  }

  @Test
  void whoever_may_not_read_settings_sees_nothing() {
    Connection connection = connection("https://hub.example.com", false, new Caller());

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> connection.steps(SUITE));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(connection::suites);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(connection::beginning);
  }

  @Test
  void every_state_has_its_sentence_on_the_page() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/dev/suitehub/preflight/Connection.java"));
    Matcher step =
        Pattern.compile(
                "ConnectStep\\s*\\.of\\(\\s*\"([a-z-]+)\",\\s*Progress\\.([A-Z]+),\\s*\"([a-z-]+)\"")
            .matcher(source);
    int seen = 0;
    while (step.find()) {
      seen++;
      assertThat(texts().containsKey("connect." + step.group(1) + "." + step.group(3)))
          .as(step.group())
          .isTrue();
    }
    assertThat(seen).isGreaterThan(20);
  }

  private static void told(List<ConnectStep> steps) {
    for (ConnectStep step : steps) {
      assertThat(texts().keySet())
          .contains(
              "connect." + step.name() + ".title",
              "connect." + step.name() + ".next",
              "connect." + step.name() + "." + step.state(),
              "connect.mark." + step.progress());
    }
  }

  private static ResourceBundle texts() {
    return ResourceBundle.getBundle("dev.suitehub.console.preflight.texts", Locale.ROOT);
  }

  private static ConnectStep step(List<ConnectStep> steps, String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  private Connection connection(String address, boolean sandbox) {
    return connection(address, sandbox, TestCallers.of(Role.AUDITOR));
  }

  private Connection connection(String address, boolean sandbox, Caller caller) {
    HubConfig hub = new HubConfig(address, "./data", sandbox);
    return new Connection(
        new Suites(database.entities()),
        new Providers(database.entities()),
        new AuthorizedCorps(database.entities(), clock),
        tokens.tickets(),
        tokens.tokens(),
        checks,
        new PublicAddress(hub),
        hub,
        Optional.empty(),
        caller,
        clock,
        database.tx());
  }

  private void run(String sql) {
    database.tx().run(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }
}
