package dev.suitehub.sandbox.scenario;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.function.BiPredicate;

/** Leaves out of an object what goes without saying. */
final class Lean {

  private Lean() {}

  /** Without what a new one has anyway, but with what it is known by. */
  static JsonObjectBuilder unlike(JsonObject blank, JsonObject full, String... ids) {
    Set<String> known = Set.of(ids);
    return filtered(full, (name, value) -> known.contains(name) || !value.equals(blank.get(name)));
  }

  /** Without empty texts and lists, and what is 0. */
  static JsonObjectBuilder filled(JsonObject full) {
    return filtered(full, (name, value) -> !isNothing(value));
  }

  private static boolean isNothing(JsonValue value) {
    return (value instanceof JsonString text && text.getString().isBlank())
        || (value instanceof JsonArray array && array.isEmpty())
        || (value instanceof JsonObject object && object.isEmpty())
        || value.equals(Json.createValue(0));
  }

  /** Texts are stripped, for so they are read. */
  private static JsonObjectBuilder filtered(
      JsonObject full, BiPredicate<String, JsonValue> wanted) {
    JsonObjectBuilder lean = Json.createObjectBuilder();
    full.forEach(
        (name, value) -> {
          if (value != JsonValue.NULL && wanted.test(name, value)) {
            lean.add(
                name,
                value instanceof JsonString text
                    ? Json.createValue(text.getString().strip())
                    : value);
          }
        });
    return lean;
  }
}
