package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A node that is told of a PostgreSQL that is not there, or not yet, or not for it. */
@EnabledIfSystemProperty(named = "it.database", matches = "postgresql")
class MissingDatabaseJourneyIT {

  private static final Duration START = Duration.ofMinutes(2);

  @Test
  void a_start_without_its_database_ends_with_one_sentence_and_with_it_is_like_any_other() {
    PostgresServer postgres = PostgresServer.shared();
    Database own = postgres.newDatabase("missing");
    postgres.drop(own);
    try (ServerProcess server = ServerProcess.named("missing-database").on(own)) {
      String sentence =
          "no database: There is no database at "
              + own.url()
              + " (hub.db.url): make it, or name another.";
      String log = server.startInVain(sentence);
      assertThat(server.isReady()).isFalse();
      server.kill();
      assertThat(log).containsOnlyOnce("no database: ").doesNotContain(own.password());

      // An owner is called as his database.
      postgres.execute("create database " + own.user() + " owner " + own.user());
      server.start();
    }
  }

  @Test
  void a_start_waits_for_a_database_that_is_away_and_needs_nobody_when_it_comes() {
    PostgresServer postgres = PostgresServer.shared();
    Database own = postgres.newDatabase("late");
    try (Relay relay = new Relay(postgres.port());
        ServerProcess server = ServerProcess.named("late-database").on(own.at(relay.port()))) {
      relay.shut();
      server.begin();
      awaitLog(server, "The start waits for the database");
      assertThat(server.isReady()).isFalse();

      relay.reopen();

      Awaitility.await("ready").atMost(START).until(server::isReady);
      assertThat(server.log()).doesNotContain("no database: ");
    }
  }

  @Test
  void a_start_in_vain_ends_the_process_where_somebody_starts_it_again() {
    PostgresServer postgres = PostgresServer.shared();
    Database own = postgres.newDatabase("away");
    try (Relay relay = new Relay(postgres.port());
        ServerProcess server =
            ServerProcess.named("database-away")
                .on(own.at(relay.port()))
                .with("hub.db.wait", "PT3S")
                .with("hub.exit-on-failed-start", "true")) {
      relay.shut();
      server.begin();

      Awaitility.await("end").atMost(START).until(() -> !server.isAlive());
      assertThat(server.log())
          .containsOnlyOnce("no database: The database does not answer")
          .containsOnlyOnce("The process ends");
    }
  }

  private static void awaitLog(ServerProcess server, String line) {
    Awaitility.await(line).atMost(START).until(() -> server.log().contains(line));
  }
}
