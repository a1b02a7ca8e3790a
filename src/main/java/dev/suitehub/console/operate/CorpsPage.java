package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.CorpDesk;
import dev.suitehub.registry.corp.CorpMark;
import dev.suitehub.registry.corp.CorpQuery;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.corp.ListedCorp;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console/corps.xhtml}: who has authorised what. */
@Named("corpsPage")
@RequestScoped
public class CorpsPage {

  private static final int ROWS = 50;
  private static final List<String> FIELDS = List.of("suite", "state", "kind", "text");

  @Inject CorpDesk desk;
  @Inject Choices choices;
  @Inject Words words;

  private Asked asked = new Asked(Map.of());
  private List<CorpLine> rows = List.of();
  private Optional<CorpMark> next = Optional.empty();

  @PostConstruct
  void look() {
    asked = Asked.now();
    CorpQuery query =
        new CorpQuery(
            asked.value("suite", SuiteKey::new),
            asked.value("state", CorpState::valueOf),
            asked.value("kind", AuthorizationKind::valueOf),
            asked.text("text"));
    var page = desk.page(query, asked.read("after", CorpMark::parse), ROWS);
    rows = page.rows().stream().map(this::line).toList();
    next = page.next();
  }

  private CorpLine line(ListedCorp corp) {
    return new CorpLine(
        EntryLines.corpUrl(corp.suite().value(), corp.corpId()),
        corp.corpName().isEmpty() ? corp.corpId().value() : corp.corpName(),
        corp.corpId().value(),
        corp.suite().value(),
        mark(corp.state()),
        words.text("operate", "corp." + corp.state()),
        words.text("operate", "corp.kind." + corp.kind()),
        corp.authorizedAt());
  }

  static String mark(CorpState state) {
    return switch (state) {
      case ACTIVE -> "good";
      case SUSPECT -> "bad";
      case CANCEL_REPORTED -> "waiting";
      case ENDED -> "quiet";
    };
  }

  public List<CorpLine> rows() {
    return rows;
  }

  /** Whether nobody has ever installed anything, rather than nothing was found. */
  public boolean isFresh() {
    return desk.counts().values().stream().allMatch(count -> count == 0);
  }

  public String asked(String name) {
    return asked.text(name).orElse("");
  }

  public List<Choice> suites() {
    return choices.suites();
  }

  /** Each state with how many are in it. */
  public List<Choice> states() {
    Map<CorpState, Long> counts = desk.counts();
    return Arrays.stream(CorpState.values())
        .map(
            state ->
                new Choice(
                    state.name(),
                    words.text("operate", "corp." + state) + " (" + counts.get(state) + ")"))
        .toList();
  }

  public List<Choice> kinds() {
    return Arrays.stream(AuthorizationKind.values())
        .map(kind -> new Choice(kind.name(), words.text("operate", "corp.kind." + kind)))
        .toList();
  }

  public boolean isLaterPage() {
    return asked.text("after").isPresent();
  }

  public String next() {
    return next.map(mark -> asked.address(FIELDS, mark.toString())).orElse("");
  }
}
