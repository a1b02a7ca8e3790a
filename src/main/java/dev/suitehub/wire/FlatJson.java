package dev.suitehub.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** One JSON object whose members are texts or numbers: the JSON flavour of envelope and reply. */
final class FlatJson {
  private final JsonObject object;

  private FlatJson(JsonObject object) {
    this.object = object;
  }

  static FlatJson parse(String json) {
    if (json.length() > XmlTree.MAX_SIZE) {
      throw new WireException(WireError.PARSE_FAILED, "over 1 MiB");
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return new FlatJson(reader.readObject());
    } catch (JsonException e) {
      // The cause quotes the input, so it stays here.
      throw new WireException(WireError.PARSE_FAILED, "not a JSON object");
    }
  }

  /** The member as text; empty when it is missing or null. */
  String text(String name) {
    JsonValue value = object.get(name);
    if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
      return "";
    }
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
