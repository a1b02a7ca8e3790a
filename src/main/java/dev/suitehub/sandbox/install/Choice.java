package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.world.Range;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/**
 * What a corp's admin chose when agreeing.
 *
 * @param consented names of member fields in the API
 */
public record Choice(Range visible, Range extra, List<String> consented) {

  public Choice {
    consented = List.copyOf(consented);
  }

  /** As a column keeps it. */
  String json() {
    return Json.createObjectBuilder()
        .add("visible", json(visible))
        .add("extra", json(extra))
        .add("consented", Json.createArrayBuilder(consented))
        .build()
        .toString();
  }

  static Choice parse(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonObject object = reader.readObject();
      return new Choice(
          range(object.getJsonObject("visible")),
          range(object.getJsonObject("extra")),
          texts(object.getJsonArray("consented")));
    }
  }

  private static JsonObjectBuilder json(Range range) {
    return Json.createObjectBuilder()
        .add("users", Json.createArrayBuilder(range.users()))
        .add("parties", Json.createArrayBuilder(range.parties()))
        .add("tags", Json.createArrayBuilder(range.tags()));
  }

  private static Range range(JsonObject object) {
    return new Range(
        texts(object.getJsonArray("users")),
        numbers(object.getJsonArray("parties")),
        numbers(object.getJsonArray("tags")));
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  private static List<Integer> numbers(JsonArray array) {
    return array.getValuesAs(JsonNumber.class).stream().map(JsonNumber::intValue).toList();
  }
}
