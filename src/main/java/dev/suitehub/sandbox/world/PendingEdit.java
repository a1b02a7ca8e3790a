package dev.suitehub.sandbox.world;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waits for review and release of an app that corps have, by the names of the control. */
final class PendingEdit {

  static final List<String> NAMES =
      List.of(
          "name",
          "commandUrl",
          "dataUrl",
          "installDomain",
          "appType",
          "category",
          "slogan",
          "introduction",
          "sensitiveFields",
          "homeUrl",
          "settingsUrl",
          "trustedDomain",
          "menu",
          "miniProgram");

  private PendingEdit() {}

  /** What of that form is not in force at once. */
  static Map<String, String> given(SandboxSuite.SuiteForm form, AppSheet sheet) {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "name", form.name());
    put(given, "commandUrl", form.commandUrl());
    put(given, "dataUrl", form.dataUrl());
    put(given, "installDomain", form.installDomain());
    put(given, "appType", sheet.type().map(Enum::name));
    put(given, "category", sheet.category());
    put(given, "slogan", sheet.slogan());
    put(given, "introduction", sheet.introduction());
    put(given, "sensitiveFields", sheet.sensitiveFields().map(Range::joined));
    put(given, "homeUrl", sheet.homeUrl());
    put(given, "settingsUrl", sheet.settingsUrl());
    put(given, "trustedDomain", sheet.trustedDomain());
    put(given, "menu", sheet.menu());
    put(given, "miniProgram", sheet.miniProgram());
    return given;
  }

  private static void put(Map<String, String> given, String name, Optional<String> value) {
    value.ifPresent(text -> given.put(name, text));
  }

  static Map<String, String> read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      Map<String, String> fields = new LinkedHashMap<>();
      object.keySet().forEach(name -> fields.put(name, object.getString(name)));
      return fields;
    }
  }

  static String write(Map<String, String> fields) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    fields.forEach(json::add);
    return json.build().toString();
  }
}
