package dev.suitehub.access.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The queue before the password hash, which takes 19 MiB and a tenth of a second each time: two are
 * at work, a few wait, and everybody else is sent away at once. So a storm of sign-ins takes
 * neither the heap nor the threads that callbacks need.
 */
@ApplicationScoped
class Hashing {

  private static final int AT_WORK = 2;
  private static final int WAITING = 14;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Semaphore places = new Semaphore(AT_WORK + WAITING);
  private final Semaphore work = new Semaphore(AT_WORK, true);

  /** Empty where too many are there already. */
  <T> Optional<T> inTurn(Supplier<T> task) {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      if (!work.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        return Optional.of(task.get());
      } finally {
        work.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      places.release();
    }
  }
}
