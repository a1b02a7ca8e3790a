package dev.suitehub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions of the server. */
@ApplicationScoped
class JtaTx implements Tx {

  private final @Nullable ServerTransaction transaction;

  /** For the container's proxy. */
  protected JtaTx() {
    transaction = null;
  }

  @Inject
  JtaTx(ServerTransaction transaction) {
    this.transaction = transaction;
  }

  @Override
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    try {
      return Objects.requireNonNull(transaction).around(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new TransactionalException("The transaction may not have been committed.", e);
    }
  }
}
