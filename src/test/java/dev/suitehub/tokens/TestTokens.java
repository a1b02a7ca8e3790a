package dev.suitehub.tokens;

import dev.suitehub.access.AuditLog;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.registry.change.KeyChanges;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.upstream.Wecom;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** One node's {@link Tokens} over a test database, with threads of its own. */
public final class TestTokens implements AutoCloseable {

  private final ExecutorService threads = Executors.newFixedThreadPool(24);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final EntityManager entities;
  private final Tx tx;
  private final Tokens tokens;
  private final Tickets tickets;
  private final TokenLedger ledger;
  private final Renewal renewal;

  public TestTokens(TestDatabase database, Clock clock, Wecom wecom) {
    this(database, clock, wecom, Duration.ofSeconds(10));
  }

  TestTokens(TestDatabase database, Clock clock, Wecom wecom, Duration patience) {
    entities = database.entities();
    tx = database.tx();
    TokensConfig config = new TokensConfig(0.8, Duration.ofSeconds(10), 8, patience);
    Suites suites = new Suites(entities);
    Providers providers = new Providers(entities);
    tickets = new Tickets(entities, suites, clock);
    Owners owners =
        new Owners(
            suites,
            providers,
            new AuthorizedCorps(entities, clock),
            tickets,
            new KeyChanges(suites, providers, new AuditLog(entities, clock), clock),
            clock);
    ledger = new TokenLedger(tx, new StoredTokens(entities), owners, tickets, clock, config);
    renewal = new Renewal(ledger, wecom, clock);
    tokens = new Tokens(ledger, renewal, config, clock, threads, timer);
  }

  public Tokens tokens() {
    return tokens;
  }

  public Tickets tickets() {
    return tickets;
  }

  /** How every token in the table stands. */
  List<TokenRow> rows() {
    return tx.call(
        () ->
            entities
                .createQuery(
                    "select t from StoredToken t order by t.kind, t.owner, t.corpId",
                    StoredToken.class)
                .getResultStream()
                .map(StoredToken::row)
                .toList());
  }

  /** What the worker does every few seconds. */
  public void renewDue() {
    tokens.renewDue();
  }

  /** What the worker does every minute. */
  public void tidy() {
    tokens.tidy();
  }

  TokenLedger ledger() {
    return ledger;
  }

  Renewal renewal() {
    return renewal;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    timer.shutdownNow();
  }
}
