package dev.suitehub.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One round.
 *
 * @param good answered as wanted
 * @param bad answered otherwise
 * @param lost sent, and not answered
 * @param micros of each request that was answered as wanted, in order
 */
record Measured(long good, long bad, long lost, double seconds, long[] micros, Cpu cpu) {

  double perSecond() {
    return good / seconds;
  }

  double millis(double quantile) {
    return micros.length == 0
        ? Double.NaN
        : micros[(int) Math.min(micros.length - 1, (long) (micros.length * quantile))] / 1000.0;
  }

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  static Measured of(long bad, long lost, double seconds, long[] micros, Cpu cpu) {
    Arrays.sort(micros);
    return new Measured(micros.length, bad, lost, seconds, micros, cpu);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%8.0f/s  p50 %7.2f ms  p99 %7.2f ms  other answers %d, none %d; %s",
        perSecond(),
        millis(0.5),
        millis(0.99),
        bad,
        lost,
        cpu.over(seconds));
  }
}
