package dev.suitehub.journal;

import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One entry in a list: its head, never its content. */
public record EntryRow(
    long id,
    Source source,
    UrlKind url,
    String type,
    Optional<String> changeType,
    Optional<CorpId> corp,
    Instant receivedAt,
    String remark,
    OptionalInt answerStatus,
    OptionalInt answerMillis) {

  /** For the query. */
  public EntryRow(
      Long id,
      Source.Kind sourceKind,
      String sourceKey,
      UrlKind url,
      String type,
      @Nullable String changeType,
      @Nullable CorpId corp,
      Instant receivedAt,
      String remark,
      @Nullable Integer answerStatus,
      @Nullable Integer answerMillis) {
    this(
        id,
        new Source(sourceKind, sourceKey),
        url,
        type,
        Optional.ofNullable(changeType),
        Optional.ofNullable(corp),
        receivedAt,
        remark,
        number(answerStatus),
        number(answerMillis));
  }

  EntryMark mark() {
    return new EntryMark(receivedAt, id);
  }

  static OptionalInt number(@Nullable Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
