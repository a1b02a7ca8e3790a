package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a room's package-info promises as {@code R1:} has a test that is tagged {@code room-R1}. */
class PromisesTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/suitehub");
  private static final Pattern PROMISE = Pattern.compile("\\b(R[0-9]+):");
  private static final Pattern TAG = Pattern.compile("([a-z]+-)?R[0-9]+");

  @Test
  void every_promise_has_a_test_and_every_tag_names_a_promise() throws IOException {
    assertThat(tags()).isEqualTo(promises());
  }

  private static Set<String> tags() throws IOException {
    return TestTags.byTag().keySet().stream()
        .filter(tag -> TAG.matcher(tag).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> promises() throws IOException {
    Set<String> promises = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(path -> path.endsWith("package-info.java")).toList()) {
        PROMISE
            .matcher(Files.readString(source))
            .results()
            .forEach(promise -> promises.add(room(source) + "-" + promise.group(1)));
      }
    }
    return promises;
  }

  /** A part of a room speaks for the room. */
  private static String room(Path source) {
    return SOURCES.relativize(source).getName(0).toString();
  }
}
