package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppRulesTest {

  private static final URI HUB = URI.create("https://hub.example.com");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final List<String> CATEGORIES = List.of("客户关系", "其他");
  private static final AppBasics BASICS = new AppBasics("示例报表", "报表一目了然", "每天汇总团队的工作报表。", "客户关系");
  private static final AppContacts CONTACTS =
      new AppContacts(ContactPermission.BASIC, ContactScope.SAME_AS_VISIBLE, Set.of(), "");
  private static final AppDevelopment DEVELOPMENT =
      new AppDevelopment(
          "https://app.example.com/$CORPID$/home",
          false,
          "app.example.com",
          "",
          "",
          "hub.example.com",
          "https://app.example.com/admin");
  private static final AppBasics NO_BASICS = new AppBasics("", "", "", "");
  private static final AppContacts NO_CONTACTS = new AppContacts(null, null, Set.of(), "");
  private static final AppDevelopment NO_DEVELOPMENT =
      new AppDevelopment("", false, "", "", "", "", "");

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "8, false", "9, true"})
  @Tag("APP-03")
  void a_name_has_2_to_8_characters(int length, boolean refused) {
    Findings findings = basics("名".repeat(length), "", "");

    assertThat(findings.isRefused()).isEqualTo(refused);
    assertThat(rules(findings)).isEqualTo(refused ? List.of("APP-03") : List.of());
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false", "10, false", "11, true"})
  @Tag("APP-04")
  void a_slogan_has_2_to_10_characters(int length, boolean refused) {
    assertThat(rules(basics("", "句".repeat(length), "")))
        .isEqualTo(refused ? List.of("APP-04") : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "3, true, false",
    "4, false, false",
    "80, false, false",
    "81, false, true",
    "120, false, true",
    "121, true, false"
  })
  @Tag("APP-05")
  void an_introduction_has_4_to_120_characters_and_reads_best_with_80(
      int length, boolean refused, boolean warned) {
    Findings findings = basics("", "", "👨‍👩‍👧".repeat(length));

    assertThat(findings.isRefused()).isEqualTo(refused);
    assertThat(findings.all()).hasSize(refused || warned ? 1 : 0);
  }

  @Test
  @Tag("APP-03")
  @Tag("APP-04")
  void words_that_reviewers_dislike_are_warned_of_each_once() {
    Findings findings = basics("企业微信助手", "永久免费第一", "");

    assertThat(findings.isRefused()).isFalse();
    assertThat(findings.all())
        .extracting(one -> one.field() + " " + one.values().get(0))
        .containsExactly("appName 企业微信", "slogan 永久免费", "slogan 第一");
  }

  @Test
  @Tag("APP-06")
  void a_category_is_one_of_the_list() {
    assertThat(AppRules.basics(new AppBasics("", "", "", "客户关系"), CATEGORIES).all()).isEmpty();
    assertThat(rules(AppRules.basics(new AppBasics("", "", "", "客户关系 其他"), CATEGORIES)))
        .containsExactly("APP-06");
  }

  @ParameterizedTest
  @EnumSource(ContactPermission.class)
  @Tag("APP-08")
  @Tag("CRE-05")
  void each_kind_of_app_has_its_permissions(ContactPermission permission) {
    AppContacts contacts = new AppContacts(permission, null, Set.of(), "");
    boolean offered =
        permission == ContactPermission.MEMBER_BASIC || permission == ContactPermission.BASIC;

    assertThat(AppRules.contacts(AppType.ORDINARY, contacts).isRefused()).isEqualTo(!offered);
    assertThat(AppRules.contacts(AppType.MINI_PROGRAM, contacts).isRefused()).isEqualTo(!offered);
    assertThat(AppRules.contacts(AppType.CONTACTS, contacts).isRefused())
        .isEqualTo(permission != ContactPermission.READ_WRITE);
    if (permission == ContactPermission.READ_WRITE) {
      assertThat(rules(AppRules.contacts(AppType.ORDINARY, contacts))).containsExactly("CRE-05");
    }
  }

  @Test
  @Tag("APP-10")
  void sensitive_fields_that_wecom_keeps_to_itself_are_warned_of() {
    AppContacts all = new AppContacts(null, null, EnumSet.allOf(SensitiveField.class), "");

    Findings findings = AppRules.contacts(AppType.ORDINARY, all);

    assertThat(findings.isRefused()).isFalse();
    assertThat(findings.all())
        .extracting(one -> one.values().get(0))
        .containsExactly("MOBILE", "EMAIL");
  }

  @Test
  @Tag("CRE-08")
  void only_a_contacts_app_brings_one_ordinary_app_of_its_provider_along() {
    AppContacts contacts = new AppContacts(null, null, Set.of(), "crm");

    assertThat(AppRules.contacts(AppType.CONTACTS, contacts).all()).isEmpty();
    assertThat(rules(AppRules.contacts(AppType.ORDINARY, contacts))).containsExactly("CRE-08");
    assertThat(AppRules.companion("crm", true, AppType.ORDINARY).all()).isEmpty();
    assertThat(AppRules.companion("crm", true, AppType.CONTACTS).isRefused()).isTrue();
    assertThat(AppRules.companion("crm", true, null).isRefused()).isTrue();
    assertThat(AppRules.companion("crm", false, AppType.ORDINARY).isRefused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com/, true",
    "http://app.example.com/x?corp=$CORPID$, true",
    "http://$CORPID$.example.com/, true",
    "app.example.com, false",
    "ftp://app.example.com/, false",
    "https:///x, false",
    "https://me@app.example.com/, false",
    "https://app.example.com/a b, false"
  })
  @Tag("CFG-01")
  @Tag("CFG-03")
  void a_home_page_is_a_whole_address_where_the_corpid_may_stand(String url, boolean good) {
    assertThat(rules(development(url, "", ""))).isEqualTo(good ? List.of() : List.of("CFG-01"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$corpid$", "$CORPID", "${CORPID}", "#CORPID#", "$CORP_ID$"})
  @Tag("CFG-03")
  void a_misspelt_place_is_warned_of(String place) {
    Findings findings = development("https://a.example.com/x?corp=" + place, "", "");

    assertThat(findings.all()).extracting(Finding::rule).contains("CFG-03");
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com/admin, ''",
    "http://app.example.com/admin, CFG-07",
    "https://app.example.com/$CORPID$, CFG-09"
  })
  @Tag("CFG-07")
  @Tag("CFG-09")
  void a_settings_url_is_https_and_knows_no_corpid(String url, String rule) {
    Findings findings = development("", "", url);

    assertThat(rules(findings)).isEqualTo(rule.isEmpty() ? List.of() : List.of(rule));
  }

  @Test
  @Tag("CFG-01")
  void an_address_has_at_most_1024_bytes() {
    String base = "https://app.example.com/";

    assertThat(development(base + "x".repeat(1024 - base.length()), "", "").all()).isEmpty();
    assertThat(development(base + "x".repeat(1025 - base.length()), "", "").isRefused()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "hub.example.com, 0",
    "HUB.example.com, 0",
    "hub.example.com:443, 0",
    "www.example.com, 1",
    "example.com, 1",
    "hub.example.com:8443, 1"
  })
  @Tag("CFG-05")
  @Tag("CFG-06")
  void an_install_domain_other_than_the_hubs_is_warned_of(String domain, int warnings) {
    Findings findings = AppRules.development(installDomain(domain), HUB);

    assertThat(findings.isRefused()).isFalse();
    assertThat(rules(findings)).isEqualTo(warnings == 1 ? List.of("CFG-06") : List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://hub.example.com", "hub.example.com/x", "hub_example", "a:b", "$CORPID$"})
  @Tag("CFG-05")
  void an_install_domain_is_a_host_and_perhaps_a_port(String domain) {
    Findings findings = AppRules.development(installDomain(domain), HUB);

    assertThat(findings.isRefused()).isTrue();
    assertThat(rules(findings)).containsExactly("CFG-05");
  }

  @Test
  @Tag("CFG-04")
  void an_ownership_file_has_a_name_and_a_content() {
    assertThat(ownership("WW_verify_AbC123.txt", "AbC123").all()).isEmpty();
    assertThat(ownership("", "").all()).isEmpty();
    assertThat(ownership("WW_verify_AbC123.txt", "").isRefused()).isTrue();
    assertThat(ownership("", "AbC123").isRefused()).isTrue();
    assertThat(ownership("verify.txt", "AbC123").isRefused()).isTrue();
    assertThat(ownership("WW_verify_../x.txt", "AbC123").isRefused()).isTrue();
    assertThat(ownership("WW_verify_a.txt", "x".repeat(200)).all()).isEmpty();
    assertThat(ownership("WW_verify_a.txt", "x".repeat(201)).isRefused()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(AppType.class)
  @Tag("APP-01")
  @Tag("CRE-10")
  void an_app_of_which_all_is_said_is_complete(AppType type) {
    assertThat(AppRules.complete(complete(type), CATEGORIES, HUB, TODAY).all()).isEmpty();
  }

  @Test
  @Tag("APP-01")
  @Tag("APP-02")
  @Tag("APP-06")
  @Tag("APP-09")
  @Tag("CRE-10")
  @Tag("CFG-01")
  void everything_that_a_submission_lacks_is_told_at_once() {
    AppDescription nothing =
        new AppDescription(
            null,
            NO_BASICS,
            false,
            NO_CONTACTS,
            NO_DEVELOPMENT,
            Menu.NONE,
            MiniProgramSteps.NONE,
            false,
            false);

    Findings findings = AppRules.complete(nothing, CATEGORIES, HUB, TODAY);

    assertThat(findings.all().stream().filter(Finding::isRefused).map(Finding::field))
        .containsExactly(
            "type",
            "logo",
            "appName",
            "slogan",
            "introduction",
            "category",
            "contactPermission",
            "contactScope",
            "homePage",
            "suiteId",
            "suiteSecret");
    assertThat(findings.all().stream().filter(one -> !one.isRefused()).map(Finding::rule))
        .containsExactly("CFG-04", "CFG-05");
  }

  @Test
  @Tag("MINI-06")
  void a_mini_program_is_complete_once_it_is_associated() {
    AppDescription all = complete(AppType.MINI_PROGRAM);
    AppDescription early =
        new AppDescription(
            AppType.MINI_PROGRAM,
            all.basics(),
            true,
            all.contacts(),
            all.development(),
            Menu.NONE,
            new MiniProgramSteps("wx0123456789abcdef", "1.0.0", TODAY, null),
            true,
            true);

    Findings findings = AppRules.complete(early, CATEGORIES, HUB, TODAY);

    assertThat(rules(findings)).containsExactly("MINI-06");
    assertThat(findings.isRefused()).isTrue();
  }

  @Test
  @Tag("CFG-08")
  @Tag("CFG-11")
  void a_hub_without_https_is_warned_of() {
    Findings findings =
        AppRules.complete(
            complete(AppType.ORDINARY), CATEGORIES, URI.create("http://hub.example.com"), TODAY);

    assertThat(findings.isRefused()).isFalse();
    assertThat(rules(findings)).containsExactly("CFG-08", "CFG-11");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  @Tag("CRE-04")
  @Tag("CRE-07")
  @Tag("CRE-09")
  @Tag("APP-07")
  void every_rule_of_an_app_is_explained_in_both_languages(Rule rule) {
    if (rule.book() == RuleBook.APP) {
      for (Locale locale : Arrays.asList(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(rule.help(locale)).isNotBlank().doesNotContain("{");
      }
    }
  }

  private static AppDescription complete(AppType type) {
    boolean writes = type == AppType.CONTACTS;
    return new AppDescription(
        type,
        BASICS,
        true,
        writes
            ? new AppContacts(
                ContactPermission.READ_WRITE, ContactScope.SAME_AS_VISIBLE, Set.of(), "")
            : CONTACTS,
        DEVELOPMENT,
        Menu.NONE,
        new MiniProgramSteps("wx0123456789abcdef", "1.0.0", TODAY, TODAY),
        true,
        true);
  }

  private static Findings basics(String name, String slogan, String introduction) {
    return AppRules.basics(new AppBasics(name, slogan, introduction, ""), CATEGORIES);
  }

  private static Findings development(String home, String trusted, String settings) {
    return AppRules.development(
        new AppDevelopment(home, false, trusted, "", "", "", settings), HUB);
  }

  private static AppDevelopment installDomain(String domain) {
    return new AppDevelopment("", false, "", "", "", domain, "");
  }

  private static Findings ownership(String file, String content) {
    return AppRules.development(new AppDevelopment("", false, "", file, content, "", ""), HUB);
  }

  private static List<String> rules(Findings findings) {
    return findings.all().stream().map(Finding::rule).distinct().toList();
  }
}
