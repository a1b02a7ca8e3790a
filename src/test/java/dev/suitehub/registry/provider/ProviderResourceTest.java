package dev.suitehub.registry.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.RulesConfig;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProviderResourceTest {

  private static final ProviderKey ACME = new ProviderKey("acme");
  private static final CorpId CORP = new CorpId("wwAcme");
  private static final Secret TOKEN = Secret.of("T0kenT0ken");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  private static final Optional<Secret> AS_IT_IS = Optional.empty();
  private static final ProviderSettings ALL =
      new ProviderSettings(
          CORP,
          "Acme",
          Optional.of(Secret.of("Pr0viderSecret")),
          Plan.asItIs(),
          callback(Optional.of(TOKEN), Optional.of(AES_KEY)));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final EntityManager entities = database.entities();
  private final Providers providers = new Providers(entities);
  private final ProviderResource resource = new ProviderResource();

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  ProviderResourceTest() {
    resource.providers = providers;
    resource.hub = new HubConfig("https://hub.example.com", "data", false);
    resource.audit = new AuditLog(entities, clock);
    resource.clock = clock;
    resource.caller = new Caller();
    resource.desk =
        new ProviderDesk(
            providers,
            new ConsoleActs(entities, resource.caller, resource.audit, clock),
            new RulesConfig(100),
            resource.hub,
            resource.audit,
            resource.caller,
            database.tx());
    resource.tx = database.tx();
  }

  @Test
  @Tag("registry-R1")
  void a_provider_is_shown_with_its_url_and_without_its_secrets() {
    register("acme", ALL);

    assertThat(resource.show("acme"))
        .isEqualTo(
            new ProviderResource.View(
                "acme",
                "wwAcme",
                "Acme",
                true,
                false,
                false,
                null,
                "https://hub.example.com/callback/system/acme"));
    assertThat(resource.show("acme") + resource.list().toString())
        .doesNotContain("Pr0viderSecret", TOKEN.reveal(), AES_KEY.reveal());
  }

  @Test
  @Tag("registry-R1")
  void a_secret_is_sealed_in_the_table() {
    register("acme", ALL);

    List<?> columns =
        rows(
            "select provider_secret_sealed || token_sealed || encoding_aes_key_sealed"
                + " from provider");
    assertThat(columns.toString())
        .contains("k1.")
        .doesNotContain("Pr0viderSecret", TOKEN.reveal(), AES_KEY.reveal());
  }

  @Test
  void the_list_is_in_order_of_the_keys() {
    register("zeta", settings("ww-z"));
    register("beta", settings("ww-b"));

    assertThat(resource.list())
        .extracting(ProviderResource.View::provider)
        .containsExactly("beta", "zeta");
  }

  @Test
  void the_same_settings_again_change_nothing() {
    register("acme", ALL);
    List<?> before = rows("select * from provider");

    change(ALL);

    assertThat(rows("select * from provider")).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void an_omitted_secret_stays_what_it_is() {
    register("acme", ALL);

    change(
        new ProviderSettings(
            CORP, "Acme 2", AS_IT_IS, Plan.asItIs(), callback(AS_IT_IS, AS_IT_IS)));

    Provider kept = providers.get(ACME);
    assertThat(kept.name()).isEqualTo("Acme 2");
    assertThat(kept.providerSecret()).contains(Secret.of("Pr0viderSecret"));
    assertThat(kept.callback().current()).isEqualTo(CallbackKey.of(TOKEN, AES_KEY));
  }

  @Test
  void a_secret_that_is_sent_replaces_the_one_before() {
    register("acme", ALL);
    Secret other = Secret.of("0therT0ken");

    change(
        new ProviderSettings(
            CORP, "Acme", AS_IT_IS, Plan.asItIs(), callback(Optional.of(other), AS_IT_IS)));

    assertThat(providers.get(ACME).callback().current()).isEqualTo(CallbackKey.of(other, AES_KEY));
  }

  @Test
  @Tag("registry-R2")
  void all_findings_come_at_once_and_nothing_is_changed() {
    register("acme", ALL);
    List<?> before = rows("select * from provider");

    assertThat(
            violations(
                "acme",
                "{\"corpId\":\"a corp\",\"token\":7,\"encodingAesKey\":\"short\","
                    + "\"providerSecret\":\""
                    + "s".repeat(513)
                    + "\",\"corpSecret\":\"x\"}"))
        .contains("corpId", "REG-01", "name", "token", "encodingAesKey", "providerSecret")
        .contains("corpSecret", "unknown");
    assertThat(rows("select * from provider")).usingRecursiveComparison().isEqualTo(before);
    assertThat(audit()).isEmpty();
  }

  @Test
  @Tag("registry-R2")
  void a_new_provider_needs_everything_but_its_provider_secret() {
    assertThat(violations("acme", "{}"))
        .contains("corpId", "name", "token", "encodingAesKey")
        .doesNotContain("providerSecret");
    assertThat(providers.all()).isEmpty();
    assertThat(audit()).isEmpty();
  }

  @Test
  void no_finding_repeats_a_secret() {
    String secret = "v3rySecret".repeat(60);

    assertThat(
            violations(
                "acme",
                "{\"token\":\""
                    + secret
                    + "\",\"encodingAesKey\":\""
                    + secret
                    + "\",\"providerSecret\":\""
                    + secret
                    + "\"}"))
        .doesNotContain("v3rySecret");
  }

  @Test
  @Tag("REG-01")
  void a_corp_is_one_provider() {
    register("acme", ALL);

    assertThat(violations("other", body("wwAcme"))).contains("corpId", "REG-01", "'acme'");
    assertThat(providers.find(new ProviderKey("other"))).isEmpty();
  }

  @Test
  @Tag("REG-01")
  void a_provider_with_suites_keeps_its_corpid() {
    register("acme", ALL);
    suiteOf("acme");

    assertThat(violations("acme", body("wwElse"))).contains("corpId", "REG-01");
    assertThat(providers.get(ACME).corpId()).isEqualTo(CORP);
  }

  @Test
  @Tag("DEV-04")
  void a_new_token_keeps_the_rule_and_one_that_is_there_is_a_fact() {
    Secret odd = Secret.of("odd-token");
    register("acme", settings("wwAcme"));
    change(
        new ProviderSettings(
            CORP, "Acme", AS_IT_IS, Plan.asItIs(), callback(Optional.of(odd), AS_IT_IS)));

    assertThat(violations("acme", "{\"token\":\"other-token\"}")).contains("DEV-04");
    assertThat(violations("acme", "{\"token\":\"odd-token\"}")).doesNotContain("DEV-04");
  }

  @Test
  @Tag("DEV-01")
  void the_secret_of_a_suite_is_none_of_a_provider() {
    register("acme", ALL);
    suiteOf("acme");
    database
        .tx()
        .run(
            () ->
                entities
                    .createQuery("update Suite s set s.suiteSecret = :secret")
                    .setParameter("secret", Secret.of("SuiteS3cret"))
                    .executeUpdate());

    assertThat(violations("acme", "{\"providerSecret\":\"SuiteS3cret\"}")).contains("DEV-01");
    assertThat(violations("acme", "{\"nextProviderSecret\":\"SuiteS3cret\"}"))
        .contains("DEV-01")
        .doesNotContain("SuiteS3cret");
    assertThat(violations("acme", "{\"providerSecret\":\"An0therSecret\"}"))
        .doesNotContain("DEV-01");
    assertThat(providers.isProviderSecret(Secret.of("Pr0viderSecret"))).isTrue();
    assertThat(providers.isProviderSecret(Secret.of("SuiteS3cret"))).isFalse();
  }

  @Test
  void a_provider_with_suites_is_in_use() {
    register("acme", ALL);
    suiteOf("acme");

    assertThatThrownBy(() -> resource.delete("acme"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.IN_USE));
    assertThat(providers.find(ACME)).isPresent();
    assertThat(audit()).isEmpty();
  }

  @Test
  void a_deleted_provider_is_gone_and_who_did_it_is_written_down() {
    register("acme", ALL);

    resource.delete("acme");

    assertThat(providers.find(ACME)).isEmpty();
    assertThat(audit()).containsExactly("nobody provider.delete provider/acme");
    assertThat(catchThrowableOfType(ProblemException.class, () -> resource.show("acme")).type())
        .isEqualTo(RegistryProblem.NO_SUCH_PROVIDER);
    assertThat(catchThrowableOfType(ProblemException.class, () -> resource.delete("acme")).type())
        .isEqualTo(RegistryProblem.NO_SUCH_PROVIDER);
  }

  @Test
  void a_key_that_can_be_none_is_a_finding() {
    for (String key : List.of("ACME", "command", "data", "")) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> resource.put(key, "{}")).type())
          .isEqualTo(PlatformProblem.INVALID_INPUT);
    }
  }

  private static ProviderSettings settings(String corpId) {
    return new ProviderSettings(
        new CorpId(corpId),
        corpId,
        AS_IT_IS,
        Plan.asItIs(),
        callback(Optional.of(TOKEN), Optional.of(AES_KEY)));
  }

  private static CallbackForm callback(Optional<Secret> token, Optional<Secret> aesKey) {
    return new CallbackForm(token, aesKey, Plan.asItIs());
  }

  private static String body(String corpId) {
    return "{\"corpId\":\""
        + corpId
        + "\",\"name\":\"Acme\",\"token\":\""
        + TOKEN.reveal()
        + "\",\"encodingAesKey\":\""
        + AES_KEY.reveal()
        + "\"}";
  }

  private void register(String key, ProviderSettings settings) {
    database.tx().run(() -> providers.add(Provider.registered(new ProviderKey(key), settings)));
  }

  private void change(ProviderSettings settings) {
    database.tx().run(() -> providers.get(ACME).change(settings));
  }

  private void suiteOf(String provider) {
    database
        .tx()
        .run(
            () ->
                entities
                    .createNativeQuery(
                        "insert into suite (id, suite_key, provider_key, token_sealed,"
                            + " encoding_aes_key_sealed, return_hosts, version)"
                            + " values (1, 'crm', ?1, '-', '-', '', 0)")
                    .setParameter(1, provider)
                    .executeUpdate());
  }

  private String violations(String key, String body) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> resource.put(key, body));
    assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_INPUT);
    return String.valueOf(problem.extensions().get("violations"));
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
