package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.journal.Journal;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.Authorization;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.PermanentGrant;
import dev.suitehub.upstream.Wecom;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
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
import java.util.function.Consumer;

/**
 * Exchanges one auth code: claim, call, record, each in a transaction of its own or in none. What
 * WeCom surely did not act on (-1, 45009, no suite token) is asked again as long as the code lives:
 * to give up earlier would lose the install.
 */
@Dependent
class Exchanger {

  private static final Logger LOG = System.getLogger(Exchanger.class.getName());
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration BEFORE_ASKING_ONCE_MORE = Duration.ofSeconds(2);

  private final PendingExchanges exchanges;
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
      AuthorizedCorps corps,
      Tokens tokens,
      Wecom wecom,
      Journal journal,
      AuditLog audit,
      InstallConfig config,
      Tx tx,
      Clock clock) {
    this.exchanges = exchanges;
    this.corps = corps;
    this.tokens = tokens;
    this.wecom = wecom;
    this.journal = journal;
    this.audit = audit;
    this.config = config;
    this.tx = tx;
    this.clock = clock;
  }

  /** Does nothing where another node, or another thread of this one, has it. */
  void run(Long id) {
    String me = UUID.randomUUID().toString();
    Optional<PendingExchange> claimed = tx.call(() -> exchanges.claim(id, me, config.claim()));
    if (claimed.isEmpty()) {
      return;
    }
    PendingExchange exchange = claimed.get();
    Secret code = exchange.code().orElseThrow();
    try {
      PermanentGrant grant =
          tokens.withSuiteToken(exchange.suite(), token -> wecom.permanentCode(token, code));
      record(id, me, held -> authorized(held, grant));
    } catch (WecomRefused e) {
      record(id, me, held -> refused(held, e));
    } catch (WecomUnreachable e) {
      record(id, me, held -> unreachable(held, e));
    } catch (ProblemException e) {
      // No suite token: WeCom was never shown the code.
      record(id, me, held -> held.retry(clock.instant(), backoff(held), e.detail()));
    }
  }

  private void record(Long id, String me, Consumer<PendingExchange> result) {
    Optional<PendingExchange> recorded =
        tx.call(
            () -> {
              Optional<PendingExchange> held = exchanges.claimed(id, me);
              held.ifPresent(result);
              return held;
            });
    recorded.filter(exchange -> exchange.state() == ExchangeState.LOST).ifPresent(Exchanger::alert);
  }

  private static void alert(PendingExchange exchange) {
    LOG.log(
        Level.ERROR,
        "exchange id={0} suite={1} LOST: WeCom used the code up and its answer never came; the corp has to"
            + " uninstall and install again. Last: {2}",
        exchange.id(),
        exchange.suite(),
        exchange.lastError());
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
                exchange.receivedAt()));
    exchange.done(grant.corpId());
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
    Reaction reaction = refusal.known().map(ErrCode::reaction).orElse(Reaction.STOP);
    boolean later =
        switch (reaction) {
          case RETRY, BACK_OFF, REFRESH_TOKEN, WAIT_FOR_TICKET -> true;
          default -> false;
        };
    String why = String.valueOf(refusal.getMessage());
    if (later) {
      exchange.retry(clock.instant(), backoff(exchange), why);
    } else {
      exchange.refused(why);
      LOG.log(
          Level.WARNING,
          "exchange id={0} suite={1} {2}: {3}",
          exchange.id(),
          exchange.suite(),
          exchange.state(),
          why);
    }
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
