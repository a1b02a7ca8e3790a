package dev.suitehub.registry.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CorpResourceTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final Secret AES_KEY = Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final Suites suites = new Suites(database.entities());
  private final AuthorizedCorps corps = new AuthorizedCorps(database.entities(), clock);
  private final CorpResource resource = new CorpResource();

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  CorpResourceTest() {
    resource.suites = suites;
    resource.corps = corps;
  }

  @BeforeEach
  void a_suite_is_there() {
    SuiteSettings settings =
        new SuiteSettings(
            new ProviderKey("acme"),
            Optional.empty(),
            Optional.empty(),
            Plan.asItIs(),
            new CallbackForm(Optional.of(Secret.of("token")), Optional.of(AES_KEY), Plan.asItIs()),
            "CRM",
            List.of());
    database
        .tx()
        .run(() -> suites.add(Suite.created(CRM, settings), App.created(CRM, settings.name())));
  }

  @Test
  void a_corp_is_shown_as_it_stands_and_without_its_permanent_code() {
    authorize("wpA");

    CorpResource.View view = resource.show("crm", "wpA");

    assertThat(view.corpId()).isEqualTo("wpA");
    assertThat(view.corpName()).isEqualTo("甲公司");
    assertThat(view.state()).isEqualTo("ACTIVE");
    assertThat(view.authorization()).isEqualTo("FORMAL");
    assertThat(view.authorizedAt()).isEqualTo(clock.instant());
    assertThat(view.endedAt()).isNull();
    assertThat(view.mode()).isNull();
    assertThat(view.agents()).isEmpty();
    assertThat(view.toString()).doesNotContain("P3rmanent");
  }

  @Test
  @Tag("registry-R3")
  void what_wecom_reports_is_kept_and_shown_whatever_it_is() {
    authorize("wpA");

    confirm(
        "wpA",
        "{\"brand_new\":{\"x\":[1,null]},\"auth_info\":{\"agent\":[{\"agentid\":1000001,"
            + "\"auth_mode\":1,\"privilege\":{\"level\":99,\"unheard_of\":[\"a\"]}},{}]}}");

    CorpResource.View view = resource.show("crm", "wpA");
    assertThat(view.mode()).isEqualTo("MEMBER");
    assertThat(view.agents()).hasSize(2);
    assertThat(view.agents().toString()).contains("1000001", "99", "unheard_of");
    assertThat(corps.get(CRM, new CorpId("wpA")).authInfo().orElseThrow().json())
        .contains("brand_new");
  }

  @Test
  @Tag("registry-R3")
  @Tag("complaint-33")
  void an_answer_without_agents_is_kept_too() {
    authorize("wpA");

    for (String json : List.of("{}", "{\"auth_info\":{}}", "{\"auth_info\":{\"agent\":[]}}")) {
      confirm("wpA", json);
      assertThat(resource.show("crm", "wpA").mode()).as(json).isNull();
      assertThat(resource.show("crm", "wpA").agents()).as(json).isEmpty();
    }
  }

  @Test
  void a_suspect_corp_shows_since_when_and_with_what_and_when_it_is_asked_next() {
    authorize("wpA");
    confirm("wpA", "{}");
    assertThat(resource.show("crm", "wpA").suspectSince()).isNull();
    assertThat(resource.show("crm", "wpA").nextCheckAt()).isAfter(clock.instant());

    database.tx().run(() -> corps.suspect(CRM, new CorpId("wpA"), 301007));

    CorpResource.View view = resource.show("crm", "wpA");
    assertThat(view.state()).isEqualTo("SUSPECT");
    assertThat(view.suspectSince()).isEqualTo(clock.instant());
    assertThat(view.suspectErrcode()).isEqualTo(301007);
    assertThat(view.nextCheckAt()).isEqualTo(clock.instant());
  }

  @Test
  void pages_follow_each_other_until_there_is_no_next() {
    for (String id : List.of("wpC", "wpA", "wpE", "wpB", "wpD")) {
      authorize(id);
    }
    List<String> seen = new ArrayList<>();
    @Nullable String after = null;
    do {
      CorpResource.Page page = resource.list("crm", after, 2);
      page.corps().forEach(corp -> seen.add(corp.corpId()));
      after = page.next();
    } while (after != null);

    assertThat(seen).containsExactly("wpA", "wpB", "wpC", "wpD", "wpE");
  }

  @Test
  void a_page_has_at_least_one_corp_and_not_everything() {
    authorize("wpA");
    authorize("wpB");

    assertThat(resource.list("crm", null, 0).corps()).hasSize(1);
    assertThat(resource.list("crm", null, -5).corps()).hasSize(1);
    assertThat(resource.list("crm", null, Integer.MAX_VALUE).corps()).hasSize(2);
  }

  @Test
  void what_is_not_there_is_a_problem() {
    assertThat(problem(() -> resource.show("crm", "wpA")).type())
        .isEqualTo(RegistryProblem.NO_SUCH_CORP);
    assertThat(problem(() -> resource.show("shop", "wpA")).type())
        .isEqualTo(RegistryProblem.NO_SUCH_SUITE);
    assertThat(problem(() -> resource.list("shop", null, 10)).type())
        .isEqualTo(RegistryProblem.NO_SUCH_SUITE);
    assertThat(problem(() -> resource.show("crm", "a corp")).type())
        .isEqualTo(PlatformProblem.INVALID_INPUT);
    assertThat(problem(() -> resource.list("crm", "a corp", 10)).type())
        .isEqualTo(PlatformProblem.INVALID_INPUT);
  }

  private void authorize(String corp) {
    database
        .tx()
        .run(
            () ->
                corps.authorized(
                    new Authorization(
                        CRM,
                        new CorpId(corp),
                        "甲公司",
                        Secret.of("P3rmanentCode"),
                        AuthorizationKind.FORMAL,
                        clock.instant())));
  }

  private void confirm(String corp, String json) {
    CorpId id = new CorpId(corp);
    database
        .tx()
        .run(
            () -> {
              corps.recheck(CRM, id);
              corps.claimCheck(corps.get(CRM, id), "n", Duration.ofSeconds(10));
              corps.confirm(corps.claimed(CRM, id, "n").orElseThrow(), new AuthInfo(json));
            });
  }

  private static ProblemException problem(Runnable act) {
    return catchThrowableOfType(ProblemException.class, act::run);
  }
}
