package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is refused something reads why: the text of each finding stands in the book of its rule. */
class FindingTextsTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/suitehub");

  /** {@code refuse(Rule.REG_04, "field", "key"}, and the same with a word of ours for the rule. */
  private static final Pattern NOTED =
      Pattern.compile(
          "\\.(refuse|warn|refuseAs|warnAs)\\(\\s*(?:Rule\\.([A-Z]+_[0-9]+)|\"[a-z-]+\"),"
              + "\\s*[^,()]+(?:\\([^)]*\\))?,\\s*\"([a-z0-9.-]+)\"");

  @Test
  void every_finding_has_its_text() throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path source : sources()) {
      Matcher noted = NOTED.matcher(Files.readString(source));
      while (noted.find()) {
        found++;
        RuleBook book =
            noted.group(2) == null || noted.group(1).endsWith("As")
                ? RuleBook.FORM
                : Rule.valueOf(noted.group(2)).book();
        if (!texts(book).containsKey(noted.group(3))) {
          missing.add(noted.group(3) + " in " + book + ", for " + source.getFileName());
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(50);
  }

  private static ResourceBundle texts(RuleBook book) {
    return ResourceBundle.getBundle(
        "dev.suitehub.rules." + book.name().toLowerCase(Locale.ROOT), Locale.ROOT);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
