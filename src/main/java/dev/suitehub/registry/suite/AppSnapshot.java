package dev.suitehub.registry.suite;

import dev.suitehub.rules.AppBasics;
import dev.suitehub.rules.AppContacts;
import dev.suitehub.rules.AppDevelopment;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.MiniProgramSteps;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.wire.SuiteId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an app was at some time: everything that WeCom's form asks, and no secret. Two of the same
 * settings are equal.
 *
 * @param json one object of texts, its fields always in the same order
 */
public record AppSnapshot(String json) {

  /** What is missing is an empty text. */
  public static AppSnapshot of(App app, Suite suite) {
    AppBasics basics = app.basics();
    AppContacts contacts = app.contacts();
    AppDevelopment development = app.development();
    MiniProgramSteps steps = app.steps();
    return new AppSnapshot(
        Json.createObjectBuilder()
            .add("type", app.type().map(AppType::name).orElse(""))
            .add("logo", app.logoHash())
            .add("appName", basics.appName())
            .add("slogan", basics.slogan())
            .add("introduction", basics.introduction())
            .add("category", basics.category())
            .add("contactPermission", name(contacts.permission()))
            .add("contactScope", name(contacts.scope()))
            .add(
                "sensitiveFields",
                contacts.sensitiveFields().stream()
                    .sorted()
                    .map(SensitiveField::name)
                    .collect(Collectors.joining(" ")))
            .add("companion", contacts.companion())
            .add("homePage", development.homePage())
            .add("homePageInPlugin", String.valueOf(development.homePageInPlugin()))
            .add("trustedDomain", development.trustedDomain())
            .add("installDomain", development.installDomain())
            .add("settingsUrl", development.settingsUrl())
            .add("menu", MenuJson.write(app.menu()))
            .add("miniProgram", steps.appId())
            .add("miniVersion", steps.version())
            .add("suiteId", suite.suiteId().map(SuiteId::value).orElse(""))
            .build()
            .toString());
  }

  /** Every field that differs, from this to {@code later}. */
  public List<FieldChange> differences(AppSnapshot later) {
    JsonObject before = object();
    JsonObject after = later.object();
    Set<String> fields = new LinkedHashSet<>(before.keySet());
    fields.addAll(after.keySet());
    List<FieldChange> changes = new ArrayList<>();
    for (String field : fields) {
      FieldChange change = new FieldChange(field, text(before, field), text(after, field));
      if (!change.before().equals(change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** All but what WeCom issues: what people enter in its form. */
  public String entered() {
    return Json.createObjectBuilder(object()).remove("suiteId").build().toString();
  }

  /** The permission that it had; empty where none was chosen. */
  public Optional<ContactPermission> contactPermission() {
    return Optional.of(text(object(), "contactPermission"))
        .filter(name -> !name.isEmpty())
        .map(ContactPermission::valueOf);
  }

  /** The scope that it had; empty where none was chosen. */
  public Optional<ContactScope> contactScope() {
    return Optional.of(text(object(), "contactScope"))
        .filter(name -> !name.isEmpty())
        .map(ContactScope::valueOf);
  }

  private JsonObject object() {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static String text(JsonObject object, String field) {
    JsonValue value = object.get(field);
    return value instanceof JsonString string ? string.getString() : "";
  }

  private static String name(@Nullable Enum<?> one) {
    return one == null ? "" : one.name();
  }
}
