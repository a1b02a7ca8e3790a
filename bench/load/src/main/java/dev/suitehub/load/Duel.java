package dev.suitehub.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The hub and the empty WAR in turns, so that what else the machine does meets both. */
final class Duel {

  /** Sends for so many seconds over so many connections. */
  @FunctionalInterface
  interface Side {
    Measured run(int connections, int seconds) throws IOException, InterruptedException;
  }

  private final String hubName;
  private final Side hub;
  private final Side baseline;
  private final PrintStream out;

  private long good;
  private long unanswered;

  Duel(String hubName, Side hub, Side baseline, PrintStream out) {
    this.hubName = hubName;
    this.hub = hub;
    this.baseline = baseline;
    this.out = out;
  }

  /** What the hub answered with 200 in all rounds, the warm-up's included. */
  long good() {
    return good;
  }

  /** What the hub answered otherwise, or not at all. */
  long unanswered() {
    return unanswered;
  }

  void warmUp(int seconds) throws IOException, InterruptedException {
    int slice = Math.max(1, Math.min(15, seconds / 4));
    for (int past = 0; past < seconds; past += 2 * slice) {
      out.println("warm-up " + hubName + "  " + counted(hub.run(16, slice)));
      out.println("warm-up baseline  " + baseline.run(16, slice));
    }
  }

  /** The hub's median, per second. */
  double rounds(int rounds, int connections, int seconds) throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> slow = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      Measured one = counted(hub.run(connections, seconds));
      out.printf("c=%d round %d %-9s %s%n", connections, round, hubName, one);
      Measured other = baseline.run(connections, seconds);
      out.printf("c=%d round %d %-9s %s%n", connections, round, "baseline", other);
      ours.add(one.perSecond());
      theirs.add(other.perSecond());
      slow.add(one.millis(0.99));
    }
    double median = Measured.median(ours);
    out.printf(
        Locale.ROOT,
        "MEDIAN c=%d %s %.0f/s, baseline %.0f/s, ratio %.2f, p99 %.1f ms (%d rounds of %d s)%n",
        connections,
        hubName,
        median,
        Measured.median(theirs),
        median / Measured.median(theirs),
        Measured.median(slow),
        rounds,
        seconds);
    return median;
  }

  Measured counted(Measured one) {
    good += one.good();
    unanswered += one.bad() + one.lost();
    return one;
  }
}
