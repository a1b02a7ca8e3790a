package dev.suitehub.journey;

import java.nio.file.Path;
import java.util.Optional;

/** What the build tells the journeys: the WAR, the server, and where they may write. */
final class Settings {

  private Settings() {}

  static Path war() {
    return path("it.war");
  }

  static Path payara() {
    return path("it.payara");
  }

  static Path wildfly() {
    return path("it.wildfly");
  }

  static Path work() {
    return path("it.work");
  }

  static Path payaraServer() {
    return path("it.payara.server");
  }

  /** What an operator gives a server before the WAR, by its path below {@code server-config}. */
  static Path config(String file) {
    return Path.of("server-config").resolve(file).toAbsolutePath();
  }

  /** How many crashes; empty for a few. */
  static Optional<Integer> rounds() {
    return Optional.ofNullable(Integer.getInteger("it.rounds"));
  }

  /** What a plan that is drawn begins with; empty for another one each time. */
  static Optional<Long> seed() {
    return Optional.ofNullable(Long.getLong("it.seed"));
  }

  static boolean isOnWildfly() {
    return "wildfly".equals(System.getProperty("it.server"));
  }

  static boolean isOnPayaraServer() {
    return "payara-server".equals(System.getProperty("it.server"));
  }

  private static Path path(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("Run by failsafe, which sets " + property + ".");
    }
    return Path.of(value).toAbsolutePath();
  }
}
