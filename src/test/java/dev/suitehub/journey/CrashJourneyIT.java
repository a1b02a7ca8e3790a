package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The hub, and then its database, is killed at random moments while WeCom, which nobody kills,
 * pushes all it has. A few rounds, or as many as {@code it.rounds} says; {@code it.seed} repeats a
 * plan.
 */
class CrashJourneyIT {

  private static final int FEW = 3;
  private static final Duration NOT_LATER = Duration.ofSeconds(40);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "hub.install.parallel", "16",
          "hub.alert.every", "PT1S",
          "hub.alert.language", "en");

  @Test
  @Tag("journal-R1")
  @Tag("install-R1")
  void what_was_acknowledged_outlives_the_hub_whenever_it_is_killed() throws IOException {
    try (Site site = Site.besideShared("crash", SETTINGS)) {
      Wreck.Place database = Wreck.of(site.server().home());
      holds(new Crashes(site, new Victim.Hub(site.server(), database), seed()));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "it.database", matches = "postgresql")
  void what_was_acknowledged_outlives_the_database_whenever_it_is_killed() throws IOException {
    Path folder = Settings.work().resolve("crash-postgres");
    try (PostgresServer postgres = PostgresServer.fresh(folder, true)) {
      Database database = postgres.newDatabase("crash");
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("hub.db.url", database.url());
      settings.put("hub.db.user", database.user());
      settings.put("hub.db.password", database.password());
      try (Site site = Site.besideShared("crash-database", settings)) {
        try {
          Wreck.Place place = Wreck.server(database);
          holds(new Crashes(site, new Victim.Database(site.server(), postgres, place), seed()));
        } finally {
          // It is gone before anybody can look for secrets in it.
          Files.deleteIfExists(site.server().home().resolve("database"));
        }
      }
      postgres.remove();
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
}
