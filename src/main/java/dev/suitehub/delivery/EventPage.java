package dev.suitehub.delivery;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Some events in order.
 *
 * @param next where to go on; behind what is never delivered, too
 */
record EventPage(List<JsonObject> events, Cursor next) {

  boolean isEmpty() {
    return events.isEmpty();
  }

  String toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    events.forEach(array::add);
    return Json.createObjectBuilder()
        .add("events", array)
        .add("next", next.toString())
        .build()
        .toString();
  }
}
