package dev.suitehub.registry.suite;

import static dev.suitehub.registry.suite.AppFixture.CRM;
import static dev.suitehub.registry.suite.AppFixture.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.registry.KeyTexts;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.SuiteStatus;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewAppDeskTest {

  @AutoClose private final AppFixture fixture = new AppFixture();

  @ParameterizedTest
  @EnumSource(AppType.class)
  @Tag("CRE-03")
  @Tag("CFG-14")
  @Tag("CFG-15")
  void an_app_begins_as_a_draft_with_keys_that_nobody_had(AppType type) {
    AppCreated created = fixture.newApps().create(new AppEntry("acme", "crm", "客户管理", type));

    assertThat(created.findings().all()).isEmpty();
    KeyTexts keys = created.keys().orElseThrow();
    assertThat(fixture.suites.get(CRM).callback().current()).isEqualTo(keys.key());
    assertThat(keys.token().reveal()).hasSize(32);
    assertThat(keys.encodingAesKey().reveal()).hasSize(43);
    assertThat(fixture.suites.get(CRM).status()).isEqualTo(SuiteStatus.DRAFT);
    assertThat(fixture.suites.get(CRM).suiteId()).isEmpty();
    assertThat(fixture.suites.app(CRM).type()).contains(type);
    assertThat(fixture.suites.app(CRM).name()).isEqualTo("客户管理");
    assertThat(fixture.suites.app(CRM).contacts().permission())
        .isEqualTo(type == AppType.CONTACTS ? ContactPermission.READ_WRITE : null);
  }

  @Test
  @Tag("CRE-01")
  void a_provider_that_is_not_complete_creates_none_and_is_told_why() {
    AppCreated created =
        fixture.newApps().create(new AppEntry("new", "crm", "CRM", AppType.ORDINARY));

    assertThat(created.keys()).isEmpty();
    assertThat(rules(created.findings())).containsExactly("CRE-01", "REG-08", "DEV-01", "DEV-04");
    assertThat(fixture.suites.find(CRM)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "CRM", "a_b", "system", "sandbox", "123456789012345678901234567890123"})
  @Tag("CRE-02")
  void a_key_that_urls_cannot_hold_is_refused(String key) {
    AppCreated created =
        fixture.newApps().create(new AppEntry("acme", key, "CRM", AppType.ORDINARY));

    assertThat(created.findings().of("suite")).hasSize(1);
    assertThat(created.keys()).isEmpty();
  }

  @Test
  @Tag("CRE-02")
  void every_app_is_a_suite_of_its_own() {
    fixture.app("crm", AppType.ORDINARY);

    AppCreated again =
        fixture.newApps().create(new AppEntry("acme", "crm", "CRM", AppType.ORDINARY));

    assertThat(rules(again.findings())).containsExactly("CRE-02");
    assertThat(fixture.suites.all()).hasSize(1);
  }

  @Test
  @Tag("APP-01")
  void everything_that_is_missing_is_told_at_once() {
    AppCreated created = fixture.newApps().create(new AppEntry("nobody", "", " ", null));

    assertThat(rules(created.findings()))
        .containsExactly("unknown", "required", "required", "APP-01");
  }
}
