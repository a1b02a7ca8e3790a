package dev.suitehub.registry.suite;

import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.SensitiveField;
import jakarta.json.JsonArray;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the API takes of an app: a field that is absent stays as it is, an empty one is emptied. */
final class AppForm {

  private final JsonForm form;
  private final App kept;

  AppForm(JsonForm form, App kept) {
    this.form = form;
    this.kept = kept;
  }

  AppChange app() {
    return new AppChange(
        choice("type", AppType.class).or(kept::type),
        Optional.of(basics()),
        Optional.of(contacts()),
        Optional.of(development()),
        menu(),
        Optional.empty());
  }

  AppChange steps() {
    MiniProgramSteps steps = kept.steps();
    return AppChange.of(
        new MiniProgramSteps(
            text("appId", steps.appId()),
            text("miniVersion", steps.version()),
            day("releasedOn", steps.releasedOn()),
            day("associatedOn", steps.associatedOn())));
  }

  private AppBasics basics() {
    AppBasics basics = kept.basics();
    return new AppBasics(
        text("appName", basics.appName()),
        text("slogan", basics.slogan()),
        text("introduction", basics.introduction()),
        text("category", basics.category()));
  }

  private AppContacts contacts() {
    AppContacts contacts = kept.contacts();
    Set<SensitiveField> told = sensitive();
    return new AppContacts(
        choice("contactPermission", ContactPermission.class).orElse(contacts.permission()),
        choice("contactScope", ContactScope.class).orElse(contacts.scope()),
        form.has("sensitiveFields") ? told : contacts.sensitiveFields(),
        text("companion", contacts.companion()));
  }

  private AppDevelopment development() {
    AppDevelopment development = kept.development();
    boolean inPlugin = form.flag("homePageInPlugin");
    return new AppDevelopment(
        text("homePage", development.homePage()),
        form.has("homePageInPlugin") ? inPlugin : development.homePageInPlugin(),
        text("trustedDomain", development.trustedDomain()),
        text("ownershipFile", development.ownershipFile()),
        form.verbatim("ownershipContent").orElse(development.ownershipContent()),
        text("installDomain", development.installDomain()),
        text("settingsUrl", development.settingsUrl()));
  }

  private Optional<Menu> menu() {
    Optional<JsonArray> buttons = form.array("menu");
    try {
      return buttons.map(MenuJson::menu);
    } catch (IllegalArgumentException e) {
      form.finding("menu", "CFG-13", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Set<SensitiveField> sensitive() {
    Set<SensitiveField> fields = EnumSet.noneOf(SensitiveField.class);
    List<String> unknown = new ArrayList<>();
    for (String name : form.texts("sensitiveFields")) {
      Arrays.stream(SensitiveField.values())
          .filter(one -> one.name().equals(name))
          .findFirst()
          .ifPresentOrElse(fields::add, () -> unknown.add(name));
    }
    if (!unknown.isEmpty()) {
      form.finding(
          "sensitiveFields",
          "APP-10",
          "knows " + Arrays.toString(SensitiveField.values()) + ", and no " + unknown);
    }
    return fields;
  }

  private String text(String field, String before) {
    if (form.isEmptied(field)) {
      return "";
    }
    return form.text(field).orElse(before);
  }

  private @Nullable LocalDate day(String field, @Nullable LocalDate before) {
    if (form.isEmptied(field)) {
      return null;
    }
    Optional<String> text = form.text(field);
    try {
      return text.map(LocalDate::parse).orElse(before);
    } catch (DateTimeException e) {
      form.finding(field, "shape", "is no day such as 2026-11-22");
      return before;
    }
  }

  private <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
    Optional<String> text = form.text(field);
    Optional<E> one =
        text.flatMap(
            name ->
                Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(name))
                    .findFirst());
    if (text.isPresent() && one.isEmpty()) {
      form.finding(field, "choice", "is one of " + Arrays.toString(type.getEnumConstants()));
    }
    return one;
  }
}
