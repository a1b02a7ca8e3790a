package dev.suitehub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the server begins and ends it. Where the commit fails it may throw JTA's checked
 * exceptions, which nothing here declares.
 */
@ApplicationScoped
class ServerTransaction {

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T extends @Nullable Object> T around(Supplier<T> work) {
    return work.get();
  }
}
