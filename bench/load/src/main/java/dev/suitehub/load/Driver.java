package dev.suitehub.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends requests over so many kept connections, a thread each. */
final class Driver {

  private final Server server;
  private final Optional<Long> database;

  Driver(Server server, Optional<Long> database) {
    this.server = server;
    this.database = database;
  }

  /** What one connection saw. */
  private static final class Tally {
    private long[] micros = new long[4096];
    private int good;
    private long bad;
    private long lost;

    void good(long nanos) {
      if (good == micros.length) {
        micros = Arrays.copyOf(micros, 2 * good);
      }
      micros[good++] = nanos / 1000;
    }
  }

  /** As fast as answers come. Ends early where there are no more requests. */
  Measured flatOut(int connections, int seconds, int requests, IntFunction<byte[]> request)
      throws IOException, InterruptedException {
    return drive(connections, seconds, requests, request, 0);
  }

  /**
   * So many a second, each at its moment whether or not the ones before were answered in time: a
   * wait for a free connection counts as part of the answer's time.
   */
  Measured paced(
      int connections, int seconds, int requests, IntFunction<byte[]> request, double perSecond)
      throws IOException, InterruptedException {
    return drive(connections, seconds, requests, request, perSecond);
  }

  private Measured drive(
      int connections, int seconds, int requests, IntFunction<byte[]> request, double perSecond)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    List<Tally> tallies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    long[] began = new long[1];
    for (int i = 0; i < connections; i++) {
      Tally tally = new Tally();
      tallies.add(tally);
      Wire wire = new Wire(server.address());
      Thread thread =
          new Thread(
              () -> {
                try (wire) {
                  go.await();
                  work(wire, tally, next, began[0], seconds, requests, request, perSecond);
                } catch (IOException e) {
                  // Counted where it happened; there is no server to go on with.
                  return;
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.start();
      threads.add(thread);
    }
    Cpu before = Cpu.now(server.pid(), database);
    began[0] = System.nanoTime();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - began[0]) / 1e9;
    Cpu cpu = Cpu.now(server.pid(), database).since(before);
    long[] micros =
        tallies.stream()
            .flatMapToLong(tally -> Arrays.stream(tally.micros, 0, tally.good))
            .toArray();
    return Measured.of(
        tallies.stream().mapToLong(tally -> tally.bad).sum(),
        tallies.stream().mapToLong(tally -> tally.lost).sum(),
        took,
        micros,
        cpu);
  }

  private static void work(
      Wire wire,
      Tally tally,
      AtomicInteger next,
      long began,
      int seconds,
      int requests,
      IntFunction<byte[]> request,
      double perSecond)
      throws IOException, InterruptedException {
    long end = began + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      int number = next.getAndIncrement();
      if (number >= requests) {
        return;
      }
      long due = System.nanoTime();
      if (perSecond > 0) {
        due = began + (long) (number * 1e9 / perSecond);
        if (due > end) {
          return;
        }
        pauseUntil(due);
      }
      send(wire, tally, request.apply(number), due);
    }
  }

  private static void send(Wire wire, Tally tally, byte[] request, long due) throws IOException {
    try {
      int status = wire.send(request).status();
      if (status == 200) {
        tally.good(System.nanoTime() - due);
      } else {
        tally.bad++;
      }
    } catch (IOException e) {
      tally.lost++;
      wire.reopen();
    }
  }

  private static void pauseUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) {
      Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
