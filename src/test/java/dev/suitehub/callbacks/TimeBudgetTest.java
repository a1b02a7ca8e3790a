package dev.suitehub.callbacks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TimeBudget patient = new TimeBudget(Duration.ofSeconds(20), threads);
  private final TimeBudget hasty = new TimeBudget(Duration.ofMillis(50), threads);
  private final CountDownLatch unblocked = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void work_in_time_gives_its_answer() {
    assertThat(patient.within(System.nanoTime(), () -> Answer.REFUSED)).contains(Answer.REFUSED);
  }

  @Test
  @Tag("callbacks-R3")
  @Tag("complaint-26")
  void work_that_is_late_is_not_waited_for_but_goes_on() {
    AtomicInteger done = new AtomicInteger();

    assertThat(hasty.within(System.nanoTime(), () -> blocked(done))).isEmpty();
    assertThat(done).hasValue(0);

    unblocked.countDown();
    Awaitility.await().untilAsserted(() -> assertThat(done).hasValue(1));
  }

  @Test
  void work_that_throws_gives_no_answer_and_its_place_back() {
    for (int i = 0; i < 3 * TimeBudget.PLACES; i++) {
      assertThat(
              patient.within(
                  System.nanoTime(),
                  () -> {
                    throw new IllegalStateException("The database is down.");
                  }))
          .isEmpty();
    }
    assertThat(patient.within(System.nanoTime(), () -> Answer.REFUSED)).isPresent();
  }

  @Test
  @Tag("callbacks-R5")
  void when_all_places_are_taken_the_next_is_told_so_in_time() {
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < TimeBudget.PLACES; i++) {
      assertThat(hasty.within(System.nanoTime(), () -> blocked(done))).isEmpty();
    }

    assertThat(hasty.within(System.nanoTime(), () -> Answer.REFUSED)).isEmpty();

    unblocked.countDown();
    Awaitility.await().untilAsserted(() -> assertThat(done).hasValue(TimeBudget.PLACES));
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(hasty.within(System.nanoTime(), () -> Answer.REFUSED)).isPresent());
  }

  @Test
  @Tag("callbacks-R5")
  void a_thread_serves_many_callbacks_and_there_is_one_for_each_place() {
    AtomicInteger made = new AtomicInteger();
    ExecutorService pool =
        TimeBudget.pool(
            work -> {
              made.incrementAndGet();
              return new Thread(work);
            });
    TimeBudget budget = new TimeBudget(Duration.ofSeconds(20), pool);

    assertThat(made).hasValue(0);
    for (int i = 0; i < 3 * TimeBudget.PLACES; i++) {
      assertThat(budget.within(System.nanoTime(), () -> Answer.REFUSED)).isPresent();
    }

    assertThat(made).hasValue(TimeBudget.PLACES);
    pool.shutdown();
  }

  private Answer blocked(AtomicInteger done) {
    try {
      assertThat(unblocked.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    done.incrementAndGet();
    return Answer.REFUSED;
  }
}
