package dev.suitehub.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.SensitiveField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppEntryTest {

  private final Map<String, String> fields = new LinkedHashMap<>();
  private List<String> ticked = List.of();

  AppEntryTest() {
    fields.put("name", "客户管理");
    fields.put("commandUrl", "https://a.example/command");
    fields.put("dataUrl", "https://a.example/data/$CORPID$");
    fields.put("token", "callbacktoken");
    fields.put("encodingAesKey", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
  }

  @Test
  void a_whole_entry_passes_and_what_was_not_given_stays() {
    AppEntry entry = read();

    assertThat(entry.findings().isRefused()).isFalse();
    assertThat(entry.suite().name()).contains("客户管理");
    assertThat(entry.sheet().homeUrl()).isEmpty();
    assertThat(entry.contactLevel()).isEmpty();
  }

  @ParameterizedTest
  @Tag("APP-03")
  @CsvSource({"客, true", "客户, false", "一二三四五六七八, false", "一二三四五六七八九, true"})
  void a_name_has_two_to_eight_characters(String name, boolean refused) {
    fields.put("name", name);

    assertThat(about("name").isEmpty()).isEqualTo(!refused);
  }

  @Test
  @Tag("CFG-09")
  void the_corpid_stands_in_no_command_url() {
    fields.put("commandUrl", "https://a.example/command/$CORPID$");
    assertThat(about("commandUrl")).extracting(Finding::rule).containsExactly("CFG-09");

    fields.put("commandUrl", "https://a.example/command");
    assertThat(about("commandUrl")).isEmpty();
  }

  @Test
  @Tag("CFG-14")
  @Tag("CFG-15")
  void everything_that_is_wrong_is_said_at_once_and_no_key_is_read() {
    fields.putAll(
        Map.of("name", "", "commandUrl", "ftp://a", "dataUrl", "", "token", "-", "homeUrl", "x"));
    fields.put("reviewAfter", "soon");
    fields.put("menu", "帮助 | dance | X");

    AppEntry entry = read();

    assertThat(entry.findings().all())
        .extracting(Finding::field)
        .contains("name", "commandUrl", "dataUrl", "token", "homeUrl", "reviewAfter", "menu");
    assertThat(entry.suite().token()).isEmpty();
  }

  @Test
  @Tag("CRE-05")
  void an_ordinary_app_does_not_write_contacts_and_a_contacts_app_does() {
    fields.put("appType", AppType.ORDINARY.name());
    fields.put("contactLevel", "3");
    assertThat(about("contactLevel")).isNotEmpty();

    fields.put("appType", AppType.CONTACTS.name());
    assertThat(about("contactLevel")).isEmpty();
  }

  @Test
  void sensitive_fields_are_known_by_name() {
    ticked = List.of("AVATAR", "GENDER");
    assertThat(read().sheet().sensitiveFields())
        .contains(List.of(SensitiveField.AVATAR, SensitiveField.GENDER));

    ticked = List.of("SALARY");
    assertThat(about("sensitiveFields")).isNotEmpty();
  }

  @ParameterizedTest
  @Tag("CFG-07")
  @CsvSource({
    "https://a.example/settings, false",
    "http://a.example/settings, true",
    "http://localhost:9000/settings, false",
    "http://localhost.a.example/settings, true"
  })
  void settings_are_at_an_https_address_or_on_this_machine(String url, boolean refused) {
    fields.put("settingsUrl", url);

    assertThat(about("settingsUrl").isEmpty()).isEqualTo(!refused);
  }

  @ParameterizedTest
  @Tag("CFG-04")
  @CsvSource({
    "app.example.com, false",
    "https://app.example.com, true",
    "app.example.com:8080, true",
    "192.0.2.1, true",
    "localhost:8080, false",
    "127.0.0.1:8080, false"
  })
  void a_trusted_domain_is_a_host_alone_or_this_machine(String domain, boolean refused) {
    fields.put("trustedDomain", domain);

    assertThat(about("trustedDomain").isEmpty()).isEqualTo(!refused);
    assertThat(read().sheet().trustedDomain()).contains(domain);
  }

  @ParameterizedTest
  @Tag("APP-06")
  @CsvSource({"客户关系, false", "其他, false", "'', false", "游戏, true"})
  void a_category_is_one_of_those_that_are_known(String category, boolean refused) {
    fields.put("category", category);

    assertThat(about("category").isEmpty()).isEqualTo(!refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1H", "3 days"})
  void a_review_takes_longer_than_nothing(String time) {
    fields.put("reviewAfter", time);

    assertThat(about("reviewAfter")).isNotEmpty();
  }

  private AppEntry read() {
    return AppEntry.read(
        new AppEntry.Source() {
          @Override
          public Optional<String> text(String field) {
            return Optional.ofNullable(fields.get(field));
          }

          @Override
          public Optional<List<String>> texts(String field) {
            return Optional.of(ticked);
          }
        },
        Optional.empty());
  }

  private List<Finding> about(String field) {
    return read().findings().of(field).stream().filter(Finding::isRefused).toList();
  }
}
