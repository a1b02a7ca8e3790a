package dev.suitehub.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HashingTest {

  private static final int STORM = 200;

  @Test
  void of_a_storm_two_are_at_work_a_few_wait_and_the_rest_is_sent_away() throws Exception {
    Hashing hashing = new Hashing();
    CountDownLatch open = new CountDownLatch(1);
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger away = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(STORM);
    List<Future<Optional<Boolean>>> all = new ArrayList<>();
    try {
      for (int i = 0; i < STORM; i++) {
        all.add(
            pool.submit(
                () -> {
                  Optional<Boolean> answer =
                      hashing.inTurn(
                          () -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            await(open);
                            working.decrementAndGet();
                            return true;
                          });
                  if (answer.isEmpty()) {
                    away.incrementAndGet();
                  }
                  return answer;
                }));
      }
      Awaitility.await().until(() -> away.get() == STORM - 16);
      open.countDown();
      long served = 0;
      for (Future<Optional<Boolean>> one : all) {
        served += one.get(10, TimeUnit.SECONDS).isPresent() ? 1 : 0;
      }
      assertThat(served).isEqualTo(16);
      assertThat(most).hasValue(2);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
