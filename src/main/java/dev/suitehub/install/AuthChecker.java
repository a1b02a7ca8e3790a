package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.journal.Journal;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.registry.corp.AuthInfo;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.corp.CorpState;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;

/** Asks get_auth_info what a corp allows now, and whether it still has authorised us at all. */
@Dependent
class AuthChecker {

  private static final Logger LOG = System.getLogger(AuthChecker.class.getName());
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Duration LONGEST_WAIT_FOR_A_TOKEN = Duration.ofMinutes(1);

  /** Thousands of corps of a suite without a token must not keep other suites' corps waiting. */
  private static final Duration WITHOUT_A_TOKEN = Duration.ofSeconds(5);

  /** WeCom has answered: to ask again at once would bring the same. */
  private static final Duration FIRST_WAIT_FOR_SUSPECTS = Duration.ofMinutes(1);

  private final AuthorizedCorps corps;
  private final Suites suites;
  private final Tokens tokens;
  private final Wecom wecom;
  private final Journal journal;
  private final AuditLog audit;
  private final InstallConfig config;
  private final Tx tx;
  private final Clock clock;

  @Inject
  AuthChecker(
      AuthorizedCorps corps,
      Suites suites,
      Tokens tokens,
      Wecom wecom,
      Journal journal,
      AuditLog audit,
      InstallConfig config,
      Tx tx,
      Clock clock) {
    this.corps = corps;
    this.suites = suites;
    this.tokens = tokens;
    this.wecom = wecom;
    this.journal = journal;
    this.audit = audit;
    this.config = config;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * Does nothing where another node, or another thread of this one, has it. False where WeCom could
   * not be asked: whoever has more to ask should leave it alone for a moment.
   */
  boolean run(AuthorizedCorp corp) {
    Optional<ProblemException> without = withoutToken(corp);
    String me = UUID.randomUUID().toString();
    Optional<Secret> code =
        tx.call(() -> corps.claimCheck(corp, me, config.claim()))
            .flatMap(AuthorizedCorp::permanentCode);
    if (code.isEmpty()) {
      return true;
    }
    if (without.isPresent()) {
      record(corp, me, held -> notAsked(held, without.get().detail()));
      return false;
    }
    try {
      JsonObject info =
          tokens.withSuiteToken(
              corp.suite(), token -> wecom.authInfo(token, corp.corpId(), code.get()));
      record(corp, me, held -> confirmed(held, new AuthInfo(info.toString())));
      return true;
    } catch (WecomRefused e) {
      record(corp, me, held -> refused(held, code.get(), e));
      return doubts(e);
    } catch (WecomUnreachable e) {
      record(corp, me, held -> later(held, Optional.empty(), String.valueOf(e.getMessage())));
    } catch (ProblemException e) {
      record(corp, me, held -> notAsked(held, e.detail()));
    }
    return false;
  }

  /** Before the claim, which is as short as a call: to wait for a token may take longer. */
  private Optional<ProblemException> withoutToken(AuthorizedCorp corp) {
    try {
      tokens.await(TokenKey.suite(corp.suite()));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e);
    }
  }

  private static boolean doubts(WecomRefused refusal) {
    return ErrCode.doubtsAuthorisation(refusal.errcode());
  }

  private void record(AuthorizedCorp corp, String me, Consumer<AuthorizedCorp> result) {
    tx.run(() -> corps.claimed(corp.suite(), corp.corpId(), me).ifPresent(result));
  }

  private void confirmed(AuthorizedCorp corp, AuthInfo now) {
    Optional<AuthInfo> before = corp.authInfo();
    boolean revived = corp.state() == CorpState.CANCEL_REPORTED;
    OptionalInt doubt = corp.suspectErrcode();
    boolean changed = corps.confirm(corp, now);
    doubt.ifPresent(errcode -> healed(corp, errcode));
    if (before.isPresent() && (changed || revived)) {
      String difference = Json.createDiff(before.get().tree(), now.tree()).toString();
      journal.fact(
          corp.suite(),
          corp.corpId(),
          Journal.CORP_CHANGED,
          clock.instant().toString(),
          Map.of("difference", difference));
    }
  }

  /** Whoever waits for a token need not wait for the end of a back-off. */
  private void healed(AuthorizedCorp corp, int errcode) {
    if (ErrCode.doubtsAuthorisation(errcode)) {
      tokens.askAgain(corp.suite(), corp.corpId());
    }
    audit.note("hub", "corp.healed", "suite/" + corp.suite() + "/corp/" + corp.corpId(), "");
    LOG.log(Level.INFO, "suspect no more suite={0} corp={1}", corp.suite(), corp.corpId());
  }

  /**
   * After cancel_auth, an errcode that doubts the authorisation says that it is true. Without one
   * it is no reason to erase anything: the corp is suspect, and asked again less and less often.
   */
  private void refused(AuthorizedCorp corp, Secret asked, WecomRefused refusal) {
    boolean current = corp.permanentCode().equals(Optional.of(asked));
    if (refusal.isLocal()) {
      postpone(corp, refusal);
    } else if (!doubts(refusal) || !current) {
      later(corp, refusal.retryAfter(), String.valueOf(refusal.getMessage()));
    } else if (corp.cancelReportedAt().isPresent()) {
      ended(corp);
    } else {
      suspect(corp, refusal);
    }
  }

  private void suspect(AuthorizedCorp corp, WecomRefused refusal) {
    Duration wait = Backoff.after(corp.checkAttempts(), FIRST_WAIT_FOR_SUSPECTS, LONGEST_WAIT);
    if (corps.refuseCheck(corp, refusal.errcode(), wait)) {
      audit.note(
          "hub",
          "corp.suspect",
          "suite/" + corp.suite() + "/corp/" + corp.corpId(),
          "get_auth_info was refused with " + refusal.errcode());
    }
    again(corp, wait, String.valueOf(refusal.getMessage()));
  }

  private void ended(AuthorizedCorp corp) {
    corps.end(corp);
    tokens.forgetCorp(corp.suite(), corp.corpId());
    journal.eraseCorp(
        corp.suite(), suites.find(corp.suite()).flatMap(Suite::suiteId), corp.corpId());
    journal.fact(
        corp.suite(), corp.corpId(), Journal.CORP_ENDED, corp.authorizedAt().toString(), Map.of());
    audit.note("hub", Journal.CORP_ENDED, "suite/" + corp.suite() + "/corp/" + corp.corpId(), "");
    LOG.log(Level.INFO, "ended suite={0} corp={1}", corp.suite(), corp.corpId());
  }

  /** There is no suite token, which is said elsewhere: soon again, for that costs WeCom nothing. */
  private void notAsked(AuthorizedCorp corp, String why) {
    Duration wait = Backoff.after(corp.checkAttempts(), LONGEST_WAIT_FOR_A_TOKEN);
    corps.retryCheck(corp, wait);
    suites.restChecks(corp.suite(), clock.instant().plus(WITHOUT_A_TOKEN));
    LOG.log(
        Level.DEBUG,
        "get_auth_info suite={0} corp={1} not asked, again in {2}: {3}",
        corp.suite(),
        corp.corpId(),
        wait,
        why);
  }

  /** Nothing was asked: thousands may wait for the end of one pause, so it is no warning each. */
  private void postpone(AuthorizedCorp corp, WecomRefused refusal) {
    Duration wait = Backoff.atLeast(refusal.retryAfter(), SHORTEST_WAIT);
    corps.postponeCheck(corp, wait);
    LOG.log(
        Level.DEBUG,
        "get_auth_info suite={0} corp={1} not sent, again in {2}: {3}",
        corp.suite(),
        corp.corpId(),
        wait,
        refusal.getMessage());
  }

  private void later(AuthorizedCorp corp, Optional<Duration> least, String why) {
    Duration wait = Backoff.atLeast(least, Backoff.after(corp.checkAttempts(), LONGEST_WAIT));
    corps.retryCheck(corp, wait);
    again(corp, wait, why);
  }

  private static void again(AuthorizedCorp corp, Duration wait, String why) {
    LOG.log(
        Level.WARNING,
        "get_auth_info suite={0} corp={1} again in {2}: {3}",
        corp.suite(),
        corp.corpId(),
        wait,
        why);
  }
}
