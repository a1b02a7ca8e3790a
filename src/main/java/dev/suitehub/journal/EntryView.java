package dev.suitehub.journal;

import dev.suitehub.wire.SuiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entry in full, as far as whoever looks may see it.
 *
 * @param hash SHA-256 of the decrypted text in hex, by which duplicates are known
 * @param position in the feed of its suite; empty before it has one
 * @param erased its content is gone: the corp withdrew, or it grew old
 * @param revealed what is personal is shown, and that was audited
 */
public record EntryView(
    EntryRow head,
    Optional<SuiteId> suiteId,
    boolean corpKnown,
    Optional<Instant> noticeTime,
    String receiveId,
    String hash,
    Optional<Long> position,
    boolean erased,
    boolean revealed,
    List<ContentLine> content) {

  /**
   * @param head of the same entry
   */
  static EntryView of(EntryRow head, JournalEntry entry, boolean revealed) {
    return new EntryView(
        head,
        entry.suiteId(),
        entry.isCorpKnown(),
        entry.noticeTime(),
        entry.receiveId(),
        entry.hash(),
        entry.place(),
        entry.isErased(),
        revealed && !entry.isErased(),
        entry.text().map(text -> Contents.of(entry.url(), text, revealed)).orElse(List.of()));
  }

  @Override
  public String toString() {
    return "EntryView[" + head.id() + "]";
  }
}
