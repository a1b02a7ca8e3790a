package dev.suitehub.platform;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of its own, as long as the work handed to it: it commits when the work returns and
 * rolls back when the work throws. Calls out never happen inside one. What it throws is unchecked,
 * also where the commit fails; then it may have been committed all the same.
 */
public interface Tx {

  <T extends @Nullable Object> T call(Supplier<T> work);

  default void run(Runnable work) {
    this.<@Nullable Void>call(
        () -> {
          work.run();
          return null;
        });
  }
}
