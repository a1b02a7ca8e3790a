package dev.suitehub.platform.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source that the configuration asks for, for the server's pool to wrap: one WAR,
 * H2 by default, PostgreSQL by environment alone. It is no XA source: no transaction of the hub has
 * another part than this database, and servers do much for one that might.
 */
public class HubDataSource implements DataSource {

  private static final System.Logger LOG = System.getLogger(HubDataSource.class.getName());

  private final DatabaseConfig config;
  private final DataSource plain;

  /** Whether the operator was told, once until there is a database. */
  private final AtomicBoolean told = new AtomicBoolean();

  /** Throws {@link IllegalStateException} with a sentence where the URL is of neither database. */
  public HubDataSource() {
    config = DatabaseConfig.of(ConfigProvider.getConfig());
    if (config.isH2()) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(config.url());
      h2.setUser(config.user());
      h2.setPassword(config.password());
      plain = h2;
    } else if (config.isPostgres()) {
      PGSimpleDataSource postgres = new PGSimpleDataSource();
      postgres.setUrl(config.url());
      postgres.setUser(config.user());
      postgres.setPassword(config.password());
      postgres.setConnectTimeout(5);
      postgres.setSocketTimeout(30);
      plain = postgres;
    } else {
      throw new IllegalStateException(
          "hub.db.url must begin with jdbc:h2: or jdbc:postgresql:; it is '" + config + "'.");
    }
  }

  /** A server may set it; it means nothing to us. */
  public void setDescription(String description) {}

  @Override
  public Connection getConnection() throws SQLException {
    return open();
  }

  /** As {@link #getConnection()}: a server that was told no user passes an empty one (WildFly). */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return open();
  }

  /**
   * A server wraps what it gets into pages of traces: the sentence stands by itself before them.
   */
  private Connection open() throws SQLException {
    try {
      Connection connection = plain.getConnection();
      told.set(false);
      return connection;
    } catch (SQLException e) {
      SQLException sentence = NoDatabase.told(config, e);
      if (!told.getAndSet(true)) {
        LOG.log(System.Logger.Level.ERROR, "no database: {0}", sentence.getMessage());
      }
      throw sentence;
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() throws SQLException {
    return plain.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    plain.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    plain.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return plain.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return plain.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return plain.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return plain.isWrapperFor(type);
  }
}
