package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journey.Evidence.Cancellation;
import dev.suitehub.journey.Evidence.Change;
import dev.suitehub.journey.Evidence.Code;
import dev.suitehub.journey.Evidence.Feed;
import dev.suitehub.journey.Evidence.Notices;
import dev.suitehub.journey.Evidence.State;
import dev.suitehub.journey.Evidence.Tickets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the things that hold after a crash is seen where it does not. */
class InvariantTest {

  private static final Duration YOUNG = Duration.ofMinutes(9);
  private static final Duration OLD = Duration.ofMinutes(11);

  private static final Feed FEED = new Feed(List.of("7", "8"), List.of("7", "8", "9"));
  private static final Notices NOTICES =
      new Notices(Set.of("u1", "u2", "u3"), Set.of("u1", "u2"), List.of("u2", "u1", "u3"));
  private static final Tickets TICKETS =
      new Tickets(Set.of(1L, 5L, 6L, 9L), Set.of(1L, 5L), List.of(1L, 5L, 6L), 5, 6);
  private static final Code DONE = code(State.DONE, 1, 1, 0, false, YOUNG, 1);
  private static final Code DONE_AT_LAST = code(State.DONE, 2, 1, 1, false, YOUNG, 1);
  private static final Code LOST = code(State.LOST, 2, 1, 1, true, YOUNG, 0);
  private static final Code PENDING = code(State.PENDING, 0, 0, 0, false, YOUNG, 0);
  private static final Code NEVER_CAME =
      new Code("ww", false, State.UNKNOWN, 0, 0, 0, false, YOUNG, 0);
  private static final List<Code> CODES = List.of(DONE, DONE_AT_LAST, LOST, PENDING, NEVER_CAME);
  private static final Cancellation ENDED = new Cancellation("ww", true, 1, "ENDED", 1);
  private static final Cancellation UNHEARD = new Cancellation("ww", false, 0, "ACTIVE", 0);
  private static final Change CHANGED = new Change("ww", 2, 1, 1);

  private static final Evidence GOOD = all(NOTICES, CODES, TICKETS, 4, 1, Set.of());

  @Test
  void nothing_is_wrong_with_what_may_be() {
    assertThat(brokenBy(GOOD)).isEmpty();
  }

  @Test
  void each_of_them_has_a_breach_planted_here() {
    assertThat(planted().map(one -> String.valueOf(one.get()[0])))
        .containsAll(Invariant.ALL.stream().map(Invariant::name).toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("planted")
  void a_planted_breach_is_seen_by_that_one_and_no_other(
      String invariant, String breach, Evidence evidence) {
    assertThat(brokenBy(evidence)).as(breach).containsExactly(invariant);
  }

  static Stream<Arguments> planted() {
    return Stream.of(
        notices(
            "an acknowledged notice is in the journal",
            "one of them is gone",
            new Notices(NOTICES.sent(), NOTICES.acknowledged(), List.of("u1", "u3"))),
        notices(
            "a notice is told once",
            "one was told again after the crash",
            new Notices(NOTICES.sent(), NOTICES.acknowledged(), List.of("u1", "u2", "u1"))),
        notices(
            "no notice is told that was not sent",
            "one is somebody else's",
            new Notices(NOTICES.sent(), NOTICES.acknowledged(), List.of("u1", "u2", "x"))),
        feed(
            "an event is told once",
            "one was told again after the crash",
            new Feed(List.of("7", "8", "7"), List.of("7", "8", "7"))),
        feed(
            "the feed tells whoever begins anew the same",
            "an event is gone",
            new Feed(List.of("7", "8"), List.of("7"))),
        feed(
            "the feed tells whoever begins anew the same",
            "an event has another place",
            new Feed(List.of("7", "8"), List.of("7", "9", "8"))),
        instead(
            "an acknowledged code is kept",
            "success was said, and nothing is there",
            code(State.UNKNOWN, 0, 0, 0, false, YOUNG, 0),
            3),
        codes("a code is kept with its entry or not at all", "an entry is alone", CODES, 5),
        codes("a code is kept with its entry or not at all", "a code is alone", CODES, 3),
        instead(
            "a code is done, lost, or pending within its life",
            "ours, and refused",
            code(State.REFUSED, 1, 0, 0, false, YOUNG, 0),
            4),
        instead(
            "a code is done, lost, or pending within its life",
            "forgotten",
            code(State.PENDING, 0, 0, 0, false, OLD, 0),
            4),
        instead(
            "a code is done, lost, or pending within its life",
            "forgotten while it was asked",
            code(State.OUTCOME_UNKNOWN, 1, 1, 1, true, OLD, 0),
            4),
        instead(
            "a code is exchanged once",
            "WeCom gave two permanent codes",
            code(State.DONE, 2, 2, 1, true, YOUNG, 1),
            4),
        instead(
            "a code is exchanged once",
            "done, and WeCom knows nothing of it",
            code(State.DONE, 0, 0, 0, false, YOUNG, 1),
            4),
        instead(
            "a code is shown again only after a crash that found the hub asking",
            "shown twice for no reason",
            code(State.DONE, 2, 1, 0, false, YOUNG, 1),
            4),
        instead(
            "a code is shown again only after a crash that found the hub asking",
            "shown three times after one crash",
            code(State.DONE, 3, 1, 1, false, YOUNG, 1),
            4),
        lost(
            "lost though no crash found it between reply and commit",
            code(State.LOST, 2, 1, 1, false, YOUNG, 0)),
        lost("lost though WeCom never answered", code(State.LOST, 1, 0, 1, true, YOUNG, 0)),
        Arguments.of(
            "a lost code has its alert",
            "nobody was told",
            all(NOTICES, CODES, TICKETS, 4, 0, Set.of())),
        Arguments.of(
            "a lost code has its alert",
            "somebody was told of more",
            all(NOTICES, CODES, TICKETS, 4, 2, Set.of())),
        instead(
            "a code that is done installs its corp once, another never",
            "told twice",
            code(State.DONE, 1, 1, 0, false, YOUNG, 2),
            4),
        instead(
            "a code that is done installs its corp once, another never",
            "done in silence",
            code(State.DONE, 1, 1, 0, false, YOUNG, 0),
            4),
        instead(
            "a code that is done installs its corp once, another never",
            "told too early",
            code(State.PENDING, 0, 0, 0, false, YOUNG, 1),
            4),
        Arguments.of(
            "the token of an installed corp is good",
            "WeCom does not know it",
            all(NOTICES, CODES, TICKETS, 4, 1, Set.of("ww"))),
        cancelled(
            "an acknowledged cancellation is in the journal once",
            "success was said, and nothing is there",
            new Cancellation("ww", true, 0, "ACTIVE", 0)),
        cancelled(
            "an acknowledged cancellation is in the journal once",
            "it is there twice",
            new Cancellation("ww", true, 2, "ENDED", 1)),
        cancelled(
            "a cancellation in the journal ends its corp once, another never",
            "kept and not acted on",
            new Cancellation("ww", true, 1, "CANCEL_REPORTED", 0)),
        cancelled(
            "a cancellation in the journal ends its corp once, another never",
            "told twice",
            new Cancellation("ww", true, 1, "ENDED", 2)),
        cancelled(
            "a cancellation in the journal ends its corp once, another never",
            "ended, and back again",
            new Cancellation("ww", true, 1, "ACTIVE", 1)),
        cancelled(
            "a cancellation in the journal ends its corp once, another never",
            "nobody said so",
            new Cancellation("ww", false, 0, "ENDED", 1)),
        changed("success was said, and nothing is there", new Change("ww", 2, 2, 1)),
        changed("it is there twice", new Change("ww", 1, 1, 2)),
        Arguments.of(
            "what changed has been read",
            "the hub knows what was before",
            new Evidence(
                "s",
                FEED,
                NOTICES,
                CODES,
                List.of(ENDED, UNHEARD),
                List.of(CHANGED),
                TICKETS,
                4,
                1,
                0,
                Set.of(),
                Set.of("ww"))),
        tickets(
            "an acknowledged ticket is in the journal",
            "one is gone",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), List.of(5L, 6L), 5, 6)),
        tickets(
            "a ticket is in the journal once, and was sent",
            "one is there twice",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), List.of(1L, 5L, 6L, 6L), 5, 6)),
        tickets(
            "a ticket is in the journal once, and was sent",
            "nobody sent one of them",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), List.of(1L, 5L, 7L), 5, 6)),
        tickets(
            "the ticket never goes back",
            "an acknowledged one was newer",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), TICKETS.journaled(), 1, 1)),
        tickets(
            "the ticket never goes back",
            "a newer one was there before",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), TICKETS.journaled(), 6, 5)),
        tickets(
            "the ticket never goes back",
            "nobody sent it",
            new Tickets(TICKETS.sent(), TICKETS.acknowledged(), TICKETS.journaled(), 5, 8)));
  }

  private static List<String> brokenBy(Evidence evidence) {
    return Invariant.ALL.stream()
        .filter(one -> !one.brokenBy(evidence).isEmpty())
        .map(Invariant::name)
        .toList();
  }

  private static Code code(
      State state,
      int shown,
      int answered,
      int foundClaimed,
      boolean excused,
      Duration age,
      int installed) {
    return new Code("ww", true, state, shown, answered, foundClaimed, excused, age, installed);
  }

  private static Evidence all(
      Notices notices,
      List<Code> codes,
      Tickets tickets,
      int createAuths,
      int alerted,
      Set<String> deadTokens) {
    return new Evidence(
        "s",
        FEED,
        notices,
        codes,
        List.of(ENDED, UNHEARD),
        List.of(CHANGED),
        tickets,
        createAuths,
        alerted,
        0,
        new HashSet<>(deadTokens),
        Set.of());
  }

  private static Evidence all(Feed feed, Cancellation cancellation, Change change) {
    return new Evidence(
        "s",
        feed,
        NOTICES,
        CODES,
        List.of(ENDED, cancellation),
        List.of(change),
        TICKETS,
        4,
        1,
        0,
        Set.of(),
        Set.of());
  }

  private static Arguments feed(String invariant, String breach, Feed feed) {
    return Arguments.of(invariant, breach, all(feed, UNHEARD, CHANGED));
  }

  private static Arguments changed(String breach, Change change) {
    return Arguments.of(
        "an acknowledged change is in the journal once", breach, all(FEED, UNHEARD, change));
  }

  private static Arguments notices(String invariant, String breach, Notices notices) {
    return Arguments.of(invariant, breach, all(notices, CODES, TICKETS, 4, 1, Set.of()));
  }

  private static Arguments tickets(String invariant, String breach, Tickets tickets) {
    return Arguments.of(invariant, breach, all(NOTICES, CODES, tickets, 4, 1, Set.of()));
  }

  private static Arguments codes(String invariant, String breach, List<Code> codes, int entries) {
    return Arguments.of(invariant, breach, all(NOTICES, codes, TICKETS, entries, 1, Set.of()));
  }

  /** In the place of the one that is pending. */
  private static Arguments instead(String invariant, String breach, Code code, int entries) {
    return codes(invariant, breach, List.of(DONE, DONE_AT_LAST, LOST, code, NEVER_CAME), entries);
  }

  /** In the place of the one whose loss is excused. */
  private static Arguments lost(String breach, Code code) {
    return codes(
        "a code is lost only between WeCom's reply and our commit",
        breach,
        List.of(DONE, DONE_AT_LAST, code, PENDING, NEVER_CAME),
        4);
  }

  private static Arguments cancelled(String invariant, String breach, Cancellation cancellation) {
    return Arguments.of(invariant, breach, all(FEED, cancellation, CHANGED));
  }
}
