package dev.suitehub.console;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.tokens.Tickets;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.TokenRow;
import dev.suitehub.tokens.Tokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /} while the sandbox is on: a newcomer sees the main job happen. */
@Named("home")
@RequestScoped
public class HomePage {

  private static final int MOST_CORPS = 50;

  @Inject HubConfig hub;
  @Inject Suites suites;
  @Inject AuthorizedCorps corps;
  @Inject Tickets tickets;
  @Inject Tokens tokens;
  @Inject UrlChecks checks;
  @Inject Clock clock;

  /** Before anything is shown: without the sandbox the console is all there is. */
  public void enter() {
    ExternalContext answer = FacesContext.getCurrentInstance().getExternalContext();
    answer.setResponseHeader("Cache-Control", "no-store");
    answer.setResponseHeader("X-Content-Type-Options", "nosniff");
    answer.setResponseHeader("Referrer-Policy", "origin");
    answer.setResponseHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    if (!hub.isSandboxOn()) {
      leave("/console/index.xhtml");
    }
  }

  /** The address that alerts had before the console did. */
  public void toAlerts() {
    leave("/console/alerts.xhtml");
  }

  private static void leave(String path) {
    try {
      FacesContext.getCurrentInstance().getExternalContext().redirect(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI publicUrl() {
    return hub.publicUrl();
  }

  /** Asked here too: what stands before a view can be walked around. */
  public List<SuiteCard> suites() {
    if (!hub.isSandboxOn()) {
      return List.of();
    }
    HomeTexts texts =
        new HomeTexts(FacesContext.getCurrentInstance().getViewRoot().getLocale(), clock.instant());
    Map<TokenKey, TokenRow> rows = byKey(tokens.ownerRows());
    return suites.all().stream().map(suite -> card(suite, rows, texts)).toList();
  }

  private SuiteCard card(Suite suite, Map<TokenKey, TokenRow> rows, HomeTexts texts) {
    SuiteKey key = suite.key();
    List<Step> steps =
        List.of(
            check("step.check.system", Source.of(suite.provider()), UrlKind.SYSTEM, texts),
            check("step.check.command", Source.of(key), UrlKind.COMMAND, texts),
            check("step.check.data", Source.of(key), UrlKind.DATA, texts),
            suiteId(suite, texts),
            ticket(key, texts),
            token("step.token.suite", rows.get(TokenKey.suite(key)), texts),
            token("step.token.provider", rows.get(TokenKey.provider(suite.provider())), texts));
    List<AuthorizedCorp> shown =
        corps.page(key, Optional.empty(), MOST_CORPS).stream()
            .filter(corp -> corp.state() != CorpState.ENDED)
            .toList();
    Map<TokenKey, TokenRow> theirs =
        byKey(tokens.corpRows(key, shown.stream().map(AuthorizedCorp::corpId).toList()));
    List<CorpRow> installed =
        shown.stream()
            .map(corp -> corp(corp, theirs.get(TokenKey.corp(key, corp.corpId())), texts))
            .toList();
    return new SuiteCard(key.value(), suites.app(key).name(), "/install/" + key, steps, installed);
  }

  private static Map<TokenKey, TokenRow> byKey(List<TokenRow> rows) {
    return rows.stream().collect(Collectors.toMap(TokenRow::key, Function.identity()));
  }

  private Step check(String label, Source source, UrlKind url, HomeTexts texts) {
    return checks
        .lastPassed(source, url)
        .map(at -> Step.good(label, texts.ago("check.passed", at)))
        .orElseGet(() -> Step.waiting(label, texts.text("check.none")));
  }

  private static Step suiteId(Suite suite, HomeTexts texts) {
    return suite
        .suiteId()
        .map(id -> Step.good("step.suiteid", id.value()))
        .orElseGet(
            () ->
                Step.waiting(
                    "step.suiteid",
                    suite
                        .proposedSuiteId()
                        .map(id -> texts.text("suiteid.proposed", id.value()))
                        .orElse(texts.text("suiteid.none"))));
  }

  private Step ticket(SuiteKey key, HomeTexts texts) {
    TicketState state = tickets.state(key);
    String label = "step.ticket";
    return switch (state.freshness()) {
      case WAITING_FOR_TICKET -> Step.waiting(label, texts.text("ticket.none"));
      case FRESH -> Step.good(label, texts.ago("ticket.fresh", state.ticketTime().orElseThrow()));
      case STALE ->
          new Step(label, "bad", texts.ago("ticket.stale", state.ticketTime().orElseThrow()));
    };
  }

  private static Step token(String label, @Nullable TokenRow row, HomeTexts texts) {
    Optional<Instant> until = valid(row, texts);
    return Step.of(
        until.isPresent(),
        label,
        until.map(at -> texts.ahead("token.works", at)).orElseGet(() -> texts.text("token.none")));
  }

  private static CorpRow corp(AuthorizedCorp corp, @Nullable TokenRow row, HomeTexts texts) {
    Optional<Instant> until = valid(row, texts);
    return new CorpRow(
        corp.corpName(),
        corp.corpId().value(),
        texts.text("corp." + corp.state()),
        until.isPresent() && corp.isActive() ? "good" : "waiting",
        until
            .map(at -> texts.ahead("token.works", at))
            .orElseGet(() -> texts.text("token.unasked")));
  }

  private static Optional<Instant> valid(@Nullable TokenRow row, HomeTexts texts) {
    return Optional.ofNullable(row)
        .filter(token -> token.hasValidToken(texts.now()))
        .flatMap(TokenRow::expiresAt);
  }
}
