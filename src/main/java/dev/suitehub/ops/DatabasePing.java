package dev.suitehub.ops;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks the database for a sign of life. */
@Dependent
class DatabasePing {

  private static final Logger LOG = System.getLogger(DatabasePing.class.getName());
  private static final int SECONDS = 2;

  private final DataSource dataSource;

  @Inject
  DatabasePing(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The database does not answer: {0}", e.getMessage());
      return false;
    }
  }
}
