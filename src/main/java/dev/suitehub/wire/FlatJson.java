package dev.suitehub.wire;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

/** One JSON object without objects or lists inside: the JSON flavour of envelope and reply. */
final class FlatJson {
  private FlatJson() {}

  /** The members as text, without those that are null; of two with one name the last counts. */
  static Map<String, String> parse(String json) {
    if (json.length() > XmlTree.MAX_SIZE) {
      throw refused("over 1 MiB");
    }
    // Read as a stream: building objects, a parser may answer to deep nesting with any
    // RuntimeException.
    try (JsonParser parser = Json.createParser(new StringReader(json))) {
      if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
        throw refused("not a JSON object");
      }
      Map<String, String> members = members(parser);
      if (parser.hasNext()) {
        throw refused("more than one JSON object");
      }
      return members;
    } catch (JsonException e) {
      // The cause quotes the input, so it stays here.
      throw refused("not JSON");
    }
  }

  private static Map<String, String> members(JsonParser parser) {
    Map<String, String> members = new HashMap<>();
    while (parser.next() == JsonParser.Event.KEY_NAME) {
      String name = parser.getString();
      switch (parser.next()) {
        case VALUE_STRING, VALUE_NUMBER -> members.put(name, parser.getString());
        case VALUE_TRUE -> members.put(name, "true");
        case VALUE_FALSE -> members.put(name, "false");
        case VALUE_NULL -> members.remove(name);
        default -> throw refused("nested JSON");
      }
    }
    return members;
  }

  private static WireException refused(String why) {
    return new WireException(WireError.PARSE_FAILED, why);
  }
}
