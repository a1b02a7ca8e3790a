package dev.suitehub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.TransactionalException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JtaTxTest {

  @Test
  void what_the_work_returns_or_throws_comes_as_it_is() {
    JtaTx tx = new JtaTx(new ServerTransaction());
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
            new ServerTransaction() {
              @Override
              public <T extends @Nullable Object> T around(Supplier<T> work) {
                super.around(work);
                throw unseen(new HeuristicMixedException());
              }
            });

    assertThatThrownBy(() -> tx.run(() -> {}))
        .isInstanceOf(TransactionalException.class)
        .hasCauseInstanceOf(HeuristicMixedException.class);
  }

  /** As an interceptor throws what the method around which it stands does not declare. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> RuntimeException unseen(Exception failure) throws E {
    throw (E) failure;
  }
}
