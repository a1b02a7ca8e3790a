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

/**
 * Everything at once: installs, cancellations, changes, tickets, notices, readers of tokens and of
 * the feed.
 */
final class Storm {

  /** By each of two. */
  private static final int MOST_INSTALLS = 15;

  private static final int MOST_TICKETS = 20;
  private static final int MOST_LETTERS = 20;
  private static final int MOST_CHANGES = 10;
  private static final int HIGHEST_LEVEL = 5;
  private static final int MOST_READS = 100;
  private static final int BETWEEN_PAGES_MILLIS = 50;
  private static final int NOTICES_AT_ONCE = 40;
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
    List<String> corps = suite.installed(random);
    List<String> going = corps.subList(0, corps.size() / 2);
    List<String> staying = corps.subList(corps.size() / 2, corps.size());
    Random tickets = new Random(random.nextLong());
    Random tokens = new Random(random.nextLong());
    run(
        () -> {
          boolean there = true;
          while (there && !over) {
            there = suite.pushNotices(NOTICES_AT_ONCE);
          }
        });
    run(
        () -> {
          for (int i = 0; i < MOST_LETTERS && !over; i++) {
            suite.pushNotice(round);
          }
        });
    run(() -> installs(suite));
    run(() -> installs(suite));
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
              suite.pushOldTicket(round);
            } else {
              suite.pushTicket(round);
            }
          }
        });
    Random levels = new Random(random.nextLong());
    run(
        () -> {
          for (int i = 0; i < MOST_CHANGES && i < staying.size() && !over; i++) {
            suite.change(staying.get(i), 1 + levels.nextInt(HIGHEST_LEVEL), round);
          }
        });
    run(() -> useTokens(suite, tokens));
    run(() -> follow(suite));
  }

  private void installs(CrashSuite suite) {
    for (int i = 0; i < MOST_INSTALLS && !over; i++) {
      suite.install(round);
    }
  }

  private void follow(CrashSuite suite) {
    try {
      while (!over) {
        suite.follow();
        Victim.pause(BETWEEN_PAGES_MILLIS);
      }
    } catch (UncheckedIOException e) {
      // It was killed.
    }
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
