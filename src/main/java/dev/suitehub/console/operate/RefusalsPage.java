package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.journal.EntryMark;
import dev.suitehub.journal.RefusalCount;
import dev.suitehub.journal.RefusalDesk;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.RefusalRow;
import dev.suitehub.journal.Source;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /console/refusals.xhtml}: what was turned away, and why. */
@Named("refusalsPage")
@RequestScoped
public class RefusalsPage {

  private static final int ROWS = 50;
  private static final List<String> FIELDS = List.of("source", "reason");

  /** As the callbacks' receiver rules note it. */
  private static final Pattern RECEIVER =
      Pattern.compile("got (\\S*), expected (?:one of \\[(.*?)\\]|(a corpid))(?:: (.*))?");

  @Inject RefusalDesk desk;
  @Inject Choices choices;
  @Inject Words words;

  private Asked asked = new Asked(Map.of());
  private List<RefusalLine> rows = List.of();
  private Optional<EntryMark> next = Optional.empty();

  /** How many a URL turned away for one reason, ever. */
  public record Total(String from, String url, String reason, String total) {}

  @PostConstruct
  void look() {
    asked = Asked.now();
    Optional<Source> source =
        asked.read(
            "source",
            text -> text.equals("unknown") ? Optional.of(Source.UNKNOWN) : Choices.source(text));
    Optional<RefusalReason> reason = asked.value("reason", RefusalReason::valueOf);
    Optional<EntryMark> after = asked.read("after", EntryMark::parse);
    var page = desk.page(source, reason, after, ROWS);
    rows = page.rows().stream().map(this::line).toList();
    next = page.next();
  }

  private RefusalLine line(RefusalRow row) {
    Matcher receiver = RECEIVER.matcher(row.detail());
    boolean split = row.reason() == RefusalReason.RECEIVER && receiver.matches();
    String more = split && receiver.group(4) != null ? " " + receiver.group(4) : "";
    return new RefusalLine(
        row.at(),
        from(row.source()),
        words.text("operate", "url." + row.url()),
        row.remoteAddress(),
        words.text("operate", "refusal." + row.reason()),
        words.text("operate", "refusal." + row.reason() + ".why"),
        words.text("operate", "refusal." + row.reason() + ".cure"),
        split ? receiver.group(1) : row.detail(),
        split
            ? (receiver.group(2) == null
                    ? words.text("operate", "refusal.a-corpid")
                    : receiver.group(2))
                + more
            : "");
  }

  private String from(Source source) {
    return source.equals(Source.UNKNOWN) ? words.text("operate", "refusals.unknown") : source.key();
  }

  public List<RefusalLine> rows() {
    return rows;
  }

  public List<Total> totals() {
    return desk.totals().stream().map(this::total).toList();
  }

  private Total total(RefusalCount count) {
    return new Total(
        from(count.source()),
        words.text("operate", "url." + count.url()),
        words.text("operate", "refusal." + count.reason()),
        Long.toString(count.total()));
  }

  public String asked(String name) {
    return asked.text(name).orElse("");
  }

  public List<Choice> sources() {
    return choices.sources();
  }

  public List<Choice> reasons() {
    return Arrays.stream(RefusalReason.values())
        .map(one -> new Choice(one.name(), words.text("operate", "refusal." + one)))
        .toList();
  }

  public boolean isLaterPage() {
    return asked.text("after").isPresent();
  }

  public String next() {
    return next.map(mark -> asked.address(FIELDS, mark.toString())).orElse("");
  }
}
