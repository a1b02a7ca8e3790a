package dev.suitehub.journal;

import dev.suitehub.wire.CorpId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One entry in a list: its head, never its content.
 *
 * @param answerStatus what WeCom was answered, and {@code answerMillis} after how long; empty until
 *     it is written down, for facts, and where the hub was killed before
 */
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

  /** For the query, which does not read what was answered. */
  public EntryRow(
      Long id,
      Source.Kind sourceKind,
      String sourceKey,
      UrlKind url,
      String type,
      @Nullable String changeType,
      @Nullable CorpId corp,
      Instant receivedAt,
      String remark) {
    this(
        id,
        new Source(sourceKind, sourceKey),
        url,
        type,
        Optional.ofNullable(changeType),
        Optional.ofNullable(corp),
        receivedAt,
        remark,
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  EntryRow answered(EntryAnswer answer) {
    return new EntryRow(
        id,
        source,
        url,
        type,
        changeType,
        corp,
        receivedAt,
        remark,
        OptionalInt.of(answer.status()),
        OptionalInt.of(answer.millis()));
  }

  EntryMark mark() {
    return new EntryMark(receivedAt, id);
  }
}
