package dev.suitehub.platform.db;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.security.TestKeys;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The real schema in an H2 of its own (in PostgreSQL with {@code -Dit.database=postgresql}), with
 * EclipseLink and without a container: {@link #entities} behaves as the server's does (bound to the
 * running transaction, or fresh for one call), {@link #tx} commits and rolls back.
 */
public final class TestDatabase implements AutoCloseable {

  private final EntityManagerFactory factory;

  // One per database, not one per JVM: tests run side by side.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

  private final DataSource dataSource;

  public TestDatabase() {
    this(TestDatabases.current());
    new Schema(dataSource).migrate(TestKeys.ring(0));
  }

  /** With whatever schema it has by now. */
  TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    factory =
        jakarta.persistence.Persistence.createEntityManagerFactory(
            "hub",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "eclipselink.logging.level", "WARNING",
                "eclipselink.weaving", "false"));
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public Tx tx() {
    return new Tx() {
      @Override
      public <T extends @Nullable Object> T call(Supplier<T> work) {
        return inTransaction(work);
      }
    };
  }

  /** Whether this thread is inside a transaction of {@link #tx}. */
  public boolean isInTransaction() {
    return current.get() != null;
  }

  public EntityManager entities() {
    return (EntityManager)
        Proxy.newProxyInstance(
            TestDatabase.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              EntityManager bound = current.get();
              EntityManager target = bound == null ? factory.createEntityManager() : bound;
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @Override
  public void close() {
    factory.close();
    TestDatabases.drop(dataSource);
  }

  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    EntityManager outer = current.get();
    EntityManager mine = factory.createEntityManager();
    current.set(mine);
    mine.getTransaction().begin();
    try {
      T result = work.get();
      mine.getTransaction().commit();
      return result;
    } catch (RuntimeException | Error e) {
      if (mine.getTransaction().isActive()) {
        mine.getTransaction().rollback();
      }
      throw e;
    } finally {
      mine.close();
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }
}
