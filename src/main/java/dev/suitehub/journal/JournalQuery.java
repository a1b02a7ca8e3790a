package dev.suitehub.journal;

import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for in the journal; what is empty does not matter.
 *
 * @param type the notice's or the fact's, exactly as the journal keeps it
 * @param from the first moment that counts
 * @param until the first moment that counts no more
 */
public record JournalQuery(
    Optional<EntryId> entry,
    Optional<Source> source,
    Optional<CorpId> corp,
    Optional<String> type,
    Optional<UrlKind> url,
    Optional<Instant> from,
    Optional<Instant> until) {

  public static final JournalQuery EVERYTHING =
      new JournalQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What came from a corp, and what became of it. */
  public static JournalQuery of(Source source, CorpId corp) {
    return new JournalQuery(
        Optional.empty(),
        Optional.of(source),
        Optional.of(corp),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public JournalQuery facts(Instant since, Instant before) {
    return new JournalQuery(
        entry,
        source,
        corp,
        type,
        Optional.of(UrlKind.FACT),
        Optional.of(since),
        Optional.of(before));
  }
}
