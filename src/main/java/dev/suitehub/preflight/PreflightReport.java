package dev.suitehub.preflight;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run found.
 *
 * @param by who started it
 * @param millis how long it took
 */
public record PreflightReport(
    String suite, String by, Instant startedAt, long millis, List<Check> checks) {

  public PreflightReport {
    checks = List.copyOf(checks);
  }

  PreflightReport and(Check more) {
    return new PreflightReport(
        suite, by, startedAt, millis, Stream.concat(checks.stream(), Stream.of(more)).toList());
  }

  /** Nothing that WeCom would refuse; warnings may stand. */
  public boolean passed() {
    return checks.stream().noneMatch(check -> check.mark() == Mark.BAD);
  }

  /** The bad ones, then the warnings. */
  public List<Check> findings() {
    return Stream.concat(of(Mark.BAD), of(Mark.WARNING)).toList();
  }

  public long count(Mark mark) {
    return of(mark).count();
  }

  private Stream<Check> of(Mark mark) {
    return checks.stream().filter(check -> check.mark() == mark);
  }
}
