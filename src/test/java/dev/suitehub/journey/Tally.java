package dev.suitehub.journey;

import dev.suitehub.journey.Evidence.Cancellation;
import dev.suitehub.journey.Evidence.Code;
import dev.suitehub.journey.Evidence.State;
import java.util.Collection;
import java.util.function.Predicate;

/**
 * What came of callbacks and codes, counted.
 *
 * @param acknowledged callbacks of all kinds
 * @param journaled those in the journal, acknowledged or not
 * @param effects events that readers were told: notices, corp.installed, corp.ended
 * @param cutOff pushes that had no good answer at first
 * @param asking claims that crashes found, each by a hub that was asking WeCom
 * @param explained of the lost ones, those that a kill found between WeCom's reply and our commit
 */
record Tally(
    int acknowledged,
    int cutOff,
    int journaled,
    int effects,
    int codes,
    int asking,
    int exchangedOnce,
    int pending,
    int lost,
    int explained) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Tally of(Collection<Evidence> all) {
    return all.stream().map(Tally::of).reduce(NOTHING, Tally::plus);
  }

  private static Tally of(Evidence of) {
    int acknowledged =
        of.notices().acknowledged().size()
            + count(of, Code::acknowledged)
            + (int) of.cancellations().stream().filter(Cancellation::acknowledged).count()
            + of.changes().stream().mapToInt(Evidence.Change::acknowledged).sum()
            + of.tickets().acknowledged().size();
    int journaled =
        of.notices().told().size()
            + of.createAuths()
            + of.cancellations().stream().mapToInt(Cancellation::journaled).sum()
            + of.changes().stream().mapToInt(Evidence.Change::journaled).sum()
            + of.tickets().journaled().size();
    int effects =
        of.notices().told().size()
            + of.codes().stream().mapToInt(Code::installed).sum()
            + of.cancellations().stream().mapToInt(Cancellation::ended).sum();
    return new Tally(
        acknowledged,
        of.cutOff(),
        journaled,
        effects,
        count(of, code -> code.state() != State.UNKNOWN),
        of.codes().stream().mapToInt(Code::foundClaimed).sum(),
        count(of, code -> code.state() == State.DONE && code.answered() == 1),
        count(of, Code::isPending),
        (int) of.count(State.LOST),
        count(of, code -> code.state() == State.LOST && code.excused()));
  }

  private static int count(Evidence of, Predicate<Code> which) {
    return (int) of.codes().stream().filter(which).count();
  }

  Tally plus(Tally other) {
    return new Tally(
        acknowledged + other.acknowledged,
        cutOff + other.cutOff,
        journaled + other.journaled,
        effects + other.effects,
        codes + other.codes,
        asking + other.asking,
        exchangedOnce + other.exchangedOnce,
        pending + other.pending,
        lost + other.lost,
        explained + other.explained);
  }

  Tally minus(Tally other) {
    return new Tally(
        acknowledged - other.acknowledged,
        cutOff - other.cutOff,
        journaled - other.journaled,
        effects - other.effects,
        codes - other.codes,
        asking - other.asking,
        exchangedOnce - other.exchangedOnce,
        pending - other.pending,
        lost - other.lost,
        explained - other.explained);
  }

  static String head() {
    return "%12s %7s %9s %8s %6s %6s %14s %7s %4s %9s"
        .formatted(
            "acknowledged",
            "cut off",
            "journaled",
            "effects",
            "codes",
            "asking",
            "exchanged once",
            "pending",
            "LOST",
            "explained");
  }

  String line() {
    return "%12d %7d %9d %8d %6d %6d %14d %7d %4d %9d"
        .formatted(
            acknowledged,
            cutOff,
            journaled,
            effects,
            codes,
            asking,
            exchangedOnce,
            pending,
            lost,
            explained);
  }
}
