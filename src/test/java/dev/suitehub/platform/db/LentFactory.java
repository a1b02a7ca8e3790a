package dev.suitehub.platform.db;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.server.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * EclipseLink takes longer to read the mappings than most tests take: with what one test has given
 * back the next one works, on a database of its own.
 */
final class LentFactory {

  private static final Deque<LentFactory> IDLE = new ArrayDeque<>();

  private final EntityManagerFactory factory;
  private volatile DataSource database;

  private LentFactory(DataSource first) {
    database = first;
    factory =
        Persistence.createEntityManagerFactory(
            "hub",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", current(),
                "eclipselink.logging.level", "WARNING",
                "eclipselink.weaving", "false"));
  }

  static LentFactory on(DataSource database) {
    LentFactory lent = idle();
    return lent == null ? new LentFactory(database) : lent.turnTo(database);
  }

  private static synchronized @Nullable LentFactory idle() {
    return IDLE.poll();
  }

  private LentFactory turnTo(DataSource other) {
    database = other;
    // Ids that it has taken from the other database are none of this one.
    factory.unwrap(ServerSession.class).getSequencingControl().initializePreallocated();
    return this;
  }

  EntityManager entities() {
    return factory.createEntityManager();
  }

  void giveBack() {
    synchronized (LentFactory.class) {
      IDLE.push(this);
    }
  }

  void close() {
    factory.close();
  }

  /** Whichever database it is turned to. */
  private DataSource current() {
    return (DataSource)
        Proxy.newProxyInstance(
            LentFactory.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                // EclipseLink keeps its sessions apart by the text of their data source.
                return method.invoke(this, arguments);
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
