package dev.suitehub.platform.db;

import dev.suitehub.platform.security.KeyRing;
import dev.suitehub.platform.security.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the database to this version, once at start. The master keys are held against the
 * key-check rows first, so that a wrong one writes nothing.
 */
@ApplicationScoped
public class Schema {

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
  public void migrate(KeyRing keys) {
    String[] scripts;
    try (Connection connection = open()) {
      new KeyChecks(connection).check(keys);
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
      Sealing sealing = new KeyChecks(connection).register(keys);
      Sealing.use(sealing.withMarkKey(keptMarkKey(connection, sealing)));
    } catch (SQLException e) {
      throw unreadable(e);
    }
    ready = true;
  }

  /** Those of all databases, and what the embedded one has no words for, such as some indexes. */
  static String[] scripts(String database) {
    return database.equals(DatabaseKind.POSTGRES)
        ? new String[] {"classpath:db/migration", "classpath:db/postgresql"}
        : new String[] {"classpath:db/migration"};
  }

  /**
   * Whether there is a key-check row already. Throws {@link IllegalStateException} with a sentence.
   */
  public boolean isSealed() {
    try (Connection connection = open()) {
      return !new KeyChecks(connection).isEmpty();
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
