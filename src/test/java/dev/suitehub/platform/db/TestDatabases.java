package dev.suitehub.platform.db;

import dev.suitehub.platform.security.Sealing;
import dev.suitehub.platform.security.TestKeys;
import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Databases of the kind that the tests of this run are to be on. The schema is built once in a JVM
 * and then copied: hundreds of tests want one each.
 */
final class TestDatabases {

  private static @Nullable List<String> script;
  private static volatile @Nullable PostgresCopies copies;

  /** With the key of the marks that every copy has. */
  private static @Nullable Sealing sealing;

  private TestDatabases() {}

  static DataSource empty() {
    return PostgresServer.isWanted() ? postgres(PostgresServer.shared().newDatabase("unit")) : h2();
  }

  /** With the tables of this version, written under {@code TestKeys.ring(0)}. */
  static synchronized DataSource current() {
    DataSource database = PostgresServer.isWanted() ? currentPostgres() : currentH2();
    Sealing.use(Objects.requireNonNull(sealing));
    return database;
  }

  /** Those in memory are small. */
  static void drop(DataSource database) {
    PostgresCopies lender = copies;
    if (lender != null) {
      lender.giveBack(database);
    }
  }

  private static DataSource currentPostgres() {
    PostgresCopies lender = copies;
    if (lender == null) {
      Database original = PostgresServer.shared().newDatabase("template");
      migrate(postgres(original));
      lender = new PostgresCopies(original, postgres(original));
      copies = lender;
    }
    return lender.lend();
  }

  private static DataSource currentH2() {
    JdbcDataSource database = h2();
    List<String> known = script;
    if (known == null) {
      migrate(database);
      script = script(database);
    } else {
      run(database, known);
    }
    return database;
  }

  private static void migrate(DataSource database) {
    new Schema(database).migrate(TestKeys.ring(0));
    sealing = Sealing.current();
  }

  private static JdbcDataSource h2() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000");
    database.setUser("hub");
    return database;
  }

  private static DataSource postgres(Database database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    return source;
  }

  private static List<String> script(DataSource database) {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("script")) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return lines;
  }

  private static void run(DataSource database, List<String> lines) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String line : lines) {
        statement.execute(line);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
