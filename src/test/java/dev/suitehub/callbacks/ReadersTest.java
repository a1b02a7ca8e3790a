package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("callbacks-R8")
class ReadersTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Readers readers = new Readers(1, nanos::get);

  @Test
  void a_place_is_for_the_next_one_when_it_is_left() {
    Optional<Readers.Reader> first = readers.enter();

    assertThat(first).isPresent();
    assertThat(readers.enter()).isEmpty();
    first.get().close();
    assertThat(readers.enter()).isPresent();
  }

  @Test
  void who_has_a_place_for_too_long_is_driven_out_by_whoever_finds_none() throws Exception {
    CountDownLatch reads = new CountDownLatch(1);
    CompletableFuture<Boolean> left = new CompletableFuture<>();
    Thread slow = new Thread(() -> left.complete(holds(reads)));
    slow.start();
    reads.await();

    assertThat(readers.enter()).isEmpty();
    assertThat(left).as("not before it is late").isNotDone();
    nanos.addAndGet(BoundedBody.LONGEST.toNanos() + 1);
    assertThat(readers.enter()).isEmpty();

    assertThat(left.get(10, TimeUnit.SECONDS)).as("the thread's mark is taken away").isFalse();
    assertThat(readers.enter()).isPresent();
  }

  /** Whether the thread is still marked as interrupted in the end. */
  private boolean holds(CountDownLatch reads) {
    try (Readers.Reader reader = readers.enter().orElseThrow()) {
      reads.countDown();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      assertThat(reader.isLate()).isTrue();
    }
    return Thread.currentThread().isInterrupted();
  }
}
