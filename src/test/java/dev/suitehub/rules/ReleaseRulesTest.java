package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRulesTest {

  private static final SuiteStage DRAFT = SuiteStage.of(SuiteStatus.DRAFT);
  private static final SuiteStage APPROVED = SuiteStage.of(SuiteStatus.APPROVED);
  private static final SuiteStage ONLINE = SuiteStage.of(SuiteStatus.ONLINE);

  @Test
  @Tag("REL-01")
  void only_a_certified_provider_submits_and_goes_online() {
    assertThat(ReleaseRules.submission(gates(DRAFT, false, 0)).isRefused()).isTrue();
    assertThat(ReleaseRules.submission(gates(DRAFT, true, 0)).isRefused()).isFalse();
    assertThat(rules(ReleaseRules.goOnline(gates(APPROVED, false, 0), true))).contains("REL-01");
    assertThat(ReleaseRules.goOnline(gates(APPROVED, true, 0), true).all()).isEmpty();
  }

  @Test
  @Tag("REL-03")
  void everything_that_stands_in_the_way_is_told_at_once() {
    Findings app = new Findings();
    app.refuse(Rule.TEST_03, "corpId", "test.formal-after-test");
    Findings findings =
        ReleaseRules.submission(new ReleaseGates(APPROVED, app, false, app, 2, false));

    assertThat(rules(findings))
        .containsExactly("REL-03", "TEST-03", "REL-01", "TEST-03", "TEST-07", "REL-04");
  }

  @Test
  @Tag("TEST-07")
  void no_test_link_is_left_over_and_a_person_says_that_nothing_else_tests() {
    assertThat(ReleaseRules.goOnline(gates(APPROVED, true, 1), true).isRefused()).isTrue();
    assertThat(ReleaseRules.goOnline(gates(APPROVED, true, 0), false).isRefused()).isTrue();
    assertThat(ReleaseRules.goOnline(gates(APPROVED, true, 0), true).isRefused()).isFalse();
    assertThat(ReleaseRules.submission(gates(DRAFT, true, 1)).isRefused())
        .as("a review may go on beside a test")
        .isFalse();
  }

  @Test
  @Tag("REL-06")
  @Tag("TEST-07")
  void what_went_past_the_checks_is_told_all_of_it_and_nothing_is_refused() {
    Findings app = new Findings();
    app.refuse(Rule.TEST_03, "corpId", "test.formal-after-test");
    ReleaseGates open = new ReleaseGates(DRAFT, new Findings(), false, app, 1, false);

    Findings online = ReleaseRules.past(open, SuiteEvent.RECORD_AS_ONLINE, false);
    assertThat(online.isRefused()).isFalse();
    assertThat(rules(online)).contains("REL-01", "TEST-03", "REL-04", "REL-06", "TEST-07");
    assertThat(rules(ReleaseRules.past(open, SuiteEvent.RECORD_AS_SUBMITTED, false)))
        .contains("REL-01", "TEST-03", "REL-04")
        .doesNotContain("REL-06");
    assertThat(ReleaseRules.past(gates(APPROVED, true, 0), SuiteEvent.RECORD_AS_ONLINE, true).all())
        .as("all gates were passed")
        .isEmpty();
    assertThat(
            rules(
                ReleaseRules.past(
                    gates(SuiteStage.of(SuiteStatus.SUBMITTED), true, 0),
                    SuiteEvent.RECORD_AS_ONLINE,
                    true)))
        .containsExactly("REL-06");
  }

  @ParameterizedTest
  @CsvSource({"BASIC,MEMBER_BASIC,true", "MEMBER_BASIC,BASIC,false", "WRITE_ONLY,BASIC,false"})
  @Tag("CHG-02")
  void after_release_the_permission_only_goes_down(
      ContactPermission now, ContactPermission next, boolean allowed) {
    Findings findings = change(ONLINE, true, now, next);

    assertThat(findings.isRefused()).isEqualTo(!allowed);
    assertThat(change(DRAFT, false, now, next).isRefused()).as("before it is free").isFalse();
  }

  @Test
  @Tag("CHG-01")
  void permission_and_scope_are_locked_in_review() {
    assertThat(
            change(
                    SuiteStage.of(SuiteStatus.SUBMITTED),
                    false,
                    ContactPermission.BASIC,
                    ContactPermission.MEMBER_BASIC)
                .isRefused())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9, 10, 11})
  @Tag("TEST-02")
  void the_tenth_test_corp_passes_and_the_eleventh_is_a_finding(long corps) {
    assertThat(TestingRules.testing(corps).isRefused()).isEqualTo(corps > 10);
    assertThat(TestingRules.room(corps).all()).hasSize(corps >= 9 ? 1 : 0);
    assertThat(TestingRules.room(corps).isRefused())
        .as("a corp that tests already may come again")
        .isFalse();
  }

  @Test
  @Tag("TEST-03")
  @Tag("REL-02")
  void a_formal_authorisation_is_told_where_it_should_not_be() {
    assertThat(TestingRules.formal(false, SuiteStatus.ONLINE).all()).isEmpty();
    assertThat(TestingRules.formal(false, SuiteStatus.UNRECORDED).all()).isEmpty();
    assertThat(rules(TestingRules.formal(true, SuiteStatus.OFFLINE)))
        .containsExactly("TEST-03", "REL-02");
  }

  @Test
  void what_a_corp_granted_is_compared_with_what_the_app_asks() {
    assertThat(TestingRules.granted(1, ContactPermission.BASIC).all()).isEmpty();
    assertThat(TestingRules.granted(4, ContactPermission.BASIC).all()).hasSize(1);
    assertThat(TestingRules.granted(7, ContactPermission.BASIC).all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "contactPermission,INSTANT", "contactScope,INSTANT", "sensitiveFields,REVIEW_AND_CONSENT",
    "logo,NEW_CORPS_ONLY", "appName,NEW_CORPS_ONLY", "introduction,NEW_CORPS_ONLY",
    "homePage,REVIEW", "slogan,REVIEW", "trustedDomain,REVIEW"
  })
  @Tag("CHG-03")
  void a_change_says_when_it_reaches_the_corps(String field, ChangeEffect effect) {
    assertThat(ChangeEffect.of(field)).isEqualTo(effect);
  }

  @Test
  @Tag("TEST-04")
  @Tag("REL-05")
  void every_rule_of_test_release_and_change_has_its_help() {
    for (Rule rule : Rule.values()) {
      if (rule.id().matches("(TEST|REL|CHG)-.*")) {
        assertThat(rule.help(Locale.ENGLISH)).as(rule.id()).isNotBlank();
        assertThat(rule.help(Locale.SIMPLIFIED_CHINESE)).as(rule.id()).isNotBlank();
      }
    }
  }

  private static ReleaseGates gates(SuiteStage stage, boolean certified, long links) {
    return new ReleaseGates(stage, new Findings(), certified, new Findings(), links, true);
  }

  private static Findings change(
      SuiteStage stage, boolean wasOnline, ContactPermission now, ContactPermission next) {
    return ReleaseRules.permission(
        stage, wasOnline, now, next, ContactScope.SAME_AS_VISIBLE, ContactScope.SAME_AS_VISIBLE);
  }

  private static List<String> rules(Findings findings) {
    return findings.all().stream().map(Finding::rule).toList();
  }
}
