package dev.suitehub.platform.db;

import dev.suitehub.platform.FailedStart;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * The driver's data source that the configuration asks for, for the server's pool to wrap: one WAR,
 * H2 by default, PostgreSQL by environment alone.
 *
 * <p>It is an XA source though no transaction of the hub has another part, and such a one costs
 * more: from a pool of plain connections WildFly goes on handing out those that an outage has
 * killed, as nothing that a WAR may say of its data source makes it look.
 */
public class HubDataSource implements DataSource, XADataSource {

  private static final System.Logger LOG = System.getLogger(HubDataSource.class.getName());

  private static final long BETWEEN_TRIES = 1000;

  /** Of the deployment: a server makes several data sources, and may make one much later. */
  private static final StartWait START =
      new StartWait(System::nanoTime, () -> Thread.sleep(BETWEEN_TRIES));

  private final DatabaseConfig config;
  private final DataSource plain;
  private final XADataSource xa;

  /** Whether the operator was told, once until there is a database. */
  private final AtomicBoolean told = new AtomicBoolean();

  /** Opens a connection of either kind. */
  @FunctionalInterface
  private interface Way<C> {
    C open() throws SQLException;
  }

  /** Throws {@link IllegalStateException} with a sentence where the URL is of neither database. */
  public HubDataSource() {
    config = DatabaseConfig.of(ConfigProvider.getConfig());
    if (config.isH2()) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(config.url());
      h2.setUser(config.user());
      h2.setPassword(config.password());
      plain = h2;
      xa = h2;
    } else if (config.isPostgres()) {
      PGSimpleDataSource postgres = new PGSimpleDataSource();
      PGXADataSource postgresXa = new PGXADataSource();
      configure(postgres, config);
      configure(postgresXa, config);
      plain = postgres;
      xa = postgresXa;
    } else {
      throw new IllegalStateException(
          "hub.db.url must begin with jdbc:h2: or jdbc:postgresql:; it is '" + config + "'.");
    }
  }

  private static void configure(BaseDataSource source, DatabaseConfig config) {
    source.setUrl(config.url());
    source.setUser(config.user());
    source.setPassword(config.password());
    source.setConnectTimeout(5);
    source.setSocketTimeout(30);
    // Else it would not be told which rows of a batch are new, whatever the URL asks for.
    source.setReWriteBatchedInserts(false);
  }

  /** WildFly wants at least one property for an XA class (IJ010069); it means nothing to us. */
  public void setDescription(String description) {}

  @Override
  public Connection getConnection() throws SQLException {
    return open(plain::getConnection);
  }

  /** As {@link #getConnection()}: a server that was told no user passes an empty one (WildFly). */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return open(plain::getConnection);
  }

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return open(xa::getXAConnection);
  }

  /** As {@link #getXAConnection()}. */
  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return open(xa::getXAConnection);
  }

  /**
   * A server wraps what it gets into pages of traces: the sentence stands by itself before them. It
   * is here that a start waits, as WildFly's persistence comes before anything of ours.
   */
  private <C> C open(Way<C> way) throws SQLException {
    while (true) {
      try {
        C connection = way.open();
        START.ends();
        told.set(false);
        return connection;
      } catch (SQLException e) {
        SQLException sentence = NoDatabase.told(config, e);
        if (!START.isWorthATry(sentence, config.patience())) {
          throw failed(sentence);
        }
      }
    }
  }

  private SQLException failed(SQLException sentence) {
    if (!told.getAndSet(true)) {
      LOG.log(System.Logger.Level.ERROR, "no database: {0}", sentence.getMessage());
    }
    if (START.isOn()) {
      FailedStart.happened();
    }
    return sentence;
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
