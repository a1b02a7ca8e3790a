package dev.suitehub.install;

import dev.suitehub.journal.EntryId;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the notices of the authorisation family change (doc 90642). Everything runs in the caller's
 * transaction and only marks what the worker has to do: WeCom wants its answer within a second.
 */
@Dependent
public class Installs {

  private static final Logger LOG = System.getLogger(Installs.class.getName());

  private final PendingExchanges exchanges;
  private final InstallStates states;
  private final AuthorizedCorps corps;
  private final Tokens tokens;
  private final Clock clock;

  @Inject
  Installs(
      PendingExchanges exchanges,
      InstallStates states,
      AuthorizedCorps corps,
      Tokens tokens,
      Clock clock) {
    this.exchanges = exchanges;
    this.states = states;
    this.corps = corps;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** create_auth: a code to exchange. The corp is known only after that. */
  public void begin(SuiteKey suite, Notice notice, EntryId entry) {
    code(notice, entry)
        .ifPresent(
            code -> exchanges.keep(suite, code, CodeSource.CREATE_AUTH, kind(suite, notice), true));
  }

  /** change_auth: what the corp allows has changed; get_auth_info tells what. */
  public void refresh(SuiteKey suite, Notice notice, EntryId entry) {
    corp(notice, entry).ifPresent(corp -> corps.recheck(suite, corp));
  }

  /** The same text once more, of which the first was told where it lacked something. */
  public void refreshAgain(SuiteKey suite, Notice notice) {
    notice.corpId().ifPresent(corp -> corps.recheck(suite, corp));
  }

  /**
   * cancel_auth: no token from now on; get_auth_info tells whether a newer authorisation exists.
   */
  public void end(SuiteKey suite, Notice notice, EntryId entry) {
    corp(notice, entry)
        .filter(corp -> corps.cancelReported(suite, corp, notice.happenedBy(clock.instant())))
        .ifPresent(corp -> tokens.forgetCorp(suite, corp));
  }

  /** reset_permanent_code (doc 97175): a code for a new permanent code. */
  public void renewCode(SuiteKey suite, Notice notice, EntryId entry) {
    code(notice, entry)
        .ifPresent(
            code ->
                exchanges.keep(
                    suite, code, CodeSource.RESET_PERMANENT_CODE, AuthorizationKind.UNKNOWN, true));
  }

  /** Where codes of ours, no stranger's, wait for longer than that, by suite. */
  public List<SlowExchanges> slow(Duration age, int limit) {
    return exchanges.slow(age, limit);
  }

  /** How the exchanges of all suites stand. */
  public InstallTotals totals() {
    return exchanges.totals();
  }

  /** The installs that are lost, of the codes that came in since then; the oldest first. */
  public List<LostExchange> losses(Instant since) {
    return exchanges.lost(since);
  }

  /**
   * Newer notices carry the state of the link that began the install: it tells a test from a formal
   * one.
   */
  private AuthorizationKind kind(SuiteKey suite, Notice notice) {
    return notice
        .field("State")
        .flatMap(states::find)
        .filter(state -> state.suite().equals(suite))
        .map(InstallState::kind)
        .orElse(AuthorizationKind.UNKNOWN);
  }

  private static Optional<Secret> code(Notice notice, EntryId entry) {
    return present(
        notice.secret("AuthCode"),
        "AuthCode of at most " + Notice.MOST_SECRET_BYTES + " bytes",
        entry);
  }

  private static Optional<CorpId> corp(Notice notice, EntryId entry) {
    return present(notice.corpId(), "AuthCorpId", entry);
  }

  private static <T> Optional<T> present(Optional<T> value, String field, EntryId entry) {
    if (value.isEmpty()) {
      LOG.log(Level.WARNING, "notice entry={0} has no {1}: nothing done", entry.value(), field);
    }
    return value;
  }
}
