package dev.suitehub.journal;

import java.time.Instant;

/** One callback that was turned away, in a list. */
public record RefusalRow(
    long id,
    Source source,
    UrlKind url,
    Instant at,
    String remoteAddress,
    RefusalReason reason,
    String detail) {

  EntryMark mark() {
    return new EntryMark(at, id);
  }
}
