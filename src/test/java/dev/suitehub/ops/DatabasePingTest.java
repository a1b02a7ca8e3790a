package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabasePingTest {

  @Test
  void many_who_ask_at_once_cost_the_database_one_question() {
    AtomicInteger asked = new AtomicInteger();
    DatabasePing ping = new DatabasePing(database(true, asked));

    for (int i = 0; i < 100; i++) {
      assertThat(ping.answers()).isTrue();
    }

    assertThat(asked.get()).isLessThan(5);
  }

  @Test
  void a_database_that_refuses_is_told() {
    assertThat(new DatabasePing(database(false, new AtomicInteger())).answers()).isFalse();
  }

  @Test
  void whoever_asks_while_the_first_question_is_under_way_waits_for_its_answer() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    DatabasePing ping =
        new DatabasePing(
            proxy(
                DataSource.class,
                method -> {
                  asked.countDown();
                  mayAnswer.await();
                  return proxy(Connection.class, any -> any.equals("isValid") ? true : null);
                }));
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(ping::answers);
    asked.await();
    CompletableFuture<Boolean> beside = new CompletableFuture<>();
    Thread other = new Thread(() -> beside.complete(ping.answers()));
    other.start();
    Awaitility.await()
        .until(() -> beside.isDone() || other.getState() == Thread.State.TIMED_WAITING);

    mayAnswer.countDown();

    assertThat(beside.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(first.get(10, TimeUnit.SECONDS)).isTrue();
  }

  private static DataSource database(boolean alive, AtomicInteger asked) {
    return proxy(
        DataSource.class,
        method -> {
          asked.incrementAndGet();
          if (!alive) {
            throw new SQLException("refused");
          }
          return proxy(Connection.class, any -> any.equals("isValid") ? true : null);
        });
  }

  private interface Reply {
    @Nullable Object to(String method) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Reply reply) {
    return type.cast(
        Proxy.newProxyInstance(
            DatabasePingTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> reply.to(method.getName())));
  }
}
