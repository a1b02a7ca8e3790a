package dev.suitehub.registry.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.Plan;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuButton;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AppSnapshotTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final Suite SUITE =
      Suite.created(
          CRM,
          new SuiteSettings(
              new ProviderKey("acme"),
              Optional.of(new SuiteId("ww-crm")),
              Optional.of(Secret.of("Su1teSecret")),
              Plan.asItIs(),
              new CallbackForm(
                  Optional.of(Secret.of("T0kenT0ken")),
                  Optional.of(Secret.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")),
                  Plan.asItIs()),
              "CRM",
              List.of()));

  @Test
  void the_same_settings_are_the_same_snapshot() {
    assertThat(AppSnapshot.of(app(), SUITE)).isEqualTo(AppSnapshot.of(app(), SUITE));
    assertThat(AppSnapshot.of(app(), SUITE).differences(AppSnapshot.of(app(), SUITE))).isEmpty();
  }

  @Test
  void each_field_that_changed_is_told_with_what_it_was_and_is() {
    App later = app();
    later.basics(new AppBasics("示例报表", "更好的报表", "每天汇总团队的工作报表。", "其他"));
    later.logo("abc");
    later.menu(new Menu(List.of(MenuButton.click("帮助", "help"))));

    assertThat(AppSnapshot.of(app(), SUITE).differences(AppSnapshot.of(later, SUITE)))
        .containsExactly(
            new FieldChange("logo", "", "abc"),
            new FieldChange("slogan", "", "更好的报表"),
            new FieldChange("category", "", "其他"),
            new FieldChange("menu", "", "[{\"name\":\"帮助\",\"type\":\"click\",\"key\":\"help\"}]"));
  }

  @Test
  void sensitive_fields_are_the_same_in_any_order() {
    App one = app();
    App other = app();
    one.contacts(contacts(Set.of(SensitiveField.AVATAR, SensitiveField.GENDER)));
    other.contacts(contacts(Set.of(SensitiveField.GENDER, SensitiveField.AVATAR)));

    assertThat(AppSnapshot.of(one, SUITE)).isEqualTo(AppSnapshot.of(other, SUITE));
    assertThat(AppSnapshot.of(one, SUITE).contactPermission()).contains(ContactPermission.BASIC);
    assertThat(AppSnapshot.of(one, SUITE).contactScope()).contains(ContactScope.EXTRA);
  }

  @Test
  void one_that_is_older_than_a_field_takes_it_for_empty() {
    AppSnapshot old = new AppSnapshot("{\"appName\":\"示例报表\",\"gone\":\"x\"}");

    assertThat(old.differences(AppSnapshot.of(app(), SUITE)))
        .contains(new FieldChange("gone", "x", ""), new FieldChange("type", "", "ORDINARY"))
        .extracting(FieldChange::field)
        .doesNotContain("appName");
    assertThat(old.contactPermission()).isEmpty();
  }

  @Test
  @Tag("registry-R1")
  void no_secret_is_in_it() {
    assertThat(AppSnapshot.of(app(), SUITE).json())
        .contains("ww-crm")
        .doesNotContain("Su1teSecret", "T0kenT0ken", "abcdefghijklmnopqrstuvwxyz");
  }

  private static App app() {
    App app = App.created(CRM, "CRM");
    app.described(AppType.ORDINARY);
    app.basics(new AppBasics("示例报表", "", "每天汇总团队的工作报表。", ""));
    return app;
  }

  private static AppContacts contacts(Set<SensitiveField> fields) {
    return new AppContacts(ContactPermission.BASIC, ContactScope.EXTRA, fields, "");
  }
}
