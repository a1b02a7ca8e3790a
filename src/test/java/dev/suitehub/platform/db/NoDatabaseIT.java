package dev.suitehub.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** As {@link NoDatabaseTest}, with what a real PostgreSQL says. */
@EnabledIfSystemProperty(named = "it.database", matches = "postgresql")
class NoDatabaseIT {

  private final Database there = PostgresServer.shared().newDatabase("told");

  @Test
  void its_refusals_become_sentences() {
    assertThat(said(new Database(there.url(), there.user(), "wrong")))
        .contains("refuses the user " + there.user(), "hub.db.password");
    assertThat(said(new Database(there.url(), "nobody", there.password())))
        .contains("refuses the user nobody");
    assertThat(said(new Database(there.url() + "_not", there.user(), there.password())))
        .contains("There is no database");
  }

  private static String said(Database database) {
    DatabaseConfig config =
        new DatabaseConfig(database.url(), database.user(), database.password(), Duration.ZERO);
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      return "there is one: " + connection;
    } catch (SQLException e) {
      return NoDatabase.sentence(config, e);
    }
  }
}
