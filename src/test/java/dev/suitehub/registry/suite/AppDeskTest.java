package dev.suitehub.registry.suite;

import static dev.suitehub.registry.suite.AppFixture.BASICS;
import static dev.suitehub.registry.suite.AppFixture.CRM;
import static dev.suitehub.registry.suite.AppFixture.NO_CONTACTS;
import static dev.suitehub.registry.suite.AppFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuButton;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AppDeskTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @AutoClose private final AppFixture fixture = new AppFixture();

  @Test
  @Tag("CFG-02")
  @Tag("APP-10")
  void every_section_is_kept_as_it_was_entered() {
    fixture.app("crm", AppType.ORDINARY);
    AppContacts contacts =
        new AppContacts(
            ContactPermission.MEMBER_BASIC,
            ContactScope.EXTRA,
            Set.of(SensitiveField.GENDER, SensitiveField.AVATAR),
            "");
    AppDevelopment development =
        new AppDevelopment(
            "https://a.example.com/$CORPID$",
            true,
            "a.example.com",
            "WW_verify_AbC.txt",
            " AbC\r\n",
            "hub.example.com",
            "https://a.example.com/admin");
    Menu menu =
        new Menu(
            List.of(
                MenuButton.click("帮助", "help"),
                MenuButton.parent("更多", List.of(MenuButton.view("首页", "https://a.example.com/")))));

    assertThat(app().development().homePageInPlugin()).isFalse();
    assertThat(fixture.save(CRM, AppChange.of(BASICS)).all()).isEmpty();
    assertThat(fixture.save(CRM, AppChange.of(contacts)).all()).isEmpty();
    assertThat(fixture.save(CRM, AppChange.of(development)).all()).isEmpty();
    assertThat(fixture.save(CRM, AppChange.of(menu)).all()).isEmpty();

    assertThat(app().basics()).isEqualTo(BASICS);
    assertThat(app().contacts()).isEqualTo(contacts);
    assertThat(app().development()).isEqualTo(development);
    assertThat(app().menu()).isEqualTo(menu);
    assertThat(app().type()).contains(AppType.ORDINARY);
  }

  @Test
  @Tag("registry-R2")
  void what_is_refused_changes_nothing() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(BASICS));

    Findings findings = fixture.save(CRM, AppChange.of(new AppBasics("名", "报表", "每天汇总。", "没有")));

    assertThat(rules(findings)).containsExactly("APP-03", "APP-06");
    assertThat(app().basics()).isEqualTo(BASICS);
  }

  @Test
  void somebody_elses_newer_version_is_not_overwritten() {
    fixture.app("crm", AppType.ORDINARY);
    long seen = app().version();
    fixture.save(CRM, AppChange.of(BASICS));

    Findings findings =
        fixture.desk().save(CRM, seen, AppChange.of(new AppBasics("示例考勤", "", "", "")));

    assertThat(rules(findings)).containsExactly("stale");
    assertThat(app().basics()).isEqualTo(BASICS);
  }

  @Test
  void a_preflight_of_what_is_changed_counts_no_more() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.passPreflight(CRM);
    fixture.save(CRM, AppChange.of(BASICS));
    assertThat(fixture.suites.get(CRM).preflightPassedAt()).isEmpty();

    fixture.passPreflight(CRM);
    fixture.save(CRM, AppChange.of(BASICS));
    assertThat(fixture.suites.get(CRM).preflightPassedAt()).as("nothing changed").isPresent();
  }

  @Test
  @Tag("CRE-03")
  @Tag("APP-01")
  void a_type_is_chosen_once() {
    fixture.app("crm", AppType.ORDINARY);

    assertThat(rules(fixture.save(CRM, AppChange.of(AppType.CONTACTS)))).containsExactly("CRE-03");
    assertThat(fixture.save(CRM, AppChange.of(AppType.ORDINARY)).all()).isEmpty();
    assertThat(app().type()).contains(AppType.ORDINARY);
  }

  @Test
  @Tag("CRE-05")
  void a_contacts_app_writes_from_the_start_and_no_other_ever_does() {
    SuiteKey sync = fixture.app("sync", AppType.CONTACTS);
    fixture.app("crm", AppType.ORDINARY);

    assertThat(fixture.suites.app(sync).contacts().permission())
        .isEqualTo(ContactPermission.READ_WRITE);
    assertThat(rules(fixture.save(CRM, AppChange.of(permission(ContactPermission.READ_WRITE)))))
        .containsExactly("CRE-05");
    assertThat(rules(fixture.save(sync, AppChange.of(permission(ContactPermission.BASIC)))))
        .containsExactly("CRE-05");
  }

  @Test
  @Tag("CRE-08")
  void a_companion_is_an_ordinary_app_of_the_same_provider_and_not_removed_meanwhile() {
    SuiteKey sync = fixture.app("sync", AppType.CONTACTS);
    fixture.app("sync2", AppType.CONTACTS);
    fixture.app("crm", AppType.ORDINARY);

    assertThat(rules(fixture.save(sync, AppChange.of(companion("sync2")))))
        .containsExactly("CRE-08");
    assertThat(rules(fixture.save(sync, AppChange.of(companion("sync")))))
        .containsExactly("CRE-08");
    assertThat(rules(fixture.save(sync, AppChange.of(companion("nobody")))))
        .containsExactly("CRE-08");
    assertThat(fixture.save(sync, AppChange.of(companion("crm"))).all()).isEmpty();
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> fixture.desk().remove(CRM)).type())
        .isEqualTo(RegistryProblem.IN_USE);
  }

  @Test
  @Tag("MINI-06")
  @Tag("MINI-05")
  void only_a_mini_program_takes_the_steps_of_one() {
    SuiteKey mini = fixture.app("mini", AppType.MINI_PROGRAM);
    fixture.app("crm", AppType.ORDINARY);
    MiniProgramSteps steps = new MiniProgramSteps("wx0123456789abcdef", "1.0.0", TODAY, TODAY);

    assertThat(fixture.save(mini, AppChange.of(steps)).all()).isEmpty();
    assertThat(fixture.suites.app(mini).steps()).isEqualTo(steps);
    assertThat(rules(fixture.save(CRM, AppChange.of(steps)))).containsExactly("MINI-06");
  }

  @Test
  @Tag("MINI-04")
  void today_is_that_of_china() {
    SuiteKey mini = fixture.app("mini", AppType.MINI_PROGRAM);
    fixture.clock.advance(Duration.ofHours(8));

    assertThat(
            fixture
                .save(
                    mini,
                    AppChange.of(
                        new MiniProgramSteps(
                            "wx0123456789abcdef", "1.0.0", TODAY.plusDays(1), null)))
                .all())
        .isEmpty();
  }

  @Test
  @Tag("CFG-04")
  void an_ownership_file_has_one_content_for_all_apps() {
    SuiteKey other = fixture.app("other", AppType.ORDINARY);
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(ownership("WW_verify_AbC.txt", "AbC")));

    assertThat(rules(fixture.save(other, AppChange.of(ownership("WW_verify_AbC.txt", "xyz")))))
        .containsExactly("CFG-04");
    assertThat(fixture.save(other, AppChange.of(ownership("WW_verify_AbC.txt", "AbC"))).all())
        .isEmpty();
  }

  @Test
  void an_app_in_review_is_locked_and_one_that_was_approved_loses_it_by_a_change() {
    fixture.app("crm", AppType.ORDINARY);
    take(SuiteEvent.SUBMIT);

    assertThat(rules(fixture.save(CRM, AppChange.of(BASICS)))).containsExactly("in-review");
    assertThat(rules(fixture.desk().saveLogo(CRM, app().version(), png(750, 750))))
        .containsExactly("in-review");

    take(SuiteEvent.APPROVE);
    fixture.save(CRM, AppChange.of(app().basics()));
    assertThat(status()).as("saved without a change").isEqualTo(SuiteStatus.APPROVED);
    assertThat(fixture.save(CRM, AppChange.of(BASICS)).all()).isEmpty();
    assertThat(status()).isEqualTo(SuiteStatus.DRAFT);
  }

  @Test
  void a_released_permission_changes_elsewhere_and_the_rest_here() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(permission(ContactPermission.BASIC)));
    take(SuiteEvent.SUBMIT);
    take(SuiteEvent.APPROVE);
    take(SuiteEvent.GO_ONLINE);

    assertThat(rules(fixture.save(CRM, AppChange.of(permission(ContactPermission.MEMBER_BASIC)))))
        .containsExactly("released");
    assertThat(fixture.save(CRM, AppChange.of(BASICS)).all()).isEmpty();
    assertThat(status()).isEqualTo(SuiteStatus.ONLINE);
  }

  @Test
  @Tag("APP-02")
  void a_logo_is_750_by_750() {
    fixture.app("crm", AppType.ORDINARY);

    assertThat(rules(fixture.desk().saveLogo(CRM, app().version(), png(749, 750))))
        .containsExactly("APP-02");
    assertThat(rules(fixture.desk().saveLogo(CRM, app().version(), png(750, 751))))
        .containsExactly("APP-02");
    assertThat(app().logoHash()).isEmpty();
    assertThat(fixture.desk().saveLogo(CRM, app().version(), png(750, 750)).isRefused()).isFalse();
    assertThat(app().logoHash()).hasSize(64);
    assertThat(fixture.suites.logo(CRM).orElseThrow().picture().content()).isEqualTo(png(750, 750));
    assertThat(fixture.suites.logo(CRM).orElseThrow().picture().mediaType()).isEqualTo("image/png");
  }

  @Test
  void removing_an_app_removes_its_logo_and_not_while_corps_have_it() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.desk().saveLogo(CRM, app().version(), png(750, 750));
    authorize(CRM, "wpA");

    assertThat(
            catchThrowableOfType(ProblemException.class, () -> fixture.desk().remove(CRM)).type())
        .isEqualTo(RegistryProblem.IN_USE);

    SuiteKey other = fixture.app("other", AppType.ORDINARY);
    fixture.desk().saveLogo(other, fixture.suites.app(other).version(), png(750, 750));
    fixture.desk().remove(other);
    assertThat(fixture.suites.find(other)).isEmpty();
    assertThat(fixture.suites.logo(other)).isEmpty();
  }

  @Test
  void an_app_that_only_tests_ever_had_can_go_and_one_that_was_formal_online_stays() {
    fixture.app("crm", AppType.ORDINARY);
    online();
    authorize(CRM, "wpA");
    ended("wpA");
    take(SuiteEvent.GO_OFFLINE);
    SuiteKey other = fixture.app("other", AppType.ORDINARY);

    fixture.desk().remove(CRM);
    assertThat(fixture.suites.find(CRM)).as("a test alone keeps no app").isEmpty();
    assertThat(fixture.suites.find(other)).as("another one").isPresent();

    fixture.app("crm", AppType.ORDINARY);
    online();
    authorize(CRM, "wpA", AuthorizationKind.FORMAL);
    ended("wpA");
    take(SuiteEvent.GO_OFFLINE);
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> fixture.desk().remove(CRM)).type())
        .isEqualTo(RegistryProblem.WRONG_STAGE);
  }

  @Test
  void a_new_app_inherits_nothing_of_an_old_one_of_the_same_key() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.desk().entered(CRM, TODAY);
    fixture.desk().remove(CRM);

    assertThat(fixture.removed).containsExactly(new SuiteRemoved(CRM));
    for (String table : List.of("suite", "app", "app_logo", "release_step", "authorized_corp")) {
      assertThat(fixture.count(table)).as(table).isZero();
    }
    assertThat(fixture.count("console_act")).isZero();
    assertThat(fixture.count("audit_entry")).as("what people did stays").isEqualTo(3);
  }

  /** A table that is new here needs somebody who empties it when a suite is removed. */
  @Test
  void every_table_that_a_suite_has_rows_in_is_known() {
    List<?> tables =
        fixture
            .entities
            .createNativeQuery(
                "select distinct lower(table_name) from information_schema.columns where"
                    + " lower(table_schema) = 'public' and lower(column_name) in ('suite_key',"
                    + " 'owner_key', 'source_key', 'subject') order by 1")
            .getResultList();

    assertThat(tables.stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            // AppDesk.remove
            "suite",
            "app",
            "app_logo",
            "release_step",
            "authorized_corp",
            "console_act",
            // those who hear of SuiteRemoved
            "install_link",
            "install_state",
            "pending_exchange",
            "url_check",
            "preflight_report",
            "suite_ticket",
            "stored_token",
            // what happened, which stays
            "audit_entry",
            "journal_entry",
            "refusal",
            "refusal_count");
  }

  @Test
  void nobody_edits_an_app_while_another_takes_a_step_with_it() throws Exception {
    fixture.app("crm", AppType.ORDINARY);
    long seen = app().version();
    CountDownLatch saving = new CountDownLatch(1);
    var elsewhere = Executors.newSingleThreadExecutor();
    try {
      Future<Findings> saved =
          fixture
              .database
              .tx()
              .call(
                  () -> {
                    Suite suite = fixture.suites.locked(CRM);
                    Future<Findings> other =
                        elsewhere.submit(
                            () -> {
                              saving.countDown();
                              return fixture.desk().save(CRM, seen, AppChange.of(BASICS));
                            });
                    await(saving);
                    Awaitility.await("it waits")
                        .during(Duration.ofMillis(200))
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> !other.isDone());
                    fixture.suites.take(
                        suite, SuiteEvent.SUBMIT, "user:test", fixture.clock.instant(), "");
                    return other;
                  });

      assertThat(rules(saved.get())).containsExactly("in-review");
      assertThat(app().basics().appName()).isEmpty();
    } finally {
      elsewhere.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Tag("CRE-02")
  @Tag("CRE-06")
  void a_corp_with_two_contacts_apps_is_kept_with_a_finding() {
    SuiteKey sync = fixture.app("sync", AppType.CONTACTS);
    SuiteKey sync2 = fixture.app("sync2", AppType.CONTACTS);
    fixture.app("crm", AppType.ORDINARY);
    ContactsApps contactsApps = new ContactsApps(fixture.entities);
    authorize(sync, "wpA");
    authorize(sync, "wpA");
    authorize(CRM, "wpA");
    authorize(sync2, "wpB");

    assertThat(contactsApps.of(new CorpId("wpA"))).containsExactly(sync);
    assertThat(contactsApps.check(new CorpId("wpA")).all()).isEmpty();

    authorize(sync2, "wpA");
    assertThat(contactsApps.of(new CorpId("wpA"))).containsExactly(sync, sync2);
    assertThat(rules(contactsApps.check(new CorpId("wpA")))).containsExactly("CRE-06");
    assertThat(contactsApps.check(new CorpId("wpB")).all()).isEmpty();
  }

  @Test
  @Tag("CRE-10")
  @Tag("APP-02")
  void what_is_missing_is_told_by_the_checks() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(BASICS));

    assertThat(rules(fixture.database.tx().call(() -> fixture.checks.complete(CRM))))
        .containsExactly(
            "APP-02", "APP-08", "APP-09", "CFG-01", "CFG-04", "CFG-05", "CRE-10", "CRE-10");
  }

  @Test
  void what_was_entered_at_wecom_is_known_until_it_changes() {
    fixture.app("crm", AppType.ORDINARY);
    fixture.save(CRM, AppChange.of(BASICS));
    String then = fixture.desk().fingerprint(CRM);

    assertThat(rules(fixture.desk().entered(CRM, TODAY.plusDays(1)))).containsExactly("future");
    assertThat(fixture.desk().entered(CRM, TODAY).all()).isEmpty();
    fixture.database.tx().run(() -> fixture.suites.propose(CRM, new SuiteId("ww-crm")));
    fixture.keys().confirm(CRM, fixture.suites.get(CRM).version());
    assertThat(fixture.desk().fingerprint(CRM)).isEqualTo(then);

    fixture.save(CRM, AppChange.of(new AppBasics("示例考勤", "", "", "")));
    assertThat(fixture.desk().fingerprint(CRM)).isNotEqualTo(then);
  }

  @Test
  void an_auditor_changes_nothing() {
    fixture.app("crm", AppType.ORDINARY);
    AppDesk desk = fixture.desk(TestCallers.of(Role.AUDITOR));

    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> desk.save(CRM, 1, AppChange.of(BASICS)))
                .type()
                .slug())
        .isEqualTo("not-allowed");
    assertThat(catchThrowableOfType(ProblemException.class, () -> desk.remove(CRM)).type().slug())
        .isEqualTo("not-allowed");
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> desk.saveLogo(CRM, 1, png(750, 750)))
                .type()
                .slug())
        .isEqualTo("not-allowed");
  }

  private App app() {
    return fixture.suites.app(CRM);
  }

  private SuiteStatus status() {
    return fixture.suites.get(CRM).status();
  }

  private void take(SuiteEvent event) {
    fixture
        .database
        .tx()
        .run(
            () ->
                fixture.suites.take(
                    fixture.suites.get(CRM), event, "user:test", fixture.clock.instant(), ""));
  }

  private void online() {
    take(SuiteEvent.SUBMIT);
    take(SuiteEvent.APPROVE);
    take(SuiteEvent.GO_ONLINE);
  }

  private void ended(String corp) {
    fixture
        .database
        .tx()
        .run(() -> fixture.corps.end(fixture.corps.find(CRM, new CorpId(corp)).orElseThrow()));
  }

  private void authorize(SuiteKey suite, String corp) {
    authorize(suite, corp, AuthorizationKind.TEST);
  }

  private void authorize(SuiteKey suite, String corp, AuthorizationKind kind) {
    fixture
        .database
        .tx()
        .run(
            () ->
                fixture.corps.authorized(
                    new Authorization(
                        suite,
                        new CorpId(corp),
                        "Corp",
                        Secret.of("permanent"),
                        kind,
                        fixture.clock.instant())));
  }

  private static AppContacts permission(ContactPermission permission) {
    return new AppContacts(permission, ContactScope.SAME_AS_VISIBLE, Set.of(), "");
  }

  private static AppContacts companion(String companion) {
    return new AppContacts(ContactPermission.READ_WRITE, NO_CONTACTS.scope(), Set.of(), companion);
  }

  private static AppDevelopment ownership(String file, String content) {
    return new AppDevelopment("", false, "", file, content, "", "");
  }

  private static byte[] png(int width, int height) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
