package dev.suitehub.platform.db;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Which database this hub is on. */
@Dependent
public class DatabaseKind {

  static final String POSTGRES = "PostgreSQL";

  private final DataSource dataSource;

  /** It stays what it is. */
  private volatile @Nullable Boolean postgres;

  @Inject
  public DatabaseKind(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Asks the database once. */
  public boolean isPostgres() {
    Boolean known = postgres;
    if (known == null) {
      known = name().startsWith(POSTGRES);
      postgres = known;
    }
    return known;
  }

  /** Its product and version, as it says itself. */
  public String name() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName()
          + " "
          + connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not say what it is.", e);
    }
  }
}
