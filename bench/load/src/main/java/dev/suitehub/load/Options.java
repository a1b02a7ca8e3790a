package dev.suitehub.load;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What to measure and how long: words are parts, {@code key=value} the regimen. */
final class Options {

  private static final Set<String> PARTS = Set.of("all", "callbacks", "tokens", "sweep");

  private final Set<String> parts = new LinkedHashSet<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  Options(String... arguments) {
    for (String argument : arguments) {
      int sign = argument.indexOf('=');
      if (sign > 0) {
        values.put(argument.substring(0, sign), argument.substring(sign + 1));
      } else if (PARTS.contains(argument)) {
        parts.add(argument);
      } else if (!argument.isEmpty()) {
        throw new IllegalArgumentException("'" + argument + "' is none of " + PARTS);
      }
    }
  }

  boolean measures(String part) {
    return parts.isEmpty() || parts.contains("all") || parts.contains(part);
  }

  private boolean isQuick() {
    return Boolean.parseBoolean(values.getOrDefault("quick", "false"));
  }

  int warmupSeconds() {
    return number("warmup", 90, 20);
  }

  int seconds() {
    return number("seconds", 10, 5);
  }

  int rounds() {
    return number("rounds", 5, 2);
  }

  int idleSeconds() {
    return number("idle", 120, 30);
  }

  /** Until what a start does is over. */
  int settlingSeconds() {
    return number("settling", 30, 5);
  }

  int port() {
    return number("port", 18500, 18500);
  }

  List<Integer> concurrencies() {
    return numbers("concurrency", isQuick() ? "16" : "8,16,32,64");
  }

  List<Integer> corps() {
    return numbers("corps", isQuick() ? "1000,10000" : "1000,10000,100000");
  }

  Path path(String key) {
    return Path.of(
        Optional.ofNullable(values.get(key))
            .orElseThrow(() -> new IllegalArgumentException(key + "= is missing")));
  }

  /** {@code db.url=…}: PostgreSQL in place of the embedded database. */
  Optional<String> database() {
    return Optional.ofNullable(values.get("db.url"));
  }

  String databaseUser() {
    return values.getOrDefault("db.user", "hub");
  }

  String databasePassword() {
    return values.getOrDefault("db.password", "");
  }

  /** {@code db.pid=…}: PostgreSQL's first process, for its CPU. */
  Optional<Long> databaseProcess() {
    return Optional.ofNullable(values.get("db.pid")).map(Long::valueOf);
  }

  /** Options of the server's Java, separated by commas. */
  List<String> java() {
    return List.of(values.getOrDefault("java", "-Xmx1g").split(","));
  }

  private int number(String key, int full, int quick) {
    return Integer.parseInt(values.getOrDefault(key, Integer.toString(isQuick() ? quick : full)));
  }

  private List<Integer> numbers(String key, String otherwise) {
    return Arrays.stream(values.getOrDefault(key, otherwise).split(","))
        .map(Integer::valueOf)
        .toList();
  }
}
