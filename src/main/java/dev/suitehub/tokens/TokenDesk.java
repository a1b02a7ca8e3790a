package dev.suitehub.tokens;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tickets and tokens for people: how they stand, and a new one now. No token leaves here. */
@Dependent
public class TokenDesk {

  public static final int LONGEST_PAGE = 200;

  private final TokenLedger ledger;
  private final Tokens tokens;
  private final Tickets tickets;
  private final Suites suites;
  private final Turnstile turnstile;
  private final Caller caller;
  private final AuditLog audit;
  private final Tx tx;

  @Inject
  TokenDesk(
      TokenLedger ledger,
      Tokens tokens,
      Tickets tickets,
      Suites suites,
      Turnstile turnstile,
      Caller caller,
      AuditLog audit,
      Tx tx) {
    this.ledger = ledger;
    this.tokens = tokens;
    this.tickets = tickets;
    this.suites = suites;
    this.turnstile = turnstile;
    this.caller = caller;
    this.audit = audit;
    this.tx = tx;
  }

  /** Of every suite, in order. */
  public List<TicketRow> tickets() {
    caller.need(Scope.OPS_READ);
    return tx.call(
        () ->
            suites.all().stream()
                .map(Suite::key)
                .map(suite -> new TicketRow(suite, tickets.state(suite)))
                .toList());
  }

  /** Of suites and providers, in order: as many as there are of these. */
  public List<TokenRow> ofOwners() {
    caller.need(Scope.OPS_READ);
    return ledger.ownerRows();
  }

  /** How the corp tokens of each suite stand, by its key. */
  public Map<String, CorpTokens> counts() {
    caller.need(Scope.OPS_READ);
    return ledger.countCorps();
  }

  /**
   * Corp tokens, by suite and corpid.
   *
   * @param after the {@link CorpTokenPage#next} of the page before
   * @param limit 1 to {@value #LONGEST_PAGE}; what is outside counts as the nearest
   */
  public CorpTokenPage ofCorps(CorpTokenQuery query, Optional<TokenKey> after, int limit) {
    caller.need(Scope.OPS_READ);
    int size = Math.max(1, Math.min(limit, LONGEST_PAGE));
    List<TokenRow> rows = ledger.corpPage(query, after, size + 1);
    return rows.size() <= size
        ? new CorpTokenPage(rows, Optional.empty())
        : new CorpTokenPage(
            List.copyOf(rows.subList(0, size)), Optional.of(rows.get(size - 1).key()));
  }

  /** Empty where none was ever asked for, or it was forgotten. */
  public Optional<TokenRow> find(TokenKey key) {
    caller.need(Scope.OPS_READ);
    return ledger.row(key);
  }

  /**
   * Asks WeCom for it now, though the one that is kept may be good, by the same way that all
   * renewals go: one call, whoever else wants it. A wait after a failure ends, but for one that
   * WeCom itself asked for. Audited before WeCom is asked. Returns when it is there, a little later
   * than a caller's patience at most. Throws {@code asked-just-now}, the {@link TokenProblem} that
   * came instead of a token, {@code gone-meanwhile}, or the registry's {@code no-such-…}.
   */
  public TokenRow renew(TokenKey key) {
    caller.need(Scope.OPS_WRITE);
    if (key.kind().isTicket()) {
      throw new IllegalArgumentException("JS tickets are renewed with their corp's token: " + key);
    }
    turnstile
        .enter(key)
        .ifPresent(
            wait -> {
              throw justAsked(wait);
            });
    tx.run(
        () -> {
          ledger.makeDue(key);
          audit.note(caller.name(), "token.renew", subject(key), "");
        });
    tokens.renewNow(key);
    return ledger
        .row(key)
        .orElseThrow(
            () ->
                TokenProblem.GONE_MEANWHILE.because(
                    "It came, and was forgotten: look whether "
                        + subject(key)
                        + " is still there."));
  }

  /**
   * Forgets the one that is kept: whoever wants it next brings a new one. While WeCom's is valid it
   * hands out the same again. Audited.
   */
  public void forget(TokenKey key) {
    caller.need(Scope.OPS_WRITE);
    tx.run(
        () -> {
          ledger.forget(key);
          audit.note(caller.name(), "token.forget", subject(key), "");
        });
    tokens.leaveOut(key);
  }

  private static String subject(TokenKey key) {
    return switch (key.kind()) {
      case PROVIDER -> "provider/" + key.owner();
      case SUITE -> "suite/" + key.owner();
      case CORP, CONFIG_TICKET, AGENT_TICKET -> "suite/" + key.owner() + "/corp/" + key.corpId();
    };
  }

  private static ProblemException justAsked(Duration wait) {
    return new ProblemException(
        TokenProblem.ASKED_JUST_NOW,
        "WeCom was asked for it a moment ago; once in " + Turnstile.SECONDS + " seconds is enough.",
        Map.of("retryAfter", Math.max(1, wait.toSeconds())));
  }
}
