package dev.suitehub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.TransactionalException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JtaTxTest {

  private final Marks marks = new Marks();

  @Test
  void what_the_work_returns_or_throws_comes_as_it_is() {
    JtaTx tx = new JtaTx(with(new ServerTransaction()));
    IllegalStateException failure = new IllegalStateException("no");

    assertThat(tx.<String>call(() -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                tx.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  /** WildFly does, where the database goes away in a commit. */
  @Test
  void a_checked_exception_that_a_commit_throws_is_caught_by_whoever_catches_unchecked_ones() {
    JtaTx tx =
        new JtaTx(
            with(
                new ServerTransaction() {
                  @Override
                  public <T extends @Nullable Object> T around(Supplier<T> work) {
                    super.around(work);
                    throw unseen(new HeuristicMixedException());
                  }
                }));

    assertThatThrownBy(() -> tx.run(() -> {}))
        .isInstanceOf(TransactionalException.class)
        .hasCauseInstanceOf(HeuristicMixedException.class);
  }

  /** Hibernate finds nothing, on WildFly, where the database went away. */
  @Test
  void what_the_server_is_going_to_roll_back_has_not_succeeded() {
    JtaTx tx = new JtaTx(with(new ServerTransaction()));

    assertThatThrownBy(() -> tx.run(marks::setRollbackOnly))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing of it is kept");
  }

  private ServerTransaction with(ServerTransaction transaction) {
    transaction.registry = marks;
    return transaction;
  }

  /** As an interceptor throws what the method around which it stands does not declare. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException unseen(Exception failure) throws E {
    throw (E) failure;
  }

  /** A transaction that can be marked, and nothing else. */
  private static final class Marks implements TransactionSynchronizationRegistry {

    private boolean rollbackOnly;

    @Override
    public void setRollbackOnly() {
      rollbackOnly = true;
    }

    @Override
    public boolean getRollbackOnly() {
      return rollbackOnly;
    }

    @Override
    public int getTransactionStatus() {
      return rollbackOnly ? Status.STATUS_MARKED_ROLLBACK : Status.STATUS_ACTIVE;
    }

    @Override
    public Object getTransactionKey() {
      return this;
    }

    @Override
    public void putResource(Object key, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object getResource(Object key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
      throw new UnsupportedOperationException();
    }
  }
}
