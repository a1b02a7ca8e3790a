package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.EntryId;
import dev.suitehub.journal.EntryMark;
import dev.suitehub.journal.JournalDesk;
import dev.suitehub.journal.JournalQuery;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.wire.CorpId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console/journal.xhtml}: what arrived, found by whatever is known of it. */
@Named("journalPage")
@RequestScoped
public class JournalPage {

  private static final int ROWS = 50;
  private static final List<String> FIELDS =
      List.of("from", "source", "corp", "type", "url", "until", "entry");

  @Inject JournalDesk desk;
  @Inject Choices choices;
  @Inject EntryLines lines;
  @Inject Words words;

  private Asked asked = new Asked(Map.of());
  private List<EntryLine> rows = List.of();
  private Optional<EntryMark> next = Optional.empty();

  @PostConstruct
  void look() {
    asked = Asked.now();
    JournalQuery query =
        new JournalQuery(
            asked.value("entry", text -> new EntryId(Long.parseLong(text))),
            asked.read("source", Choices::source),
            asked.value("corp", CorpId::new),
            asked.text("type"),
            asked.value("url", UrlKind::valueOf),
            asked.time("from", Words.ZONE),
            asked.time("until", Words.ZONE));
    Optional<EntryMark> after = asked.read("after", EntryMark::parse);
    if (asked.wrong().isEmpty()) {
      var page = desk.search(query, after, ROWS);
      rows = lines.of(page.rows());
      next = page.next();
    }
  }

  public List<EntryLine> rows() {
    return rows;
  }

  /** What was asked for under that name; empty where nothing was. */
  public String asked(String name) {
    return asked.text(name).orElse("");
  }

  public boolean isWrong(String name) {
    return asked.wrong().contains(name);
  }

  public List<Choice> sources() {
    return choices.sources();
  }

  public List<Choice> urls() {
    return Arrays.stream(UrlKind.values())
        .map(kind -> new Choice(kind.name(), words.text("operate", "url." + kind)))
        .toList();
  }

  public boolean isLaterPage() {
    return asked.text("after").isPresent();
  }

  /** The address of the next page; empty on the last. */
  public String next() {
    return next.map(mark -> asked.address(FIELDS, mark.toString())).orElse("");
  }
}
