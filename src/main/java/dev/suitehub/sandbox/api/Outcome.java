package dev.suitehub.sandbox.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * What a call that went well brings: fields of JSON, or a file in their place.
 *
 * @param content what is answered instead of the fields
 */
record Outcome(JsonObject fields, Optional<Content> content) {

  static Outcome json(JsonObjectBuilder fields) {
    return new Outcome(fields.build(), Optional.empty());
  }

  static Outcome file(Content content) {
    return new Outcome(JsonObject.EMPTY_JSON_OBJECT, Optional.of(content));
  }
}
