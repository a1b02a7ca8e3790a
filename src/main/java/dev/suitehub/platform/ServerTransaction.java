package dev.suitehub.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the server begins and ends it. Where the commit fails it may throw JTA's checked
 * exceptions, which nothing here declares.
 */
@ApplicationScoped
class ServerTransaction {

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry registry;

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T extends @Nullable Object> T around(Supplier<T> work) {
    T result = work.get();
    // Where the database has gone, Hibernate on WildFly finds nothing instead of failing
    // (HHH-12472), and the server rolls back what is marked so without a word.
    if (registry.getRollbackOnly()) {
      throw new IllegalStateException("The transaction was given up: nothing of it is kept.");
    }
    return result;
  }
}
