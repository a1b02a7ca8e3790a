package dev.suitehub.sandbox.member;

import dev.suitehub.rules.MenuButton;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.world.MenuLines;
import dev.suitehub.sandbox.world.SandboxSuite;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a member can press at the foot of an app: the menu that the app made in this corp, else its
 * default one. Whether that comes back after menu/delete is unconfirmed.
 */
final class ShownMenu {

  private ShownMenu() {}

  static List<MenuButton> of(Agent agent, SandboxSuite suite) {
    return agent.menu().map(ShownMenu::read).orElseGet(() -> MenuLines.pressed(suite.menu()));
  }

  /** As menu/create took it (doc 90231). */
  private static List<MenuButton> read(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return objects(reader.readObject(), "button")
          .flatMap(
              top -> {
                List<JsonObject> below = objects(top, "sub_button").toList();
                return below.isEmpty() ? Stream.of(top) : below.stream();
              })
          .map(ShownMenu::button)
          .toList();
    }
  }

  private static Stream<JsonObject> objects(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonArray list
        ? list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
        : Stream.empty();
  }

  private static MenuButton button(JsonObject json) {
    return new MenuButton(
        json.getString("name", ""),
        json.getString("type", ""),
        json.getString("key", ""),
        json.getString("url", ""),
        json.getString("appid", ""),
        json.getString("pagepath", ""),
        List.of());
  }
}
