package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The hub, and then its database, is killed at random moments while WeCom, which nobody kills,
 * pushes all it has. A few rounds in a minute and a half, or as many as {@code it.rounds} says;
 * {@code it.seed} repeats a plan, {@code it.postgres} names the folder of the programs of a
 * PostgreSQL that may be killed.
 */
class CrashJourneyIT {

  private static final int FEW = 3;
  private static final Duration NOT_LATER = Duration.ofSeconds(40);

  /** Claims that a dead hub held end soon after its next start. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "hub.install.claim", "PT10S",
          "hub.install.parallel", "16",
          "hub.alert.every", "PT1S",
          "hub.alert.language", "en");

  @Test
  @Tag("journal-R1")
  @Tag("install-R1")
  void what_was_acknowledged_outlives_the_hub_whenever_it_is_killed() throws SQLException {
    Map<String, String> settings = new HashMap<>(SETTINGS);
    Optional<String> url = ownDatabase();
    url.ifPresent(own -> settings.put("hub.db.url", own));
    try (Site site = Site.besideShared("crash", settings)) {
      Path home = site.server().dataDir().resolveSibling("wreck");
      Wreck.Place database =
          url.map(own -> Wreck.server(own, variable("HUB_DB_USER"), variable("HUB_DB_PASSWORD")))
              .orElseGet(() -> Wreck.file(site.server().dataDir(), home));
      holds(new Crashes(site, new Victim.Hub(site.server(), database), seed()));
    }
  }

  @Test
  void what_was_acknowledged_outlives_the_database_whenever_it_is_killed() throws IOException {
    Optional<Path> programs = Settings.postgres();
    Assumptions.assumeTrue(programs.isPresent(), "it.postgres: the folder of initdb and pg_ctl");
    try (Postgres postgres = new Postgres(programs.orElseThrow())) {
      postgres.start();
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("hub.db.url", postgres.url());
      settings.put("hub.db.user", postgres.user());
      try (Site site = Site.besideShared("crash-database", settings)) {
        try {
          holds(new Crashes(site, new Victim.Database(site.server(), postgres), seed()));
        } finally {
          // It is gone before anybody can look for secrets in it.
          Files.delete(site.server().dataDir().resolveSibling("database"));
        }
      }
    }
  }

  private static void holds(Crashes crashes) {
    Optional<Integer> rounds = Settings.rounds();
    assertThat(crashes.run(rounds.orElse(FEW), rounds.isPresent() ? Duration.ofDays(1) : NOT_LATER))
        .isEmpty();
    assertThat(crashes.total().acknowledged()).as("callbacks acknowledged").isGreaterThan(50);
    assertThat(crashes.total().exchangedOnce()).as("codes exchanged").isGreaterThan(5);
  }

  private static long seed() {
    return Settings.seed().orElseGet(() -> (long) new Random().nextInt(1_000_000));
  }

  /** On the PostgreSQL that the shared server uses; a hub of its own needs one of its own. */
  private static Optional<String> ownDatabase() throws SQLException {
    String url = variable("HUB_DB_URL");
    if (!url.startsWith("jdbc:postgresql:")) {
      return Optional.empty();
    }
    String name = "crash_" + Fresh.hex(8);
    try (Connection connection =
            DriverManager.getConnection(url, variable("HUB_DB_USER"), variable("HUB_DB_PASSWORD"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("create database " + name);
    }
    return Optional.of(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name));
  }

  private static String variable(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }
}
