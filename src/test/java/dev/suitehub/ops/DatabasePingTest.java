package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
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
    @Nullable Object to(String method) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, Reply reply) {
    return type.cast(
        Proxy.newProxyInstance(
            DatabasePingTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> reply.to(method.getName())));
  }
}
