package dev.suitehub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions of the server. */
@ApplicationScoped
class JtaTx implements Tx {

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    return work.get();
  }
}
