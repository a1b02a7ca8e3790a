package dev.suitehub;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The tags of all tests, whatever runs them. */
final class TestTags {

  private static final Path SOURCES = Path.of("src/test/java");
  private static final Pattern CLASS = Pattern.compile("(.*(?:Test|IT))\\.java");

  private TestTags() {}

  /** Tag to the tests that carry it: {@code Class.method}, or the class that carries it whole. */
  static Map<String, Set<String>> byTag() throws IOException {
    Map<String, Set<String>> tests = new TreeMap<>();
    for (Class<?> type : testClasses()) {
      note(tests, type, type.getSimpleName());
      for (Method method : type.getDeclaredMethods()) {
        note(tests, method, type.getSimpleName() + "." + method.getName());
      }
    }
    return tests;
  }

  private static void note(Map<String, Set<String>> tests, AnnotatedElement tagged, String name) {
    for (Tag tag : tagged.getAnnotationsByType(Tag.class)) {
      tests.computeIfAbsent(tag.value(), any -> new TreeSet<>()).add(name);
    }
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
      return Class.forName(name, false, TestTags.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
