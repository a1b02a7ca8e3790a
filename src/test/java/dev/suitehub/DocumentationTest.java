package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written down, held against the code. Each failure shows the text that belongs there. */
class DocumentationTest {

  private static final Path MANUAL =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");
  private static final Path SOURCES = Path.of("src/main/java/dev/suitehub");
  private static final Pattern KEY = Pattern.compile("\"(hub\\.[a-z.-]+)\"");
  private static final Pattern DEFAULT =
      Pattern.compile("name = \"(hub\\.[a-z.-]+)\",\\s*defaultValue = \"([^\"]*)\"");

  private record Entry(String key, String standard, String comment) {}

  @Test
  void the_manual_lists_every_key_and_no_other() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String source : sources()) {
      Matcher matcher = KEY.matcher(source);
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    }

    List<String> told = manual().stream().map(Entry::key).toList();
    assertThat(told).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void the_manual_tells_the_defaults_of_the_code() throws IOException {
    Map<String, String> told =
        manual().stream().collect(Collectors.toMap(Entry::key, Entry::standard));
    for (String source : sources()) {
      Matcher matcher = DEFAULT.matcher(source);
      while (matcher.find()) {
        assertThat(told).containsEntry(matcher.group(1), matcher.group(2));
      }
    }
  }

  @Test
  void the_readme_has_the_table_of_keys() throws IOException {
    StringBuilder table = new StringBuilder("| key | default | what |\n|---|---|---|\n");
    for (Entry entry : manual()) {
      String standard = entry.standard().isEmpty() ? "" : "`" + entry.standard() + "`";
      table.append("| `%s` | %s | %s |\n".formatted(entry.key(), standard, entry.comment()));
    }

    assertThat(readme()).contains(table.toString());
  }

  @Test
  void the_readme_has_the_first_sentence_of_every_room() throws IOException {
    Map<String, String> rooms = new TreeMap<>();
    try (Stream<Path> folders = Files.list(SOURCES)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        rooms.put(String.valueOf(folder.getFileName()), firstSentence(folder));
      }
    }
    StringBuilder table = new StringBuilder("| room | what it is for |\n|---|---|\n");
    rooms.forEach((room, sentence) -> table.append("| `%s` | %s |\n".formatted(room, sentence)));

    assertThat(readme()).contains(table.toString());
  }

  private static String firstSentence(Path room) throws IOException {
    String text = Files.readString(room.resolve("package-info.java"));
    String comment =
        text.substring(text.indexOf("/**") + 3, text.indexOf("*/"))
            .replaceAll("(?m)^\\s*\\* ?", "")
            .replaceAll("\\{@(?:code|link) ([^}]*)\\}", "`$1`")
            .replaceAll("\\s+", " ")
            .strip();
    Matcher end = Pattern.compile("\\.(?= |$)").matcher(comment);
    return end.find() ? comment.substring(0, end.end()) : comment;
  }

  private static List<Entry> manual() throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    for (String line : Files.readAllLines(MANUAL)) {
      Matcher key = Pattern.compile("#(hub\\.[a-z.-]+)=(.*)").matcher(line);
      if (key.matches()) {
        entries.add(new Entry(key.group(1), key.group(2), String.join(" ", comment)));
        comment.clear();
      } else if (line.startsWith("# ")) {
        comment.add(line.substring(2));
      } else {
        comment.clear();
      }
    }
    return entries;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> sources = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }
}
