package dev.suitehub.registry.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.SecretConverter;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.corp.AppAtInstall;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.AppChecks;
import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.Categories;
import dev.suitehub.registry.suite.ContactsApps;
import dev.suitehub.registry.suite.ReleaseStep;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.SuiteRemoved;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.ChangeEffect;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseDeskTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final SuiteKey BARE = new SuiteKey("bare");

  @AutoClose private final TestDatabase database = new TestDatabase();
  // A Friday.
  private final TestClock clock = TestClock.at("2026-11-27T02:00:00Z");
  private final EntityManager entities = database.entities();
  private final Suites suites = new Suites(entities);
  private final AuthorizedCorps corps = new AuthorizedCorps(entities, clock);
  private final HubConfig hub = new HubConfig("https://hub.example.com", "data", false);
  private final AuditLog audit = new AuditLog(entities, clock);
  private final TestLinks links =
      new TestLinks(entities, suites, corps, hub, audit, TestCallers.admin(), database.tx(), clock);
  private final WorkingCalendar calendar =
      new WorkingCalendar(entities, suites, audit, TestCallers.admin(), database.tx());
  private final ReleaseDesk desk = desk(TestCallers.admin());
  private final CorpFindings corpFindings =
      new CorpFindings(suites, corps, new ContactsApps(entities));
  private final Testing testing = new Testing(suites, corps, corpFindings, database.tx());

  private ReleaseDesk desk(Caller caller) {
    AppChecks checks = new AppChecks(suites, new Categories(entities), hub, clock);
    Gates gates = new Gates(new Providers(entities), checks, links, clock);
    ConsoleActs acts = new ConsoleActs(entities, caller, audit, clock);
    return new ReleaseDesk(
        suites, corps, calendar, gates, acts, audit, caller, database.tx(), clock);
  }

  @BeforeEach
  void a_complete_app_and_a_bare_one_of_a_certified_provider() {
    String sealed = "'" + new SecretConverter().convertToDatabaseColumn(Secret.of("Secret1")) + "'";
    sql(
        "insert into provider (id, provider_key, corp_id, name, token_sealed, encoding_aes_key_sealed,"
            + " provider_secret_sealed, registered_on, certified_until, version) values (1, 'acme', 'ww0', 'Acme', "
            + (sealed + ", " + sealed + ", " + sealed)
            + ", date '2026-01-01', date '2026-11-27', 0)");
    for (String suite : List.of("1, 'crm', 'ww1'", "2, 'bare', 'ww2'")) {
      sql(
          "insert into suite (id, suite_key, suite_id, provider_key, suite_secret_sealed, token_sealed,"
              + " encoding_aes_key_sealed, return_hosts, version) values ("
              + (suite + ", 'acme', " + sealed + ", " + sealed + ", " + sealed)
              + ", '', 0)");
    }
    sql(
        "insert into app (id, suite_key, name, app_type, app_name, slogan, introduction, category,"
            + " logo_hash, contact_permission, contact_scope, home_page, trusted_domain, install_domain,"
            + " settings_url, version) values (1, 'crm', 'CRM', 'ORDINARY', '示例报表', '报表一目了然',"
            + " '每天汇总团队的工作报表。', '客户关系', 'abc', 'BASIC', 'SAME_AS_VISIBLE',"
            + " 'https://a.example.com/', 'a.example.com', 'hub.example.com', '', 0)");
    sql("insert into app (id, suite_key, name, version) values (2, 'bare', 'Bare', 0)");
    desk.take(CRM, SuiteEvent.RECORD_AS_DRAFT, Told.NOW);
    desk.take(BARE, SuiteEvent.RECORD_AS_DRAFT, Told.NOW);
  }

  @Test
  @Tag("REL-04")
  @Tag("REL-05")
  @Tag("REL-06")
  void an_app_goes_online_in_two_steps_and_its_history_says_who_and_when() {
    assertThat(submit(CRM)).isEmpty();
    assertThat(suite(CRM).dueOn()).contains(LocalDate.parse("2026-12-02"));
    clock.advance(Duration.ofDays(4));
    certifiedUntil("2027-11-27");
    assertThat(rules(desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-30")))).isEmpty();
    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.APPROVED);
    assertThat(rules(goOnline(true))).isEmpty();

    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.ONLINE);
    assertThat(suite(CRM).onlineSnapshot()).isPresent();
    assertThat(history(CRM)).containsExactly("go-online", "approve", "submit", "record-as-draft");
    assertThat(suites.history(CRM, 1).get(0).who()).isEqualTo("user:test");
  }

  @Test
  @Tag("REL-03")
  void several_are_submitted_at_once_or_none() {
    assertThat(submit(CRM, BARE)).isNotEmpty();
    assertThat(suite(CRM).status()).as("nothing has changed").isEqualTo(SuiteStatus.DRAFT);

    assertThat(submit(CRM)).isEmpty();
    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.SUBMITTED);
  }

  @Test
  @Tag("REL-01")
  void the_last_day_of_the_certification_counts_and_the_next_does_not() {
    assertThat(desk.beforeSubmission(CRM).isRefused()).isFalse();
    clock.advance(Duration.ofDays(1));

    assertThat(rules(desk.beforeSubmission(CRM))).contains("REL-01");
  }

  @Test
  @Tag("REL-05")
  void a_decision_is_of_no_day_to_come_and_a_refusal_has_its_reason() {
    submit(CRM);

    assertThat(desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-28")).isRefused()).isTrue();
    assertThat(desk.take(CRM, SuiteEvent.REJECT, on("2026-11-27")).isRefused())
        .as("no reason")
        .isTrue();
    assertThat(desk.take(CRM, SuiteEvent.REJECT, because("截图不清晰")).isRefused()).isFalse();
    assertThat(suite(CRM).rejection()).contains("截图不清晰");
    assertThat(submit(CRM)).as("corrected and submitted again").isEmpty();
    Findings early = desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-26"));
    assertThat(early.isRefused()).as("what WeCom did is kept, though it was noted late").isFalse();
    assertThat(rules(early)).containsExactly("REL-05");
    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.APPROVED);
  }

  @Test
  @Tag("TEST-02")
  void the_tenth_test_corp_gets_a_link_and_the_eleventh_does_not() {
    for (int i = 1; i < 10; i++) {
      installed("wpTest" + i, AuthorizationKind.TEST);
    }
    assertThat(links.issue(CRM).installUrl()).contains("/install/crm?link=");

    installed("wpTest10", AuthorizationKind.TEST);
    assertThatThrownBy(() -> links.issue(CRM))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("TEST-02");
  }

  @Test
  @Tag("CHG-01")
  void an_approved_app_with_another_permission_is_to_be_reviewed_again() {
    submit(CRM);
    desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-27"));

    ContactPermission other =
        suites.app(CRM).contacts().permission() == ContactPermission.BASIC
            ? ContactPermission.MEMBER_BASIC
            : ContactPermission.BASIC;
    assertThat(
            desk.changePermission(CRM, other, ContactScope.SAME_AS_VISIBLE, Optional.empty())
                .findings()
                .isRefused())
        .isFalse();
    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.DRAFT);
  }

  @Test
  @Tag("TEST-07")
  void an_open_test_link_keeps_it_from_going_online_until_it_is_withdrawn() {
    submit(CRM);
    desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-27"));
    links.issue(CRM);

    assertThat(rules(goOnline(true))).containsExactly("TEST-07");
    links.withdraw(CRM);
    assertThat(rules(goOnline(false))).containsExactly("TEST-07");
    assertThat(rules(goOnline(true))).isEmpty();
  }

  @Test
  @Tag("CHG-01")
  @Tag("CHG-02")
  @Tag("CHG-03")
  void a_lower_permission_counts_at_once_for_all_corps_and_a_higher_one_is_refused() {
    online();
    installed("wpA", AuthorizationKind.FORMAL);
    installed("wpB", AuthorizationKind.UNKNOWN);
    installed("wpT", AuthorizationKind.TEST);
    assertThat(corps.countReached(CRM)).as("test corps keep what they installed").isEqualTo(2);

    PermissionChange lowered =
        desk.changePermission(
            CRM, ContactPermission.MEMBER_BASIC, ContactScope.EXTRA, Optional.empty());
    assertThat(lowered.corps()).isEqualTo(2);
    assertThat(rules(lowered.findings())).as("a wider scope is told").containsExactly("CHG-01");
    assertThat(corps.countDue(CRM)).isEqualTo(2);
    assertThat(desk.changes(CRM)).as("what is online has it too").isEmpty();
    assertThat(history(CRM).get(0)).isEqualTo("contact-permission");

    PermissionChange raised =
        desk.changePermission(CRM, ContactPermission.BASIC, ContactScope.EXTRA, Optional.empty());
    assertThat(rules(raised.findings())).contains("CHG-02");
    assertThat(suites.app(CRM).contacts().permission()).isEqualTo(ContactPermission.MEMBER_BASIC);
  }

  @Test
  @Tag("CHG-03")
  void what_differs_from_what_is_online_says_when_it_reaches_the_corps() {
    online();
    sql("update app set slogan = '新标语', logo_hash = 'def' where suite_key = 'crm'");

    assertThat(desk.changes(CRM))
        .extracting(change -> change.change().field() + " " + change.effect())
        .containsExactly("logo " + ChangeEffect.NEW_CORPS_ONLY, "slogan " + ChangeEffect.REVIEW);
  }

  @Test
  @Tag("TEST-02")
  @Tag("TEST-08")
  void the_eleventh_test_corp_is_kept_with_a_finding_and_what_it_has_not_seen_is_listed() {
    for (int i = 10; i <= 20; i++) {
      installed("wp" + i, AuthorizationKind.TEST);
      clock.advance(Duration.ofMinutes(1));
    }
    sql("update app set slogan = '新标语' where suite_key = 'crm'");
    Testing.Sheet sheet = testing.of(CRM);

    assertThat(sheet.used()).isEqualTo(11);
    assertThat(sheet.most()).isEqualTo(10);
    assertThat(sheet.corps().get(9).findings().all()).as("the tenth").isEmpty();
    assertThat(rules(sheet.corps().get(10).findings())).as("the 11th").containsExactly("TEST-02");
    assertThat(sheet.corps()).allMatch(TestCorp::isStale);
    assertThat(sheet.corps().get(0).behind()).extracting("field").containsExactly("slogan");
    installed("wp10", AuthorizationKind.TEST);
    assertThat(testing.of(CRM).corps()).filteredOn(TestCorp::isStale).hasSize(10);
  }

  @Test
  @Tag("TEST-03")
  void a_corp_that_tested_and_then_authorised_for_real_is_kept_with_a_finding() {
    installed("wpA", AuthorizationKind.TEST);
    online();
    installed("wpA", AuthorizationKind.FORMAL);
    installed("wpB", AuthorizationKind.FORMAL);

    assertThat(rules(findings("wpA"))).containsExactly("TEST-03");
    assertThat(rules(findings("wpB"))).isEmpty();
    assertThat(corps.countTested(CRM)).isEqualTo(1);
  }

  @Test
  void an_auditor_changes_nothing() {
    ReleaseDesk auditor = desk(TestCallers.of(Role.AUDITOR));

    assertThatThrownBy(() -> auditor.submit(List.of(CRM), Optional.empty()))
        .hasMessageContaining("settings:write");
    assertThatThrownBy(() -> auditor.take(CRM, SuiteEvent.GO_ONLINE, Told.NOW))
        .hasMessageContaining("settings:write");
    assertThatThrownBy(
            () ->
                auditor.changePermission(
                    CRM,
                    ContactPermission.MEMBER_BASIC,
                    ContactScope.SAME_AS_VISIBLE,
                    Optional.empty()))
        .hasMessageContaining("settings:write");
  }

  @Test
  @Tag("REL-04")
  void an_entered_holiday_puts_the_due_day_off_and_a_plain_weekday_is_no_exception() {
    assertThat(rules(calendar.replace(List.of(new DayEntry("2026-11-30", true, ""))).findings()))
        .containsExactly("REL-04");
    assertThat(rules(calendar.replace(List.of(new DayEntry("30.11.", false, ""))).findings()))
        .containsExactly("REL-04");
    assertThat(rules(calendar.replace(List.of(new DayEntry("2026-11-30", false, "放假"))).findings()))
        .isEmpty();
    submit(CRM);

    assertThat(suite(CRM).dueOn()).contains(LocalDate.parse("2026-12-03"));
  }

  @Test
  @Tag("REL-06")
  @Tag("REL-01")
  void what_wecom_has_online_past_the_checks_is_recorded_and_the_open_checks_are_named() {
    certifiedUntil("2026-11-26");

    Findings bare = desk.take(BARE, SuiteEvent.RECORD_AS_ONLINE, Told.NOW);
    assertThat(bare.isRefused()).as("no day, no reason").isTrue();
    assertThat(bare.all())
        .filteredOn(Finding::isRefused)
        .extracting(Finding::field)
        .containsExactly("on", "reason");
    assertThat(suite(BARE).status()).isEqualTo(SuiteStatus.DRAFT);

    Findings told = desk.take(BARE, SuiteEvent.RECORD_AS_ONLINE, on("2026-11-20", "同事直接上线了"));
    assertThat(told.isRefused()).as("a fact is never refused").isFalse();
    assertThat(rules(told)).contains("REL-01", "REL-06", "TEST-07", "APP-02");
    assertThat(suite(BARE).status()).isEqualTo(SuiteStatus.ONLINE);
    assertThat(suite(BARE).status().isAuthorizable()).as("corps can have it").isTrue();
    assertThat(suite(BARE).onlineSnapshot()).isPresent();
    assertThat(suite(BARE).onlineSince()).contains(Instant.parse("2026-11-19T16:00:00Z"));
    ReleaseStep step = suites.history(BARE, 1).get(0);
    assertThat(step.note()).contains("REL-01", "APP-02").endsWith("同事直接上线了");
    assertThat(step.doneOn()).contains(LocalDate.parse("2026-11-20"));
    assertThat(audited("suite.record-as-online")).singleElement().asString().contains("REL-01");
  }

  @Test
  @Tag("REL-03")
  @Tag("REL-04")
  void a_submission_past_the_checks_is_due_three_working_days_after_its_day() {
    Findings told = desk.take(BARE, SuiteEvent.RECORD_AS_SUBMITTED, on("2026-11-20", "在后台直接提交"));

    assertThat(told.isRefused()).isFalse();
    assertThat(rules(told)).contains("APP-02").doesNotContain("TEST-07");
    assertThat(suite(BARE).status()).isEqualTo(SuiteStatus.SUBMITTED);
    assertThat(suite(BARE).dueOn()).contains(LocalDate.parse("2026-11-25"));
    assertThat(suite(BARE).submittedSnapshot()).isPresent();
    assertThat(desk.take(BARE, SuiteEvent.APPROVE, on("2026-11-24")).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,false", "2,true", "1000,true", "1001,false"})
  @Tag("REL-06")
  void the_reason_for_what_went_past_the_checks_has_2_to_1000_characters(
      int length, boolean taken) {
    Told told = on("2026-11-27", "好".repeat(length));

    assertThat(desk.before(CRM, SuiteEvent.RECORD_AS_ONLINE, told).of("reason").isEmpty())
        .isEqualTo(taken);
    assertThat(desk.take(CRM, SuiteEvent.RECORD_AS_ONLINE, told).isRefused()).isEqualTo(!taken);
    assertThat(suite(CRM).status()).isEqualTo(taken ? SuiteStatus.ONLINE : SuiteStatus.DRAFT);
    assertThat(suites.history(CRM, 1).get(0).note().endsWith(told.reason())).isEqualTo(taken);
  }

  @Test
  void where_nothing_was_recorded_a_fact_needs_neither_day_nor_reason() {
    sql("update suite set status = 'UNRECORDED'");

    Findings online = desk.take(CRM, SuiteEvent.RECORD_AS_ONLINE, Told.NOW);
    Findings submitted = desk.take(BARE, SuiteEvent.RECORD_AS_SUBMITTED, Told.NOW);

    assertThat(online.isRefused()).isFalse();
    assertThat(rules(online)).as("what is open is told").contains("TEST-07");
    assertThat(submitted.isRefused()).isFalse();
    assertThat(rules(submitted)).contains("APP-02").doesNotContain("TEST-07");
    assertThat(suite(CRM).status()).isEqualTo(SuiteStatus.ONLINE);
    assertThat(suite(BARE).dueOn()).contains(LocalDate.parse("2026-12-02"));
    assertThat(desk.done(CRM)).as("nobody said on which day").isEmpty();
  }

  @Test
  @Tag("REL-06")
  void online_while_the_next_version_is_in_review_is_the_new_version() {
    online();
    Optional<Instant> first = suite(CRM).onlineSince();
    sql("update app set slogan = '新标语' where suite_key = 'crm'");
    clock.advance(Duration.ofDays(1));
    submit(CRM);

    assertThat(desk.take(CRM, SuiteEvent.RECORD_AS_ONLINE, on("2026-11-28", "已上线")).isRefused())
        .isFalse();
    assertThat(suite(CRM).stage().toString()).isEqualTo("ONLINE");
    assertThat(suite(CRM).onlineSnapshot()).get().asString().contains("新标语");
    assertThat(suite(CRM).onlineSince()).as("it was online before").isEqualTo(first);
    assertThat(suite(CRM).dueOn()).as("the review is over").isEmpty();
    assertThat(desk.changes(CRM)).isEmpty();
  }

  @Test
  void what_is_done_in_wecom_says_by_whom_and_on_which_day() {
    clock.advance(Duration.ofDays(3));
    certifiedUntil("2027-11-27");
    desk.submit(List.of(CRM), day("2026-11-27"));
    assertThat(suite(CRM).dueOn()).contains(LocalDate.parse("2026-12-02"));
    desk.take(CRM, SuiteEvent.WITHDRAW, on("2026-11-28"));
    desk.submit(List.of(CRM), day("2026-11-29"));
    desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-29"));
    desk.take(CRM, SuiteEvent.GO_ONLINE, new Told(day("2026-11-30"), "", true));
    desk.changePermission(
        CRM, ContactPermission.MEMBER_BASIC, ContactScope.SAME_AS_VISIBLE, day("2026-11-30"));
    desk.take(CRM, SuiteEvent.GO_OFFLINE, Told.NOW);

    assertThat(desk.done(CRM))
        .extracting(one -> one.act() + " " + one.row().who() + " " + one.row().on())
        .containsExactlyInAnyOrder(
            "OFFLINE user:test 2026-11-30",
            "PERMISSION_CHANGED user:test 2026-11-30",
            "ONLINE user:test 2026-11-30",
            "TEST_TYPE_RESET user:test 2026-11-30",
            "SUBMITTED user:test 2026-11-29",
            "WITHDRAWN user:test 2026-11-28");
    assertThat(suites.history(CRM, 10))
        .extracting(step -> step.doneOn().map(LocalDate::toString).orElse(""))
        .contains("2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "");
  }

  @Test
  @Tag("REL-03")
  @Tag("CHG-01")
  void a_day_to_come_is_refused_and_one_before_the_last_step_is_told() {
    assertThat(submission("2026-11-28")).extracting(Finding::field).contains("on");
    assertThat(suite(CRM).status()).as("the day has not come").isEqualTo(SuiteStatus.DRAFT);
    desk.submit(List.of(CRM), day("2026-11-27"));

    Findings ahead = desk.take(CRM, SuiteEvent.WITHDRAW, on("2026-11-28"));
    assertThat(ahead.isRefused()).isTrue();
    assertThat(ahead.of("on")).hasSize(1);
    assertThat(desk.before(CRM, SuiteEvent.WITHDRAW, on("2026-11-27")).all()).isEmpty();
    Findings early = desk.take(CRM, SuiteEvent.WITHDRAW, on("2026-11-26"));
    assertThat(early.isRefused()).isFalse();
    assertThat(early.of("on")).hasSize(1);
    assertThat(
            desk.changePermission(
                    CRM,
                    ContactPermission.MEMBER_BASIC,
                    ContactScope.SAME_AS_VISIBLE,
                    day("2026-11-28"))
                .findings()
                .isRefused())
        .isTrue();
  }

  @Test
  void the_dry_check_says_what_the_act_would_say_and_changes_nothing() {
    for (SuiteEvent event : SuiteEvent.values()) {
      if (event == SuiteEvent.EDIT) {
        continue;
      }
      Findings before = desk.before(BARE, event, Told.NOW);
      assertThat(suite(BARE).status()).as("%s", event).isEqualTo(SuiteStatus.DRAFT);
      assertThat(before.isRefused()).as("%s", event).isTrue();
      assertThat(rules(desk.take(BARE, event, Told.NOW))).isEqualTo(rules(before));
    }
  }

  @Test
  @Tag("REL-04")
  void another_calendar_moves_the_due_dates_of_what_is_in_review_and_of_nothing_else() {
    submit(CRM);
    desk.take(BARE, SuiteEvent.RECORD_AS_SUBMITTED, on("2026-11-25", "直接提交"));
    desk.take(BARE, SuiteEvent.REJECT, on("2026-11-27", "不通过"));
    Optional<LocalDate> decided = suite(BARE).dueOn();

    CalendarChange moved = calendar.replace(List.of(new DayEntry("2026-11-30", false, "放假")));
    entities.clear();
    assertThat(moved.moved()).isEqualTo(1);
    assertThat(suite(CRM).dueOn()).contains(LocalDate.parse("2026-12-03"));
    assertThat(suite(BARE).dueOn()).isEqualTo(decided);
    assertThat(audited("suite.due-moved")).containsExactly("2026-12-02 -> 2026-12-03");

    assertThat(calendar.replace(List.of(new DayEntry("2026-12-07", false, ""))).moved())
        .as("back, and one after it")
        .isEqualTo(1);
    assertThat(calendar.replace(List.of(new DayEntry("2026-12-08", false, ""))).moved()).isZero();
  }

  @Test
  @Tag("REL-05")
  void an_outcome_waits_until_somebody_acts_on_it() {
    OpenDecisions decisions = new OpenDecisions(suites);
    submit(CRM);
    assertThat(open(decisions)).as("in review").isEmpty();
    desk.take(CRM, SuiteEvent.REJECT, because("截图不清晰"));
    assertThat(open(decisions)).containsExactly("crm false 截图不清晰");
    sql("update app set slogan = '新标语' where suite_key = 'crm'");
    assertThat(open(decisions)).as("it was changed").isEmpty();

    submit(CRM);
    desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-27"));
    assertThat(open(decisions)).containsExactly("crm true ");
    goOnline(true);
    assertThat(open(decisions)).as("it is online").isEmpty();
  }

  @Test
  @Tag("TEST-07")
  void a_test_link_of_an_app_that_is_online_is_warned_of() {
    assertThat(links.before(CRM).all()).isEmpty();
    online();

    assertThat(rules(links.before(CRM))).containsExactly("TEST-07");
    assertThat(links.before(CRM).isRefused()).isFalse();
  }

  private List<String> open(OpenDecisions decisions) {
    entities.clear();
    return database.tx().call(decisions::all).stream()
        .map(one -> one.suite() + " " + one.approved() + " " + one.reason())
        .toList();
  }

  private List<Finding> submission(String on) {
    return desk.submit(List.of(CRM), day(on)).get(0).findings().all();
  }

  private static Optional<LocalDate> day(String day) {
    return Optional.of(LocalDate.parse(day));
  }

  private List<String> audited(String action) {
    List<?> details =
        entities
            .createNativeQuery("select detail from audit_entry where action = ?1 order by id")
            .setParameter(1, action)
            .getResultList();
    return details.stream().map(String::valueOf).toList();
  }

  private void online() {
    submit(CRM);
    desk.take(CRM, SuiteEvent.APPROVE, on("2026-11-27"));
    certifiedUntil("2027-11-27");
    assertThat(rules(goOnline(true))).isEmpty();
  }

  private void certifiedUntil(String day) {
    sql("update provider set certified_until = date '" + day + "'");
    entities.clear();
  }

  @Test
  void a_removed_suite_leaves_no_link() {
    links.issue(CRM);

    database.tx().run(() -> links.removed(new SuiteRemoved(BARE)));
    assertThat(links.list(CRM, 10)).hasSize(1);
    database.tx().run(() -> links.removed(new SuiteRemoved(CRM)));
    assertThat(links.list(CRM, 10)).isEmpty();
  }

  private void installed(String corpId, AuthorizationKind kind) {
    database
        .tx()
        .run(
            () -> {
              Suite suite = suites.get(CRM);
              String snapshot = AppSnapshot.of(suites.app(CRM), suite).json();
              corps.authorized(
                  new Authorization(
                      CRM,
                      new CorpId(corpId),
                      "Corp",
                      Secret.of("P1"),
                      kind,
                      clock.instant(),
                      Optional.of(new AppAtInstall(suite.status(), snapshot))));
              corps.claimCheck(corps.get(CRM, new CorpId(corpId)), "me", Duration.ofSeconds(1));
              corps
                  .claimed(CRM, new CorpId(corpId), "me")
                  .ifPresent(corp -> corps.confirm(corp, new AuthInfo("{}")));
            });
    entities.clear();
  }

  private Findings findings(String corpId) {
    return database.tx().call(() -> corpFindings.of(corps.get(CRM, new CorpId(corpId))));
  }

  private List<String> submit(SuiteKey... keys) {
    return desk.submit(List.of(keys), Optional.empty()).stream()
        .flatMap(one -> one.findings().all().stream())
        .filter(Finding::isRefused)
        .map(Finding::rule)
        .toList();
  }

  private Suite suite(SuiteKey key) {
    return database.tx().call(() -> suites.get(key));
  }

  private List<String> history(SuiteKey key) {
    return suites.history(key, 10).stream().map(ReleaseStep::event).toList();
  }

  private Findings goOnline(boolean typeSetBack) {
    return desk.take(CRM, SuiteEvent.GO_ONLINE, new Told(Optional.empty(), "", typeSetBack));
  }

  private static Told on(String day) {
    return on(day, "");
  }

  private static Told on(String day, String reason) {
    return new Told(Optional.of(LocalDate.parse(day)), reason, false);
  }

  private static Told because(String reason) {
    return new Told(Optional.empty(), reason, false);
  }

  private static List<String> rules(Findings findings) {
    return findings.all().stream().map(Finding::rule).toList();
  }

  private void sql(String statement) {
    database.tx().run(() -> entities.createNativeQuery(statement).executeUpdate());
    entities.clear();
  }
}
