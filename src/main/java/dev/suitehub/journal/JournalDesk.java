package dev.suitehub.journal;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The journal for people: to search, to look at, and with a reason to read. */
@Dependent
public class JournalDesk {

  /** Characters that a reason has, as people count them. */
  public static final int SHORTEST_REASON = 5;

  public static final int LONGEST_REASON = 200;

  public static final int LONGEST_PAGE = 200;

  private static final Duration FACTS_WITHIN = Duration.ofHours(1);
  private static final int MOST_FACTS = 20;

  private final JournalSearch search;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;
  private final Clock clock;

  @Inject
  JournalDesk(JournalSearch search, Caller caller, AuditLog audit, Tx tx, Clock clock) {
    this.search = search;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * The newest first.
   *
   * @param limit 1 to {@value #LONGEST_PAGE}; what is outside counts as the nearest
   */
  public EntryPage search(JournalQuery query, Optional<EntryMark> after, int limit) {
    caller.need(Scope.JOURNAL_READ);
    int size = Math.max(1, Math.min(limit, LONGEST_PAGE));
    return tx.call(() -> search.page(query, after, size));
  }

  /** What is personal in it is masked. Throws {@code no-such-entry}. */
  public EntryView show(EntryId id) {
    caller.need(Scope.JOURNAL_READ);
    return tx.call(() -> view(get(id), false));
  }

  /**
   * What the hub made of it: the facts about the same corp and suite in the hour after it arrived,
   * the newest first.
   */
  public List<EntryRow> factsAfter(EntryView entry) {
    caller.need(Scope.JOURNAL_READ);
    EntryRow head = entry.head();
    if (head.corp().isEmpty() || head.source().kind() != Source.Kind.SUITE) {
      return List.of();
    }
    Instant from = head.receivedAt();
    JournalQuery facts =
        JournalQuery.of(head.source(), head.corp().get()).facts(from, from.plus(FACTS_WITHIN));
    return tx.call(() -> search.page(facts, Optional.empty(), MOST_FACTS)).rows().stream()
        .filter(fact -> fact.id() != head.id())
        .toList();
  }

  /**
   * What it says, but for tickets, codes and other secrets. The look and its reason are audited in
   * the same transaction. Throws {@code reason-needed}, {@code no-such-entry} or {@code erased}.
   */
  public EntryView reveal(EntryId id, String reason) {
    caller.need(Scope.JOURNAL_REVEAL);
    String why = reason.strip();
    int length = why.codePointCount(0, why.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      throw JournalProblem.REASON_NEEDED.because(
          "Say in "
              + SHORTEST_REASON
              + " to "
              + LONGEST_REASON
              + " characters what it is for; the audit log keeps it.");
    }
    return tx.call(
        () -> {
          JournalEntry entry = get(id);
          if (entry.isErased()) {
            throw JournalProblem.ERASED.because(
                "The corp withdrew, or it grew older than hub.journal.keep; its head stays.");
          }
          audit.note(caller.name(), "journal.reveal", "journal/" + id, why);
          return view(entry, true);
        });
  }

  private EntryView view(JournalEntry entry, boolean revealed) {
    return EntryView.of(search.head(entry), entry, revealed);
  }

  /** Callbacks by the hour, the present one last. */
  public List<HourCount> callbacksPerHour(int hours) {
    caller.need(Scope.JOURNAL_READ);
    return tx.call(() -> search.callbacks(clock.instant(), hours));
  }

  private JournalEntry get(EntryId id) {
    return search
        .find(id)
        .orElseThrow(
            () ->
                JournalProblem.NO_SUCH_ENTRY.because(
                    "Entry " + id + " never was, or is older than hub.journal.keep-hashes."));
  }
}
