package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Each of the 39 complaints of {@code docs/complaints.md} has its tests, and the table its rows.
 */
class ComplaintsTest {

  private static final Path TABLE = Path.of("docs/complaints.md");
  private static final String TAG = "complaint-";
  private static final Pattern ROW = Pattern.compile("\\| ([0-9]+) \\|.*\\|([^|]*)\\|");
  private static final Pattern NAMED = Pattern.compile("`(\\w+\\.\\w+)`");
  private static final List<Integer> ALL = IntStream.rangeClosed(1, 39).boxed().toList();

  @Test
  void every_complaint_has_a_test() throws IOException {
    assertThat(tagged().keySet()).containsExactlyElementsOf(ALL);
  }

  @Test
  void the_table_names_the_tests_that_carry_the_tag_and_no_other() throws IOException {
    assertThat(told()).isEqualTo(tagged());
  }

  /** Number to tests, as the tags say. */
  private static Map<Integer, Set<String>> tagged() throws IOException {
    Map<Integer, Set<String>> tagged = new TreeMap<>();
    TestTags.byTag()
        .forEach(
            (tag, tests) -> {
              if (tag.startsWith(TAG)) {
                tagged.put(Integer.valueOf(tag.substring(TAG.length())), tests);
              }
            });
    return tagged;
  }

  /** Number to tests, as the table says. */
  private static Map<Integer, Set<String>> told() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.toMap(
                row -> Integer.valueOf(row.group(1)),
                row ->
                    NAMED
                        .matcher(row.group(2))
                        .results()
                        .map(test -> test.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)),
                (one, other) -> {
                  throw new IllegalStateException("Two rows have one number: " + one + other);
                },
                TreeMap::new));
  }
}
