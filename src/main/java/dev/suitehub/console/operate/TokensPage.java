package dev.suitehub.console.operate;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.console.frame.Words;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.CorpTokenPage;
import dev.suitehub.tokens.CorpTokenQuery;
import dev.suitehub.tokens.TokenDesk;
import dev.suitehub.tokens.TokenKey;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console/tokens.xhtml}: how old tickets are, how long tokens live, and a new one now. */
@Named("tokensPage")
@RequestScoped
public class TokensPage {

  private static final int ROWS = 50;
  private static final List<String> FIELDS = List.of("suite", "corp", "troubled");

  @Inject TokenDesk desk;
  @Inject TicketLines tickets;
  @Inject TokenLines lines;
  @Inject Choices choices;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Words words;

  private Asked asked = new Asked(Map.of());
  private List<TokenLine> corps = List.of();
  private Optional<TokenKey> next = Optional.empty();

  /** Before anything is shown, and when a button was pressed. */
  public void enter() {
    asked = Asked.now();
    if (Asked.isSent()) {
      asked.read("renew", TokenLines::key).ifPresent(this::renew);
    }
    CorpTokenQuery query =
        new CorpTokenQuery(
            asked.value("suite", SuiteKey::new),
            asked.text("corp"),
            asked.text("troubled").isPresent());
    Optional<TokenKey> after = asked.read("after", TokenLines::key);
    CorpTokenPage page = desk.ofCorps(query, after, ROWS);
    corps = lines.of(page.rows());
    next = page.next();
  }

  private void renew(TokenKey key) {
    if (answers.attempt(() -> desk.renew(key))) {
      answers.done(words.text("operate", "tokens.renewed", key));
    }
  }

  public List<TicketLine> tickets() {
    return tickets.all();
  }

  public List<TokenLine> owners() {
    return lines.of(desk.ofOwners());
  }

  public List<TokenLine> corps() {
    return corps;
  }

  public boolean isRenewable() {
    return caller.may(Scope.OPS_WRITE);
  }

  public String asked(String name) {
    return asked.text(name).orElse("");
  }

  public List<Choice> suites() {
    return choices.suites();
  }

  public boolean isLaterPage() {
    return asked.text("after").isPresent();
  }

  public String next() {
    return next.map(key -> asked.address(FIELDS, key.toString())).orElse("");
  }
}
