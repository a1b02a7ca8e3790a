package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.EntryRow;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.wire.CorpId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Journal entries in the reader's words. */
@Dependent
public class EntryLines {

  private static final int KEPT = 200;

  private final Words words;

  @Inject
  EntryLines(Words words) {
    this.words = words;
  }

  List<EntryLine> of(List<EntryRow> rows) {
    return rows.stream().map(this::of).toList();
  }

  EntryLine of(EntryRow row) {
    boolean kept = row.answerStatus().orElse(KEPT) == KEPT;
    return new EntryLine(
        row.id(),
        row.receivedAt(),
        row.source().key(),
        words.text("operate", "url." + row.url()),
        row.type() + row.changeType().map(type -> " / " + type).orElse(""),
        row.corp().map(CorpId::value).orElse(""),
        row.source().kind() == Source.Kind.SUITE && row.corp().isPresent()
            ? corpUrl(row.source().key(), row.corp().get())
            : "",
        row.remark(),
        answered(row, kept),
        kept ? "quiet" : "bad");
  }

  private String answered(EntryRow row, boolean kept) {
    if (row.url() == UrlKind.FACT || row.answerMillis().isEmpty()) {
      return "";
    }
    String millis = Integer.toString(row.answerMillis().getAsInt());
    if (!kept) {
      return words.text("operate", "answered.late", millis);
    }
    return words.text(
        "operate", row.url() == UrlKind.DATA ? "answered.empty" : "answered.success", millis);
  }

  static String corpUrl(String suite, CorpId corp) {
    return "/console/corp.xhtml?suite="
        + Asked.encoded(suite)
        + "&corp="
        + Asked.encoded(corp.value());
  }
}
