package dev.suitehub.delivery;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.XmlTree;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A journal entry as readers get it, without what opens something to whoever reads it. */
final class EventJson {

  private EventJson() {}

  /** Empty for what is never delivered. */
  static Optional<JsonObject> of(JournalEntry entry) {
    if (!Delivered.isEver(entry.type())) {
      return Optional.empty();
    }
    boolean isFact = entry.url() == UrlKind.FACT;
    JsonObjectBuilder event =
        Json.createObjectBuilder()
            .add("cursor", Cursor.of(entry).toString())
            .add("id", entry.id().value())
            .add("kind", isFact ? "fact" : "notice")
            .add("url", entry.url().name().toLowerCase(Locale.ROOT))
            .add("type", entry.type());
    entry.changeType().ifPresent(type -> event.add("changeType", type));
    entry.corp().ifPresent(corp -> event.add("corpId", corp.value()));
    event
        .add("at", entry.noticeTime().orElse(entry.receivedAt()).toString())
        .add("receivedAt", entry.receivedAt().toString())
        .add(
            "fields",
            entry.text().map(text -> fields(entry, text)).orElse(JsonValue.EMPTY_JSON_OBJECT));
    if (entry.isErased()) {
      event.add("erased", true);
    }
    return Optional.of(event.build());
  }

  private static JsonObject fields(JournalEntry entry, String text) {
    if (entry.url() == UrlKind.FACT) {
      try (JsonReader reader = Json.createReader(new StringReader(text))) {
        return reader.readObject();
      }
    }
    // Of what cannot be read, nobody can say that it holds no secret.
    return entry.type().equals(Journal.UNREADABLE)
        ? JsonValue.EMPTY_JSON_OBJECT
        : object(Notice.parse(text).withoutSecrets());
  }

  private static JsonObject object(XmlTree tree) {
    Map<String, List<XmlTree>> byName =
        tree.children().stream()
            .collect(Collectors.groupingBy(XmlTree::name, LinkedHashMap::new, Collectors.toList()));
    JsonObjectBuilder object = Json.createObjectBuilder();
    byName.forEach((name, same) -> object.add(name, value(same)));
    return object.build();
  }

  private static JsonValue value(List<XmlTree> same) {
    if (same.size() == 1) {
      return value(same.get(0));
    }
    JsonArrayBuilder array = Json.createArrayBuilder();
    same.forEach(tree -> array.add(value(tree)));
    return array.build();
  }

  private static JsonValue value(XmlTree tree) {
    return tree.children().isEmpty() ? Json.createValue(tree.text()) : object(tree);
  }
}
