package dev.suitehub.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SlowDatabaseTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");

  @AutoClose private final Hub hub = new Hub();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch databaseAnswers = new CountDownLatch(1);
  private final TimeBudget budget = new TimeBudget(Duration.ofMillis(100), threads);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @Tag("callbacks-R1")
  @Tag("callbacks-R3")
  void
      without_a_commit_in_time_there_is_no_success_and_a_late_one_makes_the_repetition_a_duplicate() {
    CallbackRequest request =
        Hub.notice(COMMAND, "<xml><InfoType>change_auth</InfoType></xml>", "ww-crm");
    CallbackIntake slow = hub.intake(new SlowTx());

    assertThat(budget.within(System.nanoTime(), () -> slow.answer(request))).isEmpty();
    assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).isEmpty();

    databaseAnswers.countDown();
    Awaitility.await()
        .untilAsserted(() -> assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).hasSize(1));
    assertThat(hub.intake().answer(request)).isEqualTo(new Answer(200, "success"));
    assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).hasSize(1);
    assertThat(hub.routed).hasSize(1);
  }

  @Test
  @Tag("callbacks-R1")
  @Tag("callbacks-R3")
  void a_commit_that_many_wait_for_acknowledges_none_of_them_before_it_is_done() {
    Journal slow =
        new Journal(hub.entities, hub.database.connections(), new SlowTx(), hub.clock, hint -> {});
    CallbackIntake intake = hub.intake(slow);
    List<CallbackRequest> requests =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    Hub.notice(
                        COMMAND,
                        "<xml><InfoType>change_contact</InfoType>" + i + "</xml>",
                        "ww-crm"))
            .toList();

    assertThat(requests)
        .allSatisfy(
            request ->
                assertThat(budget.within(System.nanoTime(), () -> intake.answer(request)))
                    .isEmpty());
    assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).isEmpty();

    databaseAnswers.countDown();
    Awaitility.await()
        .untilAsserted(() -> assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).hasSize(3));
    assertThat(requests)
        .allSatisfy(
            request ->
                assertThat(hub.intake().answer(request)).isEqualTo(new Answer(200, "success")));
    assertThat(hub.journal.latest(Source.of(Hub.CRM), 10)).hasSize(3);
    assertThat(hub.routed).isEmpty();
  }

  private final class SlowTx implements Tx {
    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
      try {
        databaseAnswers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return hub.database.tx().call(work);
    }
  }
}
