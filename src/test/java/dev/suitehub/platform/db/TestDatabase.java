package dev.suitehub.platform.db;

import dev.suitehub.platform.Tx;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The real schema in an H2 of its own (in PostgreSQL with {@code -Dit.database=postgresql}), with
 * EclipseLink and without a container: {@link #entities} behaves as the server's does (bound to the
 * running transaction, or fresh for one call), {@link #tx} commits and rolls back.
 */
public final class TestDatabase implements AutoCloseable {

  private final ReadRows reads;
  private final LentFactory factory;

  // One per database, not one per JVM: tests run side by side.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

  private final DataSource dataSource;
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean closed;

  public TestDatabase() {
    this(TestDatabases.current());
  }

  /** With whatever schema it has by now. */
  TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    reads = new ReadRows(dataSource);
    factory = LentFactory.on(reads.dataSource());
  }

  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * How many rows the database reads for each search of {@link #entities} that {@code work} makes,
   * by the text of the search.
   */
  public Map<String, Long> rowsReadBy(Runnable work) {
    return reads.of(work);
  }

  /** As the server's: inside a transaction of {@link #tx}, what it hands out is of that one. */
  public DataSource connections() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          EntityManager bound = current.get();
          return method.getName().equals("getConnection") && bound != null
              ? lent(bound.unwrap(Connection.class))
              : method.invoke(dataSource, arguments);
        });
  }

  /** Whoever borrows it does not close it. */
  private static Connection lent(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("close") ? null : method.invoke(connection, arguments));
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
    return proxy(
        EntityManager.class,
        (method, arguments) -> {
          EntityManager bound = current.get();
          return method.invoke(bound == null ? open() : bound, arguments);
        });
  }

  @FunctionalInterface
  private interface Call {
    @Nullable Object on(Method method, Object @Nullable [] arguments)
        throws IllegalAccessException, InvocationTargetException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            TestDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return call.on(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  @Override
  public void close() {
    closed = true;
    // Whoever is still at work must not come to the next test's database.
    if (running.get() == 0) {
      factory.giveBack();
    } else {
      factory.close();
    }
    TestDatabases.drop(dataSource);
  }

  private EntityManager open() {
    if (closed) {
      throw new IllegalStateException("The test is over.");
    }
    return factory.entities();
  }

  private <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
    running.incrementAndGet();
    try {
      return inOwn(work);
    } finally {
      running.decrementAndGet();
    }
  }

  private <T extends @Nullable Object> T inOwn(Supplier<T> work) {
    EntityManager outer = current.get();
    EntityManager mine = open();
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
