package dev.suitehub.sandbox.scenario;

import dev.suitehub.sandbox.control.ControlForm;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object of the file, and the path to it: fields of its own, and further objects. What is wrong
 * with its fields is complained of when all of it was read.
 */
final class Section {

  private final String path;
  private final JsonObject object;
  private final Complaints complaints;
  private List<String> nested = List.of();
  private Optional<ControlForm> form = Optional.empty();

  private Section(String path, JsonObject object, Complaints complaints) {
    this.path = path;
    this.object = object;
    this.complaints = complaints;
  }

  static <T> T whole(JsonObject file, Complaints complaints, Function<Section, T> read) {
    return new Section("", file, complaints).read(read);
  }

  /**
   * Its own fields.
   *
   * @param others the names of those that {@link #each} and {@link #one} read
   */
  ControlForm form(String... others) {
    JsonObjectBuilder own = Json.createObjectBuilder(object);
    nested = List.of(others);
    nested.forEach(own::remove);
    ControlForm made = ControlForm.of(own.build());
    form = Optional.of(made);
    return made;
  }

  /** The objects of a list; an absent list is an empty one. */
  <T> List<T> each(String name, Function<Section, T> read) {
    JsonValue value = object.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (!(value instanceof JsonArray array)) {
      complain(name, "type", "has to be a list of objects");
      return List.of();
    }
    List<T> all = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      inner(name + "[" + i + "]", array.get(i), read).ifPresent(all::add);
    }
    return all;
  }

  /** An object, if it is there. */
  <T> Optional<T> one(String name, Function<Section, T> read) {
    return object.containsKey(name) ? inner(name, object.get(name), read) : Optional.empty();
  }

  private <T> Optional<T> inner(String name, JsonValue value, Function<Section, T> read) {
    if (value instanceof JsonObject inner) {
      return Optional.of(new Section(at(name), inner, complaints).read(read));
    }
    complain(name, "type", "has to be an object");
    return Optional.empty();
  }

  private <T> T read(Function<Section, T> read) {
    T thing = read.apply(this);
    form.ifPresent(
        fields ->
            fields
                .violations()
                .forEach(
                    one ->
                        complain(
                            one.getOrDefault("field", ""),
                            one.getOrDefault("rule", ""),
                            message(one.getOrDefault("message", "")))));
    return thing;
  }

  /** What a form says of an unknown field lists those that it has itself. */
  private String message(String said) {
    return said.startsWith("is not a field") && !nested.isEmpty()
        ? said + (said.endsWith(" ") ? "" : ", ") + String.join(", ", nested)
        : said;
  }

  void complain(String field, String rule, String message) {
    complaints.add(at(field), rule, message);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
