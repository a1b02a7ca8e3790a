package dev.suitehub.platform.db;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** What the database says of itself, as far as it matters in production. */
@Dependent
public class DatabaseFacts {

  /** Without any of these PostgreSQL acknowledges what a fall of its machine undoes. */
  private static final List<String> KEEPING =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private final DataSource dataSource;

  @Inject
  public DatabaseFacts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * An answer.
   *
   * @param ahead how far its clock is before this machine's; negative where it is behind
   * @param careless the settings that are off without which it may lose what it acknowledged
   */
  public record Told(boolean postgres, Duration ahead, List<String> careless) {}

  /**
   * Throws where it does not answer.
   *
   * @param machine the clock of this machine
   */
  public Told ask(Supplier<Instant> machine) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      boolean postgres =
          connection.getMetaData().getDatabaseProductName().equals(DatabaseKind.POSTGRES);
      // The first answer took its time for other things.
      ahead(statement, machine);
      return new Told(
          postgres, ahead(statement, machine), postgres ? careless(statement) : List.of());
    }
  }

  private static Duration ahead(Statement statement, Supplier<Instant> machine)
      throws SQLException {
    Instant asked = machine.get();
    try (ResultSet row = statement.executeQuery("select current_timestamp")) {
      row.next();
      Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
      Duration half = Duration.between(asked, machine.get()).dividedBy(2);
      return Duration.between(asked.plus(half), theirs);
    }
  }

  private static List<String> careless(Statement statement) throws SQLException {
    List<String> off = new ArrayList<>();
    for (String setting : KEEPING) {
      try (ResultSet row = statement.executeQuery("show " + setting)) {
        row.next();
        if (row.getString(1).equals("off")) {
          off.add(setting);
        }
      }
    }
    return off;
  }
}
