package dev.suitehub.journey;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything at once: installs, cancellations, tickets, notices and readers of tokens. */
final class Storm {

  private static final int MOST_INSTALLS = 20;
  private static final int MOST_TICKETS = 20;
  private static final int MOST_READS = 100;
  private static final int FEWEST_NOTICES = 300;
  private static final int MORE_NOTICES = 500;
  private static final int LONGEST_END_SECONDS = 120;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();
  private final int round;
  private volatile boolean over;

  private Storm(int round) {
    this.round = round;
  }

  /** What is drawn here is the same whenever {@code random} is; what comes first is not. */
  static Storm over(List<CrashSuite> suites, int round, Random random) {
    Storm storm = new Storm(round);
    suites.forEach(suite -> storm.begin(suite, random));
    return storm;
  }

  private void begin(CrashSuite suite, Random random) {
    List<String> going = suite.goingAway(random);
    int notices = FEWEST_NOTICES + random.nextInt(MORE_NOTICES);
    Random tickets = new Random(random.nextLong());
    Random tokens = new Random(random.nextLong());
    run(() -> suite.pushNotices(notices));
    run(
        () -> {
          for (int i = 0; i < MOST_INSTALLS && !over; i++) {
            suite.install(round);
          }
        });
    run(
        () -> {
          for (String corp : going) {
            if (!over) {
              suite.cancel(corp, round);
            }
          }
        });
    run(
        () -> {
          for (int i = 0; i < MOST_TICKETS && !over; i++) {
            if (tickets.nextInt(4) == 0) {
              suite.pushOldTicket();
            } else {
              suite.pushTicket();
            }
          }
        });
    run(() -> useTokens(suite, tokens));
  }

  /** Until the hub is killed, or the storm is over. */
  private void useTokens(CrashSuite suite, Random random) {
    try {
      for (int i = 0; i < MOST_READS && !over; i++) {
        suite.useToken(random);
      }
    } catch (UncheckedIOException e) {
      // It was killed.
    }
  }

  private void run(Runnable work) {
    running.add(threads.submit(work));
  }

  /** WeCom begins nothing new; returns when all has an answer or none. */
  void end() {
    over = true;
    try {
      for (Future<?> one : running) {
        one.get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The sandbox, which nobody kills, failed.", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
