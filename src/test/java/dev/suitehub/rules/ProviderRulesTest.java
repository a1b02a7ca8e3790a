package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRulesTest {

  private final Findings findings = new Findings();

  @ParameterizedTest
  @Tag("REG-04")
  @CsvSource({
    "字, 3, false",
    "字, 4, true",
    "字, 120, true",
    "字, 121, false",
    "😀, 3, false",
    "😀, 4, true",
    "😀, 120, true",
    "👨‍👩‍👧‍👦, 4, true",
    "👨‍👩‍👧‍👦, 121, false",
    "字, 0, false"
  })
  void an_introduction_has_4_to_120_characters(String one, int count, boolean fine) {
    ProviderRules.introduction(findings, "introduction", " " + one.repeat(count) + " ");

    assertThat(findings.isRefused()).isEqualTo(!fine);
  }

  @ParameterizedTest
  @Tag("REG-05")
  @ValueSource(
      strings = {
        "",
        "www.example.com",
        "//www.example.com",
        "ftp://www.example.com",
        "http:///path",
        "https://a b.example.com",
        "https://user:word@www.example.com",
        "javascript:alert(1)"
      })
  void a_website_is_a_whole_web_address(String address) {
    ProviderRules.website(findings, "website", address);

    assertThat(findings.isRefused()).isTrue();
  }

  @Test
  @Tag("REG-05")
  void a_website_on_a_domain_that_can_be_ones_own_is_taken_without_a_word() {
    ProviderRules.website(findings, "website", "http://www.example.com");
    ProviderRules.website(findings, "website", "https://example.com/关于");
    ProviderRules.website(findings, "website", "HTTPS://Example.com:8443/a?b=c");

    assertThat(findings.all()).isEmpty();
  }

  @ParameterizedTest
  @Tag("REG-05")
  @ValueSource(strings = {"http://192.0.2.7/", "http://intranet/", "https://work.weixin.qq.com/"})
  void a_domain_that_is_evidently_not_ones_own_is_warned_of(String address) {
    ProviderRules.website(findings, "website", address);

    assertThat(findings.all()).extracting(Finding::key).containsExactly("website.own");
    assertThat(findings.isRefused()).isFalse();
  }

  @ParameterizedTest
  @Tag("REG-06")
  @CsvSource({"0, false", "1, true", "64, true", "65, false"})
  void a_contact_has_a_name_of_1_to_64_characters(int count, boolean fine) {
    ProviderRules.contactName(findings, "contactName", "张".repeat(count));

    assertThat(findings.isRefused()).isEqualTo(!fine);
  }

  @ParameterizedTest
  @Tag("REG-07")
  @CsvSource({
    "13800138000, true",
    "'138 0013-8000', true",
    "19912345678, true",
    "+85291234567, true",
    "+8613800138000, true",
    "+1234567, true",
    "+123456, false",
    "+123456789012345, true",
    "+1234567890123456, false",
    "1380013800, false",
    "138001380000, false",
    "12800138000, false",
    "010-12345678, false",
    "+0123456789, false",
    "'', false"
  })
  void a_mobile_is_one_of_china_or_has_its_country(String number, boolean fine) {
    ProviderRules.contactMobile(findings, "contactMobile", number);

    assertThat(findings.isRefused()).isEqualTo(!fine);
  }

  @ParameterizedTest
  @Tag("DEV-04")
  @CsvSource({"0, false", "1, true", "32, true", "33, false"})
  void a_token_has_up_to_32_letters_and_digits(int count, boolean fine) {
    DevelopmentRules.token(findings, Rule.DEV_04, "token", "a".repeat(count));

    assertThat(findings.isRefused()).isEqualTo(!fine);
  }

  @ParameterizedTest
  @Tag("DEV-04")
  @ValueSource(strings = {"tok-en", "tok en", "字", "token_", "tokén", "token\n"})
  void a_token_has_nothing_but_letters_and_digits(String token) {
    DevelopmentRules.token(findings, Rule.DEV_04, "token", token);

    assertThat(findings.isRefused()).isTrue();
    assertThat(findings.all().get(0).text(Locale.ENGLISH)).doesNotContain(token);
  }

  @ParameterizedTest
  @Tag("DEV-05")
  @CsvSource({"42, false", "43, true", "44, false"})
  void an_aes_key_has_43_letters_and_digits(int count, boolean fine) {
    DevelopmentRules.encodingAesKey(findings, Rule.DEV_05, "encodingAesKey", "b".repeat(count));

    assertThat(findings.isRefused()).isEqualTo(!fine);
  }

  @Test
  @Tag("DEV-02")
  void a_system_url_that_wecom_cannot_reach_is_warned_of() {
    DevelopmentRules.systemUrl(findings, "systemUrl", URI.create("http://localhost:8080/x"));
    DevelopmentRules.systemUrl(findings, "systemUrl", URI.create("http://192.168.1.7/x"));
    assertThat(findings.all()).hasSize(2);

    DevelopmentRules.systemUrl(findings, "systemUrl", URI.create("https://hub.example.com/x"));
    assertThat(findings.all()).hasSize(2);
    assertThat(findings.isRefused()).isFalse();
  }

  @Test
  @Tag("REG-02")
  void people_are_told_who_has_to_file_the_application_and_where() {
    assertThat(Rule.REG_02.help(Locale.ENGLISH))
        .contains("system administrator", "https://open.work.weixin.qq.com");
  }

  @Test
  void every_rule_of_the_provider_has_its_help_in_both_languages() {
    List<Rule> mine =
        Arrays.stream(Rule.values()).filter(rule -> rule.id().matches("(REG|DEV)-.*")).toList();

    assertThat(mine)
        .hasSize(18)
        .allSatisfy(
            rule -> {
              assertThat(rule.help(Locale.ENGLISH)).isNotBlank();
              assertThat(rule.help(Locale.SIMPLIFIED_CHINESE)).containsPattern("\\p{IsHan}");
            });
  }
}
