package dev.suitehub.registry.suite;

import dev.suitehub.rules.Menu;
import dev.suitehub.rules.MenuButton;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A menu as the list of buttons that WeCom's menu interface takes (doc 90231). */
final class MenuJson {

  private MenuJson() {}

  /** Empty for no menu. */
  static String write(Menu menu) {
    return menu.isEmpty() ? "" : array(menu).toString();
  }

  static JsonArray array(Menu menu) {
    return list(menu.buttons());
  }

  static Menu read(String text) {
    if (text.isEmpty()) {
      return Menu.NONE;
    }
    try (var reader = Json.createReader(new StringReader(text))) {
      return menu(reader.readArray());
    }
  }

  /** Throws {@link IllegalArgumentException} where it is no list of buttons. */
  static Menu menu(JsonArray buttons) {
    return new Menu(buttons(buttons));
  }

  private static List<MenuButton> buttons(JsonArray array) {
    List<MenuButton> buttons = new ArrayList<>();
    for (JsonValue value : array) {
      if (!(value instanceof JsonObject object)) {
        throw new IllegalArgumentException("has to be a list of buttons");
      }
      buttons.add(button(object));
    }
    return buttons;
  }

  private static MenuButton button(JsonObject object) {
    JsonValue children = object.getOrDefault("sub_button", JsonValue.EMPTY_JSON_ARRAY);
    if (!(children instanceof JsonArray array)) {
      throw new IllegalArgumentException("has a sub_button that is no list");
    }
    return new MenuButton(
        text(object, "name"),
        text(object, "type"),
        text(object, "key"),
        text(object, "url"),
        text(object, "appid"),
        text(object, "pagepath"),
        buttons(array));
  }

  private static String text(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new IllegalArgumentException("has a " + field + " that is no text");
  }

  private static JsonArray list(List<MenuButton> buttons) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (MenuButton button : buttons) {
      JsonObjectBuilder object = Json.createObjectBuilder().add("name", button.name());
      add(object, "type", button.action());
      add(object, "key", button.key());
      add(object, "url", button.url());
      add(object, "appid", button.appId());
      add(object, "pagepath", button.pagePath());
      if (!button.children().isEmpty()) {
        object.add("sub_button", list(button.children()));
      }
      list.add(object);
    }
    return list.build();
  }

  private static void add(JsonObjectBuilder object, String field, String text) {
    if (!text.isEmpty()) {
      object.add(field, text);
    }
  }
}
