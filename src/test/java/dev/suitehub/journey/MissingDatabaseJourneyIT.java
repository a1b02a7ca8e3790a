package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A node that is told of a PostgreSQL that is not there, or not yet, or not for it. */
@EnabledIfSystemProperty(named = "it.database", matches = "postgresql")
class MissingDatabaseJourneyIT {

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
}
