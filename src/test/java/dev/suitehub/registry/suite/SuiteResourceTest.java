package dev.suitehub.registry.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SuiteResourceTest {

  private static final ProviderKey ACME = new ProviderKey("acme");
  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final SuiteId CRM_ID = new SuiteId("ww-crm");
  private static final CorpId CORP = new CorpId("wpA");
  private static final Secret TOKEN = Secret.of("T0kenT0ken");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final Optional<Secret> AS_IT_IS = Optional.empty();
  private static final CallbackForm KEY =
      new CallbackForm(Optional.of(TOKEN), Optional.of(AES_KEY), Plan.asItIs());
  private static final CallbackForm NO_KEY = new CallbackForm(AS_IT_IS, AS_IT_IS, Plan.asItIs());
  private static final SuiteSettings ALL =
      new SuiteSettings(
          ACME,
          Optional.of(CRM_ID),
          Optional.of(Secret.of("Su1teSecret")),
          Plan.asItIs(),
          KEY,
          "CRM",
          List.of("www.example.com", "a:8443"));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final EntityManager entities = database.entities();
  private final Suites suites = new Suites(entities);
  private final AuthorizedCorps corps = new AuthorizedCorps(entities, clock);
  private final SuiteResource resource = new SuiteResource();

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  SuiteResourceTest() {
    resource.suites = suites;
    resource.providers = new Providers(entities);
    resource.corps = corps;
    resource.hub = new HubConfig("https://hub.example.com", "data", false);
    resource.audit = new AuditLog(entities, clock);
    resource.caller = new Caller();
    resource.acts = new ConsoleActs(entities, TestCallers.admin(), resource.audit, clock);
    resource.clock = clock;
    resource.tx = database.tx();
    Categories categories = new Categories(entities);
    resource.desk =
        new AppDesk(
            suites,
            categories,
            new AppChecks(suites, categories, resource.hub, clock),
            corps,
            resource.acts,
            resource.hub,
            TestCallers.admin(),
            resource.audit,
            clock,
            database.tx(),
            removed -> {});
  }

  @BeforeEach
  void two_providers_are_there() {
    String sealed = new SecretConverter().convertToDatabaseColumn(TOKEN);
    database
        .tx()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "insert into provider (id, provider_key, corp_id, name, token_sealed,"
                            + " encoding_aes_key_sealed, version)"
                            + " values (1, 'acme', 'ww0', 'Acme', ?1, ?1, 0),"
                            + " (2, 'other', 'ww9', 'Other', ?1, ?1, 0)")
                    .setParameter(1, sealed)
                    .executeUpdate());
  }

  @Test
  @Tag("registry-R1")
  void a_suite_is_shown_with_its_urls_and_without_its_secrets() {
    create("crm", ALL);

    assertThat(resource.show("crm"))
        .isEqualTo(
            new SuiteResource.View(
                "crm",
                "acme",
                "ww-crm",
                null,
                "CRM",
                List.of("www.example.com", "a:8443"),
                true,
                false,
                false,
                null,
                "https://hub.example.com/callback/crm/command",
                "https://hub.example.com/callback/crm/data",
                "https://hub.example.com/install/crm"));
    assertThat(resource.list()).containsExactly(resource.show("crm"));
    assertThat(resource.list().toString())
        .doesNotContain("Su1teSecret", TOKEN.reveal(), AES_KEY.reveal());
  }

  @Test
  void the_same_settings_again_change_nothing() {
    create("crm", ALL);
    List<?> before = rows("select s.*, a.name, a.version from suite s, app a");

    change(ALL);

    assertThat(rows("select s.*, a.name, a.version from suite s, app a"))
        .usingRecursiveComparison()
        .isEqualTo(before);
  }

  @Test
  void an_omitted_suite_id_or_secret_stays_what_it_is() {
    create("crm", ALL);

    change(
        new SuiteSettings(
            ACME, Optional.empty(), AS_IT_IS, Plan.asItIs(), NO_KEY, "CRM 2", List.of()));

    Suite kept = suites.get(CRM);
    assertThat(kept.suiteId()).contains(CRM_ID);
    assertThat(kept.suiteSecret()).contains(Secret.of("Su1teSecret"));
    assertThat(kept.callback().current()).isEqualTo(CallbackKey.of(TOKEN, AES_KEY));
    assertThat(kept.returnHosts()).isEmpty();
    assertThat(suites.app(CRM).name()).isEqualTo("CRM 2");
  }

  @Test
  void a_proposed_suite_id_is_confirmed_by_a_person_and_then_stays() {
    create("crm", settings(Optional.empty()));
    database.tx().run(() -> suites.propose(CRM, CRM_ID));
    assertThat(resource.show("crm").proposedSuiteId()).isEqualTo("ww-crm");
    assertThat(resource.show("crm").suiteId()).isNull();

    change(settings(Optional.of(CRM_ID)));
    database.tx().run(() -> suites.propose(CRM, new SuiteId("ww-else")));

    assertThat(resource.show("crm").suiteId()).isEqualTo("ww-crm");
    assertThat(resource.show("crm").proposedSuiteId()).isNull();
    assertThat(suites.findBySuiteId(CRM_ID)).isPresent();
  }

  @Test
  @Tag("registry-R2")
  void all_findings_come_at_once_and_nothing_is_changed() {
    create("crm", ALL);
    List<?> before = rows("select * from suite");

    assertThat(
            violations(
                "crm",
                "{\"provider\":\"NO KEY\",\"suiteId\":\"no id\",\"token\":7,"
                    + "\"encodingAesKey\":\"short\",\"suiteSecret\":\""
                    + "s".repeat(513)
                    + "\",\"returnHosts\":[\"https://www.example.com\"],\"secret\":\"x\"}"))
        .contains("provider", "suiteId", "token", "encodingAesKey", "suiteSecret", "name")
        .contains("returnHosts", "secret", "unknown");
    assertThat(rows("select * from suite")).usingRecursiveComparison().isEqualTo(before);
    assertThat(audit()).isEmpty();
  }

  @Test
  @Tag("registry-R2")
  void a_new_suite_needs_neither_suite_id_nor_suite_secret() {
    assertThat(violations("crm", "{}"))
        .contains("field=provider", "field=name", "field=token", "field=encodingAesKey")
        .doesNotContain("suiteId", "suiteSecret", "returnHosts");
    assertThat(suites.all()).isEmpty();
    assertThat(audit()).isEmpty();
  }

  @Test
  void a_suite_needs_a_provider_that_is_there() {
    assertThat(violations("crm", body("nobody", "ww-crm"))).contains("provider", "'nobody'");
  }

  @Test
  void a_suite_keeps_its_provider() {
    create("crm", ALL);

    assertThat(violations("crm", body("other", "ww-crm"))).contains("provider", "fixed", "'acme'");
    assertThat(suites.get(CRM).provider()).isEqualTo(ACME);
  }

  @Test
  void a_suite_id_belongs_to_one_suite() {
    create("crm", ALL);

    assertThat(violations("shop", body("acme", "ww-crm"))).contains("suiteId", "unique", "'crm'");
    assertThat(suites.find(new SuiteKey("shop"))).isEmpty();
  }

  @Test
  void a_suite_that_corps_have_authorised_keeps_its_suite_id() {
    create("crm", ALL);
    authorize();

    assertThat(violations("crm", body("acme", "ww-else"))).contains("suiteId", "fixed", "ww-crm");
    assertThat(suites.get(CRM).suiteId()).contains(CRM_ID);
  }

  @Test
  void a_return_host_is_a_host_and_nothing_more() {
    for (String host :
        List.of(
            "https://a.example.com",
            "a.example.com/",
            "u@a.example.com",
            "a b",
            "a:port",
            "*.example.com",
            "-a",
            "a.",
            "",
            "[::1]")) {
      assertThat(violations("crm", hosts("\"" + host + "\"")))
          .as(host)
          .contains("returnHosts", "shape");
    }
    StringBuilder many = new StringBuilder("\"h0\"");
    for (int i = 1; i <= 20; i++) {
      many.append(",\"h").append(i).append('"');
    }
    assertThat(violations("crm", hosts(many.toString()))).contains("returnHosts", "length");
  }

  @Test
  void a_suite_that_a_corp_has_installed_is_in_use() {
    create("crm", ALL);
    authorize();

    assertThat(problem(() -> resource.delete("crm")).type()).isEqualTo(RegistryProblem.IN_USE);
    assertThat(suites.find(CRM)).isPresent();
    assertThat(audit()).isEmpty();
  }

  @Test
  void a_suite_that_every_corp_has_left_can_be_deleted_with_what_was_kept_of_them() {
    create("crm", ALL);
    authorize();
    database.tx().run(() -> corps.cancelReported(CRM, CORP, clock.instant()));
    assertThat(problem(() -> resource.delete("crm")).type())
        .as("WeCom has not confirmed it")
        .isEqualTo(RegistryProblem.IN_USE);
    database
        .tx()
        .run(
            () -> {
              corps.claimCheck(corps.get(CRM, CORP), "n", Duration.ofSeconds(10));
              corps.end(corps.claimed(CRM, CORP, "n").orElseThrow());
            });

    resource.delete("crm");

    assertThat(suites.find(CRM)).isEmpty();
    assertThat(suites.apps()).isEmpty();
    assertThat(corps.find(CRM, CORP)).isEmpty();
    assertThat(audit()).containsExactly("user:test suite.delete suite/crm");
    assertThat(problem(() -> resource.show("crm")).type()).isEqualTo(RegistryProblem.NO_SUCH_SUITE);
    assertThat(problem(() -> resource.delete("crm")).type())
        .isEqualTo(RegistryProblem.NO_SUCH_SUITE);
  }

  @Test
  void a_key_that_can_be_none_is_a_finding() {
    for (String key : List.of("CRM", "system", "sandbox", "")) {
      assertThat(problem(() -> resource.put(key, "{}")).type())
          .isEqualTo(PlatformProblem.INVALID_INPUT);
    }
  }

  @Test
  @Tag("complaint-16")
  void a_template_of_customised_apps_is_told_apart_from_a_suite() {
    assertThat(violations("shop", body("acme", "dk0123456789abcdef")))
        .contains("suiteId", "app-kind", "代开发", "gettoken");
    assertThat(suites.find(new SuiteKey("shop"))).isEmpty();
  }

  private static SuiteSettings settings(Optional<SuiteId> suiteId) {
    return new SuiteSettings(ACME, suiteId, AS_IT_IS, Plan.asItIs(), KEY, "CRM", List.of());
  }

  private static String body(String provider, String suiteId) {
    return "{\"provider\":\""
        + provider
        + "\",\"suiteId\":\""
        + suiteId
        + "\",\"name\":\"x\",\"token\":\""
        + TOKEN.reveal()
        + "\",\"encodingAesKey\":\""
        + AES_KEY.reveal()
        + "\"}";
  }

  private static String hosts(String hosts) {
    return body("acme", "ww-crm").replaceFirst("}$", ",\"returnHosts\":[" + hosts + "]}");
  }

  private void create(String text, SuiteSettings settings) {
    SuiteKey key = new SuiteKey(text);
    database
        .tx()
        .run(() -> suites.add(Suite.created(key, settings), App.created(key, settings.name())));
  }

  private void change(SuiteSettings settings) {
    database
        .tx()
        .run(
            () -> {
              suites.get(CRM).change(settings);
              suites.app(CRM).rename(settings.name());
            });
  }

  private void authorize() {
    database
        .tx()
        .run(
            () ->
                corps.authorized(
                    new Authorization(
                        CRM,
                        CORP,
                        "甲公司",
                        Secret.of("P1"),
                        AuthorizationKind.FORMAL,
                        clock.instant())));
  }

  private String violations(String key, String body) {
    ProblemException problem = problem(() -> resource.put(key, body));
    assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_INPUT);
    return String.valueOf(problem.extensions().get("violations"));
  }

  private static ProblemException problem(Runnable act) {
    return catchThrowableOfType(ProblemException.class, act::run);
  }

  private List<String> audit() {
    return rows("select who || ' ' || action || ' ' || subject from audit_entry order by id")
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private List<?> rows(String sql) {
    return entities.createNativeQuery(sql).getResultList();
  }
}
