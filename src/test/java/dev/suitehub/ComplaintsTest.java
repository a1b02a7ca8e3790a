package dev.suitehub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each of the 39 complaints of {@code docs/complaints.md} has its tests, and the table its rows.
 */
class ComplaintsTest {

  private static final Path TABLE = Path.of("docs/complaints.md");
  private static final Path SOURCES = Path.of("src/test/java");
  private static final Pattern CLASS = Pattern.compile("(.*(?:Test|IT))\\.java");
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
    for (Class<?> type : testClasses()) {
      for (Method method : type.getDeclaredMethods()) {
        complaints(method)
            .forEach(
                number -> tagged.computeIfAbsent(number, any -> new TreeSet<>()).add(name(method)));
      }
    }
    return tagged;
  }

  private static List<Class<?>> testClasses() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      List<Class<?>> classes = new ArrayList<>();
      for (Path source : sources.toList()) {
        Matcher name = CLASS.matcher(SOURCES.relativize(source).toString());
        if (name.matches()) {
          classes.add(type(name.group(1).replace(source.getFileSystem().getSeparator(), ".")));
        }
      }
      return classes;
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, ComplaintsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Integer> complaints(Method method) {
    return Arrays.stream(method.getAnnotationsByType(Tag.class))
        .map(Tag::value)
        .filter(tag -> tag.startsWith(TAG))
        .map(tag -> Integer.valueOf(tag.substring(TAG.length())));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
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
