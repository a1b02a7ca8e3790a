package dev.suitehub.sandbox.scenario;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as people read it, the same on every server: a member a line, and lists of plain values in
 * one.
 */
final class PrettyJson {

  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private PrettyJson() {}

  static String of(JsonObject object) {
    PrettyJson pretty = new PrettyJson();
    pretty.write(object, "");
    return pretty.text.append('\n').toString();
  }

  private void write(JsonValue value, String indent) {
    if (value instanceof JsonObject object && !object.isEmpty()) {
      write(object, indent);
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      write(array, indent);
    } else {
      text.append(value);
    }
  }

  private void write(JsonObject object, String indent) {
    String inner = indent + STEP;
    text.append('{');
    Iterator<Map.Entry<String, JsonValue>> members = object.entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonValue> member = members.next();
      text.append('\n').append(inner).append(Json.createValue(member.getKey())).append(": ");
      write(member.getValue(), inner);
      text.append(members.hasNext() ? "," : "");
    }
    text.append('\n').append(indent).append('}');
  }

  private void write(JsonArray array, String indent) {
    boolean plain =
        array.stream().noneMatch(one -> one instanceof JsonObject || one instanceof JsonArray);
    String inner = indent + STEP;
    text.append('[');
    Iterator<JsonValue> values = array.iterator();
    while (values.hasNext()) {
      if (!plain) {
        text.append('\n').append(inner);
      }
      write(values.next(), inner);
      text.append(values.hasNext() ? plain ? ", " : "," : "");
    }
    text.append(plain ? "]" : "\n" + indent + "]");
  }
}
