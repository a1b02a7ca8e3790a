package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.journal.Journal;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AppAtInstall;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.PermanentGrant;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Exchanges one auth code: claim, call, record, each in a transaction of its own or in none. What
 * WeCom surely did not act on (-1, 45009, no suite token) is asked again as long as the code lives:
 * to give up earlier would lose the install.
 */
@Dependent
class Exchanger {

  private static final Logger LOG = System.getLogger(Exchanger.class.getName());
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** Long enough for a gateway to come back, well within the life of the code. */
  private static final Duration BEFORE_ASKING_ONCE_MORE = Duration.ofSeconds(30);

  /** Ten minutes without a database: what WeCom has given it does not give again. */
  private static final int RECORD_TRIES = 120;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final PendingExchanges exchanges;
  private final InstallStates states;
  private final TestLinks links;
  private final Suites suites;
  private final AuthorizedCorps corps;
  private final Tokens tokens;
  private final Wecom wecom;
  private final Journal journal;
  private final AuditLog audit;
  private final InstallConfig config;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Exchanger(
      PendingExchanges exchanges,
      InstallStates states,
      TestLinks links,
      Suites suites,
      AuthorizedCorps corps,
      Tokens tokens,
      Wecom wecom,
      Journal journal,
      AuditLog audit,
      InstallConfig config,
      Tx tx,
      Clock clock) {
    this.exchanges = exchanges;
    this.states = states;
    this.links = links;
    this.suites = suites;
    this.corps = corps;
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
  boolean run(Long id) {
    if (!hasToken(id)) {
      return false;
    }
    String me = UUID.randomUUID().toString();
    Optional<PendingExchange> claimed = tx.call(() -> claim(id, me));
    if (claimed.isEmpty()) {
      return true;
    }
    PendingExchange exchange = claimed.get();
    Secret code = exchange.code().orElseThrow();
    try {
      PermanentGrant grant =
          tokens.withSuiteToken(exchange.suite(), token -> grant(exchange, me, token, code));
      keep(id, grant);
      return true;
    } catch (WecomRefused e) {
      record(id, me, held -> refused(held, e));
      // Codes that strangers invent are not worth WeCom's full pace.
      return exchange.isTrusted() && !isLater(e);
    } catch (WecomUnreachable e) {
      record(id, me, held -> unreachable(held, e));
    } catch (ProblemException e) {
      // No suite token: WeCom was never shown the code.
      record(id, me, held -> held.retry(clock.instant(), backoff(held), e.detail()));
    }
    return false;
  }

  /** Where the first token was refused this is the second call: each has the whole claim. */
  private PermanentGrant grant(PendingExchange exchange, String me, Secret token, Secret code) {
    if (!tx.<Boolean>call(() -> exchanges.extend(exchange.id(), me, config.claim()))) {
      // Another node has the code now: nothing of this one is recorded.
      throw new WecomUnreachable("taken over while a token was renewed", false, null);
    }
    return exchange.isLastChance(clock.instant())
        ? wecom.permanentCodeInSpiteOfPauses(token, code)
        : wecom.permanentCode(token, code);
  }

  /** One that grew too old ends here instead of being asked. */
  private Optional<PendingExchange> claim(Long id, String me) {
    Optional<PendingExchange> claimed = exchanges.claim(id, me, config.claim());
    if (claimed.isEmpty()) {
      exchanges.find(id).ifPresent(Exchanger::tell);
    }
    return claimed;
  }

  /** Before the claim, so that the claim covers little more than the call that uses the code up. */
  private boolean hasToken(Long id) {
    Optional<PendingExchange> waiting = tx.call(() -> exchanges.find(id));
    try {
      waiting.ifPresent(exchange -> tokens.await(TokenKey.suite(exchange.suite())));
      return waiting.isPresent();
    } catch (ProblemException e) {
      tx.run(
          () ->
              exchanges
                  .free(id)
                  .ifPresent(
                      free -> {
                        free.leave(clock.instant(), backoff(free), e.detail());
                        tell(free);
                      }));
      return false;
    }
  }

  /** What WeCom gave it gives once: recorded whoever holds the claim by now, and tried hard. */
  private void keep(Long id, PermanentGrant grant) {
    for (int tries = 1; ; tries++) {
      try {
        tx.run(() -> exchanges.ungranted(id).ifPresent(exchange -> authorized(exchange, grant)));
        return;
      } catch (RuntimeException e) {
        if (tries == RECORD_TRIES || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LOG.log(Level.WARNING, "exchange id=" + id + ": its grant is not kept yet", e);
        Duration pause = BETWEEN_TRIES.multipliedBy(tries);
        LockSupport.parkNanos(
            (pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE).toNanos());
      }
    }
  }

  private void record(Long id, String me, Consumer<PendingExchange> result) {
    tx.run(
        () ->
            exchanges
                .claimed(id, me)
                .ifPresent(
                    held -> {
                      result.accept(held);
                      tell(held);
                    }));
  }

  /** One that has come to nothing. */
  private static void tell(PendingExchange exchange) {
    if (exchange.state() == ExchangeState.LOST) {
      LOG.log(
          Level.ERROR,
          "exchange id={0} suite={1} LOST: nothing can come of its code any more; the corp has to"
              + " uninstall and install again. Last: {2}",
          String.valueOf(exchange.id()),
          exchange.suite(),
          exchange.lastError());
    } else if (exchange.state() == ExchangeState.REFUSED) {
      LOG.log(
          Level.WARNING,
          "exchange id={0} suite={1} REFUSED: {2}",
          String.valueOf(exchange.id()),
          exchange.suite(),
          exchange.lastError());
    }
  }

  private void authorized(PendingExchange exchange, PermanentGrant grant) {
    SuiteKey suite = exchange.suite();
    boolean begins =
        corps.authorized(
            new Authorization(
                suite,
                grant.corpId(),
                grant.corpName(),
                grant.permanentCode(),
                exchange.kind(),
                exchange.receivedAt(),
                app(exchange)));
    exchange.done(grant.corpId());
    states
        .testLink(suite, exchange.codeHash())
        .ifPresent(link -> links.usedBy(link, grant.corpId()));
    if (!begins) {
      return;
    }
    tokens.forgetCorp(suite, grant.corpId());
    journal.link(suite, grant.corpId());
    journal.fact(
        suite,
        grant.corpId(),
        fact(exchange),
        String.valueOf(exchange.id()),
        fields(exchange, grant));
    audit.note("hub", fact(exchange), "suite/" + suite + "/corp/" + grant.corpId(), "");
    LOG.log(Level.INFO, "installed suite={0} corp={1}", suite, grant.corpId());
  }

  /** A new permanent code of the same authorisation brings no new settings. */
  private Optional<AppAtInstall> app(PendingExchange exchange) {
    return exchange.source() == CodeSource.RESET_PERMANENT_CODE
        ? Optional.empty()
        : suites.atInstall(exchange.suite());
  }

  private static String fact(PendingExchange exchange) {
    return exchange.source() == CodeSource.RESET_PERMANENT_CODE
        ? Journal.CORP_CHANGED
        : Journal.CORP_INSTALLED;
  }

  private static Map<String, String> fields(PendingExchange exchange, PermanentGrant grant) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("corpName", grant.corpName());
    fields.put("authorization", exchange.kind().name());
    grant.adminUserId().ifPresent(userId -> fields.put("adminUserId", userId));
    return fields;
  }

  private void refused(PendingExchange exchange, WecomRefused refusal) {
    String why = String.valueOf(refusal.getMessage());
    if (!isLater(refusal)) {
      exchange.refused(why);
    } else if (refusal.isLocal()) {
      exchange.postpone(clock.instant(), Backoff.atLeast(refusal.retryAfter(), SHORTEST_WAIT), why);
    } else {
      Duration wait = Backoff.atLeast(refusal.retryAfter(), backoff(exchange));
      exchange.retry(clock.instant(), wait, why);
    }
  }

  /**
   * WeCom surely did not act. 60020 is among them: a person can enter the address on the list while
   * the code still lives.
   */
  private static boolean isLater(WecomRefused refusal) {
    return switch (refusal.reaction()) {
      case RETRY, BACK_OFF, REFRESH_TOKEN, WAIT_FOR_TICKET -> true;
      default -> refusal.errcode() == ErrCode.IP_NOT_ALLOWED.code();
    };
  }

  private void unreachable(PendingExchange exchange, WecomUnreachable failure) {
    String why = String.valueOf(failure.getMessage());
    if (failure.maybeReceived()) {
      exchange.outcomeUnknown(clock.instant(), BEFORE_ASKING_ONCE_MORE, why);
    } else {
      exchange.retry(clock.instant(), backoff(exchange), why);
    }
  }

  private static Duration backoff(PendingExchange exchange) {
    return Backoff.after(exchange.attempts(), LONGEST_WAIT);
  }
}
