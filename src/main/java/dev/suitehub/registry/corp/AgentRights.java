package dev.suitehub.registry.corp;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a corp lets one agent see and do (doc 14943).
 *
 * @param level of the contacts permission (通讯录权限), as WeCom's number
 * @param visible who sees and enters the app (可见范围)
 * @param extra who may be read besides (额外通讯录范围)
 */
public record AgentRights(
    String agentId,
    String name,
    OptionalInt level,
    OptionalInt authMode,
    Range visible,
    Range extra) {

  /** Departments, members and tags by their ids. */
  public record Range(List<String> parties, List<String> users, List<String> tags) {

    public boolean isEmpty() {
      return parties.isEmpty() && users.isEmpty() && tags.isEmpty();
    }
  }

  static AgentRights of(JsonObject agent) {
    JsonObject rights =
        agent.get("privilege") instanceof JsonObject told ? told : JsonValue.EMPTY_JSON_OBJECT;
    return new AgentRights(
        text(agent.get("agentid")),
        text(agent.get("name")),
        number(rights.get("level")),
        number(agent.get("auth_mode")),
        new Range(
            texts(rights.get("allow_party")),
            texts(rights.get("allow_user")),
            texts(rights.get("allow_tag"))),
        new Range(
            texts(rights.get("extra_party")),
            texts(rights.get("extra_user")),
            texts(rights.get("extra_tag"))));
  }

  private static List<String> texts(@Nullable JsonValue value) {
    return value instanceof JsonArray array
        ? array.stream().map(AgentRights::text).toList()
        : List.of();
  }

  private static String text(@Nullable JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value == null ? "" : value.toString();
  }

  private static OptionalInt number(@Nullable JsonValue value) {
    return value instanceof JsonNumber number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }
}
