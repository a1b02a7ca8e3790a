package dev.suitehub.platform.db;

import dev.suitehub.platform.security.MasterKey;
import dev.suitehub.platform.security.Sealing;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to this version, once at start. The master key is held against the key-check
 * row first, so that a wrong key writes nothing.
 */
@ApplicationScoped
public class Schema {

  private static final Secret CHECK = Secret.of("suitehub");

  private final @Nullable DataSource dataSource;
  private volatile boolean ready;

  /** For the container's proxy. */
  protected Schema() {
    dataSource = null;
  }

  @Inject
  public Schema(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Throws {@link IllegalStateException} with a sentence for the operator where the hub must not
   * start.
   */
  public void migrate(MasterKey key) {
    Sealing sealing = new Sealing(key);
    String[] scripts;
    try (Connection connection = open()) {
      checkKey(connection, sealing);
      scripts = scripts(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException e) {
      throw unreadable(e);
    }
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(dataSource)
        .locations(scripts)
        .load()
        .migrate();
    try (Connection connection = open()) {
      keepCheck(connection, sealing);
      Sealing.use(sealing.withMarkKey(keptMarkKey(connection, sealing)));
    } catch (SQLException e) {
      throw unreadable(e);
    }
    ready = true;
  }

  /** Those of all databases, and what the embedded one has no words for, such as some indexes. */
  private static String[] scripts(String database) {
    return database.equals(DatabaseKind.POSTGRES)
        ? new String[] {"classpath:db/migration", "classpath:db/postgresql"}
        : new String[] {"classpath:db/migration"};
  }

  /**
   * Whether there is a key-check row already. Throws {@link IllegalStateException} with a sentence.
   */
  public boolean isSealed() {
    try (Connection connection = open()) {
      return hasKeyCheck(connection) && keptCheck(connection).isPresent();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static IllegalStateException unreadable(SQLException e) {
    return new IllegalStateException("The database cannot be read. " + e.getMessage(), e);
  }

  /** Whether the tables stand and secrets can be read: workers do nothing before. */
  public boolean isReady() {
    return ready;
  }

  private Connection open() throws SQLException {
    if (dataSource == null) {
      throw new IllegalStateException("Called on a proxy.");
    }
    return dataSource.getConnection();
  }

  private static void checkKey(Connection connection, Sealing sealing) throws SQLException {
    if (!hasKeyCheck(connection)) {
      return;
    }
    Optional<String> kept = keptCheck(connection);
    if (kept.isPresent() && !sealing.opens(kept.get(), CHECK)) {
      throw new IllegalStateException(
          "The master key is not the one this database was written with. Set hub.security.master-key to that key"
              + " (without one, the key file in hub.data-dir is used). Nothing was written.");
    }
  }

  private static boolean hasKeyCheck(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, null, "key_check", new String[] {"TABLE", "BASE TABLE"})) {
      return tables.next();
    }
  }

  private static Optional<String> keptCheck(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select check_sealed from key_check where id = 1")) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  private static void keepCheck(Connection connection, Sealing sealing) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into key_check (id, check_sealed) values (1, ?) on conflict do nothing")) {
      insert.setString(1, sealing.seal(CHECK));
      insert.executeUpdate();
    }
    // Two nodes may start at once with different keys: the row that stands decides.
    checkKey(connection, sealing);
  }

  private static String keptMarkKey(Connection connection, Sealing sealing) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into seal_key (id, key_sealed) values (1, ?) on conflict do nothing")) {
      insert.setString(1, sealing.sealedMarkKey());
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select key_sealed from seal_key where id = 1")) {
      if (!rows.next()) {
        throw new IllegalStateException("The key of the seals is gone from the table seal_key.");
      }
      return rows.getString(1);
    }
  }
}
