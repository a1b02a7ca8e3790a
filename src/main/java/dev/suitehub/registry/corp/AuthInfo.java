package dev.suitehub.registry.corp;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
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
    return tree().get("auth_info") instanceof JsonObject authInfo
            && authInfo.get("agent") instanceof JsonArray agents
        ? agents
        : JsonArray.EMPTY_JSON_ARRAY;
  }

  /** What the corp lets each agent see and do. */
  public List<AgentRights> rights() {
    return agents().stream()
        .filter(JsonObject.class::isInstance)
        .map(agent -> AgentRights.of(agent.asJsonObject()))
        .toList();
  }

  /** 0: an admin authorised it; 1: a member did. Empty where WeCom does not say. */
  public OptionalInt authMode() {
    return agents().stream()
        .filter(JsonObject.class::isInstance)
        .map(agent -> agent.asJsonObject().get("auth_mode"))
        .filter(JsonNumber.class::isInstance)
        .mapToInt(mode -> ((JsonNumber) mode).intValue())
        .findFirst();
  }
}
