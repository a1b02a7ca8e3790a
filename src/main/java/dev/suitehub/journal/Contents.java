package dev.suitehub.journal;

import dev.suitehub.journal.ContentLine.Veil;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.WireException;
import dev.suitehub.wire.XmlTree;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message says, line by line, as far as whoever looks may see it. What is not known to be
 * harmless is masked, and what opens something is masked for everybody.
 */
final class Contents {

  /** Kinds, ids of corps and suites, and times: what the head of the entry tells as well. */
  private static final Set<String> HARMLESS =
      lower(
          Stream.of(
              "InfoType",
              "MsgType",
              "Event",
              "ChangeType",
              "SuiteId",
              "AuthCorpId",
              "PaidCorpId",
              "ServiceCorpId",
              "CorpId",
              "ToUserName",
              "AgentID",
              "TimeStamp",
              "CreateTime",
              "JobType",
              "OrderStatus"));

  private static final Set<String> SECRET = lower(Notice.SECRET_FIELDS.stream());

  private Contents() {}

  static List<ContentLine> of(UrlKind url, String text, boolean revealed) {
    if (url == UrlKind.FACT) {
      return fact(text, revealed);
    }
    try {
      List<ContentLine> lines = new ArrayList<>();
      add(lines, 0, Notice.parse(text).tree(), revealed);
      return lines;
    } catch (WireException e) {
      return List.of(unreadable(text, revealed));
    }
  }

  private static void add(List<ContentLine> lines, int depth, XmlTree tree, boolean revealed) {
    String name = tree.name();
    if (!tree.children().isEmpty() && !isSecret(name)) {
      lines.add(new ContentLine(depth, name, "", Veil.BRANCH));
      tree.children().forEach(child -> add(lines, depth + 1, child, revealed));
    } else if (isSecret(name)) {
      lines.add(new ContentLine(depth, name, ContentLine.HIDDEN, Veil.SECRET));
    } else {
      boolean open = revealed || tree.text().isEmpty() || isHarmless(name);
      lines.add(line(depth, name, tree.text(), open));
    }
  }

  /** Ours, and without secrets by what {@link Journal#fact} promises. */
  private static List<ContentLine> fact(String text, boolean revealed) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject fields = reader.readObject();
      return fields.entrySet().stream()
          .map(field -> line(0, field.getKey(), text(field.getValue()), revealed))
          .toList();
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  /** Where one of the secret fields is named in it, nobody can say where the secret ends. */
  private static ContentLine unreadable(String text, boolean revealed) {
    String lower = text.toLowerCase(Locale.ROOT);
    return SECRET.stream().anyMatch(lower::contains)
        ? new ContentLine(0, Journal.UNREADABLE, ContentLine.HIDDEN, Veil.SECRET)
        : line(0, Journal.UNREADABLE, text, revealed);
  }

  private static ContentLine line(int depth, String name, String text, boolean open) {
    return open
        ? new ContentLine(depth, name, text, Veil.SHOWN)
        : new ContentLine(depth, name, ContentLine.HIDDEN, Veil.MASKED);
  }

  private static boolean isSecret(String name) {
    return SECRET.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isHarmless(String name) {
    return HARMLESS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Set<String> lower(Stream<String> names) {
    return names.map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }
}
