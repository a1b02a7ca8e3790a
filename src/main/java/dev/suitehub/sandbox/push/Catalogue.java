package dev.suitehub.sandbox.push;

import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.push.CatalogueEntry.Field;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that WeCom pushes, read once from {@code catalogue.txt}, which explains how it is written.
 */
public final class Catalogue {

  private static final Pattern FIELD = Pattern.compile("(\\S+) ([=#])(?: (.*))?");

  private static final String WHEN = "! ";

  /** What an event does not have, though the notice does that it is like. */
  private static final List<String> NOT_OF_EVENTS =
      List.of("SuiteId", "AuthCorpId", "InfoType", "TimeStamp");

  private static final Map<String, CatalogueEntry> ENTRIES = read();

  private Catalogue() {}

  /** In the order of the documents. */
  public static List<CatalogueEntry> all() {
    return List.copyOf(ENTRIES.values());
  }

  public static Optional<CatalogueEntry> find(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /** Throws {@code no-such-entry}. */
  public static CatalogueEntry get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                SandboxProblem.NO_SUCH_ENTRY.because(
                    "GET /sandbox/control/catalogue lists them all; " + name + " is none."));
  }

  private static Map<String, CatalogueEntry> read() {
    Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    for (List<String> block : blocks()) {
      CatalogueEntry entry = entry(block, entries);
      if (entries.put(entry.name(), entry) != null) {
        throw new IllegalStateException("The catalogue has " + entry.name() + " twice.");
      }
    }
    // Map.copyOf would lose the order.
    return Collections.unmodifiableMap(entries);
  }

  /** Each entry's lines, its head first. */
  private static List<List<String>> blocks() {
    List<List<String>> blocks = new ArrayList<>();
    String when = "";
    try (InputStream file = Catalogue.class.getResourceAsStream("catalogue.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(file, "catalogue.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("= ")) {
          blocks.add(new ArrayList<>(List.of(line.substring(2), WHEN + when)));
        } else if (line.startsWith("% ")) {
          when = line.substring(2);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          blocks.get(blocks.size() - 1).add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks;
  }

  private static CatalogueEntry entry(List<String> block, Map<String, CatalogueEntry> known) {
    String[] head = block.get(0).split(" \\| ", -1);
    String[] how = head[1].split(" ", -1);
    String name = head[0];
    Map<String, Field> fields = new LinkedHashMap<>();
    head(how[1], name).forEach(field -> fields.put(field.path(), field));
    if (how.length == 4 && how[2].equals("like")) {
      CatalogueEntry like = Objects.requireNonNull(known.get(how[3]), how[3]);
      like.fields().forEach(field -> fields.putIfAbsent(field.path(), field));
      NOT_OF_EVENTS.forEach(fields::remove);
    }
    block.stream()
        .skip(1)
        .filter(line -> !line.startsWith(WHEN))
        .map(Catalogue::field)
        .forEach(field -> fields.put(field.path(), field));
    return new CatalogueEntry(
        name,
        PushKind.valueOf(how[0].toUpperCase(Locale.ROOT)),
        head[2],
        head[3],
        head[4],
        when(block),
        List.copyOf(fields.values()));
  }

  /** Its own, or that of all around it. */
  private static String when(List<String> block) {
    return block.stream()
        .filter(line -> line.startsWith(WHEN))
        .reduce((all, own) -> own)
        .map(line -> line.substring(WHEN.length()))
        .orElse("");
  }

  private static List<Field> head(String kind, String name) {
    String[] parts = name.split("\\.", -1);
    return switch (kind) {
      case "suite" -> notice("SuiteId", "$SUITE", List.of(), parts);
      case "corp" -> notice("SuiteId", "$SUITE", List.of("AuthCorpId"), parts);
      case "paid" -> notice("SuiteId", "$SUITE", List.of("PaidCorpId"), parts);
      case "provider" -> notice("ServiceCorpId", "$PROVIDER", List.of(), parts);
      case "provider-corp" -> notice("ServiceCorpId", "$PROVIDER", List.of("AuthCorpId"), parts);
      case "event" -> event("$USER", true, parts);
      case "sys" -> event("sys", true, parts);
      case "kf" -> event("", false, parts);
      case "message" -> message(parts[1]);
      default -> throw new IllegalStateException("The catalogue knows no head " + kind + ".");
    };
  }

  private static List<Field> notice(String whose, String id, List<String> corps, String[] parts) {
    List<Field> fields = new ArrayList<>();
    fields.add(text(whose, id));
    corps.forEach(corp -> fields.add(text(corp, "$CORP")));
    fields.add(text("InfoType", parts[0]));
    fields.add(number("TimeStamp", "$NOW"));
    if (parts.length > 1) {
      fields.add(text("ChangeType", parts[1]));
    }
    return fields;
  }

  private static List<Field> event(String from, boolean withAgent, String[] parts) {
    List<Field> fields = new ArrayList<>();
    fields.add(text("ToUserName", "$CORP"));
    if (!from.isEmpty()) {
      fields.add(text("FromUserName", from));
    }
    fields.add(number("CreateTime", "$NOW"));
    fields.add(text("MsgType", "event"));
    fields.add(text("Event", parts[1]));
    if (parts.length > 2) {
      fields.add(text("ChangeType", parts[2]));
    }
    if (withAgent) {
      fields.add(number("AgentID", "$AGENT"));
    }
    return fields;
  }

  private static List<Field> message(String type) {
    return List.of(
        text("ToUserName", "$CORP"),
        text("FromUserName", "$USER"),
        number("CreateTime", "$NOW"),
        text("MsgType", type),
        number("MsgId", "$MSGID"),
        number("AgentID", "$AGENT"));
  }

  private static Field field(String line) {
    Matcher field = FIELD.matcher(line);
    if (!field.matches()) {
      throw new IllegalStateException("The catalogue has a line that is no field: " + line);
    }
    String value = field.group(3) == null ? "" : field.group(3).strip();
    return new Field(field.group(1), field.group(2).equals("#"), value);
  }

  private static Field text(String path, String value) {
    return new Field(path, false, value);
  }

  private static Field number(String path, String value) {
    return new Field(path, true, value);
  }
}
