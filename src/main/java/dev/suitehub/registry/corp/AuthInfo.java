package dev.suitehub.registry.corp;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What get_auth_info said of an authorisation (doc 14943): corp, agents, their privileges; no
 * secrets.
 */
public record AuthInfo(String json) {

  public JsonObject tree() {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** The agents as WeCom lists them; empty for a contacts app without one. */
  public JsonArray agents() {
    JsonObject authInfo = tree().getJsonObject("auth_info");
    JsonArray agents = authInfo == null ? null : authInfo.getJsonArray("agent");
    return agents == null ? JsonArray.EMPTY_JSON_ARRAY : agents;
  }

  /** 0: an admin authorised it; 1: a member did. Empty where WeCom does not say. */
  public OptionalInt authMode() {
    return agents().stream()
        .map(agent -> agent.asJsonObject().getJsonNumber("auth_mode"))
        .filter(Objects::nonNull)
        .mapToInt(JsonNumber::intValue)
        .findFirst();
  }
}
