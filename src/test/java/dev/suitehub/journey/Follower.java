package dev.suitehub.journey;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A business system that follows the feed of one suite, also while the hub dies under it. */
final class Follower {

  private final HubSystem hub;
  private final String suite;
  private final List<String> events = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> installs = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private String cursor = "";

  Follower(HubSystem hub, String suite) {
    this.hub = hub;
    this.suite = suite;
  }

  /** Reads what is new; whether the hub told all of it. */
  synchronized boolean readOn() {
    while (true) {
      Reply page = hub.eventsAfter(suite, cursor);
      if (page.status() != 200) {
        return false;
      }
      List<JsonObject> some = page.json().getJsonArray("events").getValuesAs(JsonObject.class);
      some.forEach(this::told);
      cursor = page.json().getString("next");
      if (some.isEmpty()) {
        return true;
      }
    }
  }

  private void told(JsonObject event) {
    events.add(id(event));
    switch (event.getString("type")) {
      case "change_contact" -> notices.add(event.getJsonObject("fields").getString("UserID"));
      case "corp.installed" -> installs.add(event.getString("corpId"));
      case "corp.ended" -> ends.add(event.getString("corpId"));
      default -> {
        // Not looked at.
      }
    }
  }

  static String id(JsonObject event) {
    return String.valueOf(event.get("id"));
  }

  /** The ids of all that was told, in that order. */
  synchronized List<String> events() {
    return List.copyOf(events);
  }

  /** The UserIDs of the notices that were told, in that order. */
  synchronized List<String> notices() {
    return List.copyOf(notices);
  }

  synchronized boolean knows(Set<String> some) {
    return new HashSet<>(notices).containsAll(some);
  }

  /** How often that corp's install was told. */
  synchronized int installsOf(String corp) {
    return Collections.frequency(installs, corp);
  }

  /** How often that corp's end was told. */
  synchronized int endsOf(String corp) {
    return Collections.frequency(ends, corp);
  }
}
