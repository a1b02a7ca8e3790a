package dev.suitehub.journey;

import dev.suitehub.journey.Evidence.Cancellation;
import dev.suitehub.journey.Evidence.Code;
import dev.suitehub.journey.Evidence.State;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What holds after every crash.
 *
 * @param name what it says
 * @param breaches what breaks it, in words
 */
record Invariant(String name, Function<Evidence, Stream<String>> breaches) {

  /** In the order in which a callback meets them. */
  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "an acknowledged notice is in the journal",
              all -> without(all.notices().acknowledged(), all.notices().told())),
          new Invariant(
              "a notice is told once", all -> repeated(all.notices().told()).stream().sorted()),
          new Invariant(
              "no notice is told that was not sent",
              all -> without(all.notices().told(), all.notices().sent())),
          new Invariant(
              "an event is told once", all -> repeated(all.feed().told()).stream().sorted()),
          new Invariant(
              "the feed tells whoever begins anew the same",
              all -> differing(all.feed().told(), all.feed().again())),
          codes(
              "an acknowledged code is kept",
              code -> code.acknowledged() && code.state() == State.UNKNOWN),
          new Invariant(
              "a code is kept with its entry or not at all",
              all -> {
                long kept = all.codes().size() - all.count(State.UNKNOWN);
                return kept == all.createAuths()
                    ? Stream.empty()
                    : Stream.of(kept + " codes, " + all.createAuths() + " entries");
              }),
          codes(
              "a code is done, lost, or pending within its life",
              code ->
                  code.state() == State.REFUSED
                      || (code.isPending() && code.age().compareTo(Evidence.CODE_LIFE) > 0)),
          codes(
              "a code is exchanged once",
              code -> code.answered() > 1 || (code.state() == State.DONE && code.answered() == 0)),
          codes(
              "a code is shown again only after a crash that found the hub asking",
              code -> code.shown() > 1 + code.foundClaimed()),
          codes(
              "a code is lost only between WeCom's reply and our commit",
              code -> code.state() == State.LOST && !(code.excused() && code.answered() == 1)),
          new Invariant(
              "a lost code has its alert",
              all ->
                  all.count(State.LOST) == all.lossesAlerted()
                      ? Stream.empty()
                      : Stream.of(
                          all.count(State.LOST)
                              + " lost, "
                              + all.lossesAlerted()
                              + " in the alert")),
          codes(
              "a code that is done installs its corp once, another never",
              code -> code.installed() != (code.state() == State.DONE ? 1 : 0)),
          new Invariant(
              "the token of an installed corp is good", all -> all.deadTokens().stream().sorted()),
          cancellations(
              "an acknowledged cancellation is in the journal once",
              one -> one.journaled() > 1 || (one.acknowledged() && one.journaled() == 0)),
          cancellations(
              "a cancellation in the journal ends its corp once, another never",
              one ->
                  one.ended() != Math.min(one.journaled(), 1)
                      || (one.ended() == 1 && !one.corpState().equals("ENDED"))),
          new Invariant(
              "an acknowledged change is in the journal once",
              all ->
                  all.changes().stream()
                      .filter(
                          one ->
                              one.journaled() < one.acknowledged() || one.journaled() > one.sent())
                      .map(Evidence.Change::toString)),
          new Invariant("what changed has been read", all -> all.unreadChanges().stream().sorted()),
          new Invariant(
              "an acknowledged ticket is in the journal",
              all -> without(all.tickets().acknowledged(), all.tickets().journaled())),
          new Invariant(
              "a ticket is in the journal once, and was sent",
              all ->
                  Stream.concat(
                      repeated(all.tickets().journaled()).stream().map(String::valueOf),
                      without(all.tickets().journaled(), all.tickets().sent()))),
          new Invariant("the ticket never goes back", Invariant::backward));

  /** Empty where it holds. */
  List<String> brokenBy(Evidence evidence) {
    return breaches.apply(evidence).limit(20).toList();
  }

  private static Stream<String> backward(Evidence all) {
    Evidence.Tickets tickets = all.tickets();
    long owed = tickets.acknowledged().stream().mapToLong(Long::longValue).max().orElse(0);
    return tickets.now() >= tickets.before()
            && tickets.now() >= owed
            && tickets.sent().contains(tickets.now())
        ? Stream.empty()
        : Stream.of(
            tickets.now() + " now, " + tickets.before() + " before, " + owed + " acknowledged");
  }

  /** What has come meanwhile stands behind all that was told. */
  private static Stream<String> differing(List<String> told, List<String> again) {
    return IntStream.range(0, told.size())
        .filter(i -> i >= again.size() || !told.get(i).equals(again.get(i)))
        .mapToObj(i -> told.get(i) + " at " + i);
  }

  private static Invariant codes(String name, Predicate<Code> broken) {
    return new Invariant(name, all -> all.codes().stream().filter(broken).map(Code::toString));
  }

  private static Invariant cancellations(String name, Predicate<Cancellation> broken) {
    return new Invariant(
        name, all -> all.cancellations().stream().filter(broken).map(Cancellation::toString));
  }

  private static <T> Stream<String> without(Collection<T> some, Collection<T> others) {
    Set<T> known = new HashSet<>(others);
    return some.stream().filter(one -> !known.contains(one)).map(String::valueOf).sorted();
  }

  private static <T> Set<T> repeated(Collection<T> all) {
    Set<T> seen = new HashSet<>();
    Set<T> twice = new HashSet<>();
    all.stream().filter(one -> !seen.add(one)).forEach(twice::add);
    return twice;
  }
}
