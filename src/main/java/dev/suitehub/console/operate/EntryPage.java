package dev.suitehub.console.operate;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.delivery.Delivered;
import dev.suitehub.journal.ContentLine;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.EntryView;
import dev.suitehub.journal.JournalDesk;
import dev.suitehub.journal.JournalProblem;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /console/entry.xhtml}: one entry, masked until somebody says what for. */
@Named("entryPage")
@RequestScoped
public class EntryPage {

  @Inject JournalDesk desk;
  @Inject EntryLines lines;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private @Nullable EntryView entry;
  private String reason = "";

  /** Before anything is shown, and when the reason was given. */
  public @Nullable String enter() {
    if (!answers.attempt(this::entry)) {
      return Asked.away("/console/journal");
    }
    if (Asked.isSent()) {
      reason = Asked.now().text("reason").orElse("");
      answers.attempt(() -> entry = desk.reveal(new EntryId(entry().head().id()), reason));
    }
    return null;
  }

  /** Read when it is asked for first: a form's parts are, before its button has acted. */
  public EntryView entry() {
    EntryView known = entry;
    if (known == null) {
      known =
          desk.show(
              Asked.now()
                  .value("id", text -> new EntryId(Long.parseLong(text)))
                  .orElseThrow(
                      () -> JournalProblem.NO_SUCH_ENTRY.because("The address names no entry.")));
      entry = known;
    }
    return known;
  }

  public EntryLine head() {
    return lines.of(entry().head());
  }

  public List<ContentLine> content() {
    return entry().content();
  }

  public String veil(ContentLine line) {
    return words.text("operate", "veil." + line.veil());
  }

  public List<EntryLine> facts() {
    return lines.of(desk.factsAfter(entry()));
  }

  /** The hub derived it: nobody waited for an answer. */
  public boolean isFact() {
    return entry().head().url() == UrlKind.FACT;
  }

  public boolean isRevealable() {
    return !entry().erased() && !entry().revealed() && caller.may(Scope.JOURNAL_REVEAL);
  }

  public String reason() {
    return reason;
  }

  public String suiteId() {
    return entry().suiteId().map(SuiteId::value).orElse("");
  }

  public @Nullable Instant noticeTime() {
    return entry().noticeTime().orElse(null);
  }

  /** Whether, and where, business systems read it. */
  public String delivery() {
    if (entry().head().source().kind() != Source.Kind.SUITE) {
      return words.text("operate", "delivery.nowhere");
    }
    if (!Delivered.isEver(entry().head().type())) {
      return words.text("operate", "delivery.never");
    }
    return entry()
        .position()
        .map(position -> words.text("operate", "delivery.at", Long.toString(position)))
        .orElseGet(() -> words.text("operate", "delivery.soon"));
  }
}
