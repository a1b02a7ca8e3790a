package dev.suitehub.install;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.registry.corp.AuthorizationKind;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All exchanges. What changes one runs in the caller's transaction and holds its row. */
@Dependent
class PendingExchanges {

  private static final int MOST_LOST = 1000;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  PendingExchanges(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  static String hash(Secret code) {
    return Sha256.hex(code.reveal());
  }

  /** Keeps a code that came in, once. True where it was not known yet. */
  boolean keep(
      SuiteKey suite, Secret code, CodeSource source, AuthorizationKind kind, boolean trusted) {
    int added =
        entities
            .createNativeQuery(
                "insert into pending_exchange (id, suite_key, code_hash, source, kind, trusted,"
                    + " foreign_seen, state, received_at, attempts, last_error, version) values"
                    + " (nextval('pending_exchange_seq'), ?1, ?2, ?3, ?4, false, false, ?5, ?6, 0,"
                    + " '', 0) on conflict do nothing")
            .setParameter(1, suite.value())
            .setParameter(2, hash(code))
            .setParameter(3, source.name())
            .setParameter(4, kind.name())
            .setParameter(5, ExchangeState.PENDING.name())
            .setParameter(6, clock.instant().atOffset(ZoneOffset.UTC))
            .executeUpdate();
    PendingExchange exchange =
        find(suite, hash(code), LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    if (added == 1) {
      exchange.received(code, kind);
    } else {
      exchange.learnKind(kind);
    }
    if (trusted) {
      exchange.trust();
    }
    return added == 1;
  }

  boolean isKnown(SuiteKey suite, String codeHash) {
    return entities
            .createNamedQuery(PendingExchange.COUNT_CODE, Long.class)
            .setParameter("suite", suite)
            .setParameter("codeHash", codeHash)
            .getSingleResult()
        > 0;
  }

  /** How many codes wait that only strange browsers have brought. */
  long countUntrusted(SuiteKey suite) {
    return entities
        .createNamedQuery(PendingExchange.COUNT_UNTRUSTED, Long.class)
        .setParameter("suite", suite)
        .getSingleResult();
  }

  Optional<PendingExchange> find(SuiteKey suite, String codeHash) {
    return find(suite, codeHash, LockModeType.NONE);
  }

  List<Long> due(int limit) {
    return entities
        .createNamedQuery(PendingExchange.DUE, Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The exchange, held by {@code by} for {@code length}; empty where another node has it, or it is
   * over.
   */
  Optional<PendingExchange> claim(Long id, String by, Duration length) {
    return lock(id).filter(exchange -> exchange.claim(by, clock.instant(), length));
  }

  Optional<PendingExchange> find(Long id) {
    return Optional.ofNullable(entities.find(PendingExchange.class, id));
  }

  /** The exchange, where it waits and nobody asks. */
  Optional<PendingExchange> free(Long id) {
    return lock(id).filter(exchange -> exchange.isFree(clock.instant()));
  }

  /** To record a grant on, whoever holds it: what WeCom gave is never thrown away. */
  Optional<PendingExchange> ungranted(Long id) {
    return lock(id).filter(exchange -> exchange.state() != ExchangeState.DONE);
  }

  /** To record a result on; empty where the claim was lost. */
  Optional<PendingExchange> claimed(Long id, String by) {
    return lock(id).filter(exchange -> exchange.isClaimedBy(by));
  }

  /** False where the claim was lost; else it lasts as if it had just been taken. */
  boolean extend(Long id, String by, Duration length) {
    Optional<PendingExchange> held = claimed(id, by);
    held.ifPresent(exchange -> exchange.extend(clock.instant().plus(length)));
    return held.isPresent();
  }

  /**
   * Forgets what is long over. A refused code was nobody's: a day is enough to look into it, and
   * whoever invents codes fills no table. The others are kept as long as the journal keeps hashes.
   */
  void forget() {
    forget(ExchangeState.REFUSED, Duration.ofDays(1));
    forget(ExchangeState.DONE, Duration.ofDays(90));
    forget(ExchangeState.LOST, Duration.ofDays(90));
  }

  private void forget(ExchangeState state, Duration age) {
    entities
        .createNamedQuery(PendingExchange.FORGET)
        .setParameter("state", state)
        .setParameter("before", clock.instant().minus(age))
        .executeUpdate();
  }

  List<LostExchange> lost(Instant since) {
    return entities
        .createNamedQuery(PendingExchange.LOST, PendingExchange.class)
        .setParameter("lost", ExchangeState.LOST)
        .setParameter("since", since)
        .setMaxResults(MOST_LOST)
        .getResultStream()
        .map(
            exchange ->
                new LostExchange(
                    exchange.id(),
                    exchange.suite(),
                    exchange.receivedAt(),
                    exchange.corpId(),
                    exchange.lastError()))
        .toList();
  }

  List<SlowExchanges> slow(Duration age, int limit) {
    return entities
        .createNamedQuery(PendingExchange.SLOW, Object[].class)
        .setParameter("before", clock.instant().minus(age))
        .setMaxResults(limit)
        .getResultStream()
        .flatMap(row -> slow((SuiteKey) row[0], (Long) row[1]).stream())
        .toList();
  }

  /** Not by min(): EclipseLink cannot convert what PostgreSQL answers to that. */
  private Optional<SlowExchanges> slow(SuiteKey suite, long count) {
    return entities
        .createNamedQuery(PendingExchange.SLOWEST, Instant.class)
        .setParameter("suite", suite)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(oldest -> new SlowExchanges(suite, count, oldest));
  }

  void remove(SuiteKey suite) {
    entities.createNamedQuery(PendingExchange.REMOVE).setParameter("suite", suite).executeUpdate();
  }

  InstallTotals totals() {
    Map<ExchangeState, Long> counts = new EnumMap<>(ExchangeState.class);
    for (Object[] row :
        entities.createNamedQuery(PendingExchange.COUNT, Object[].class).getResultList()) {
      counts.put((ExchangeState) row[0], (Long) row[1]);
    }
    Optional<Instant> oldest =
        entities
            .createNamedQuery(PendingExchange.OLDEST, Instant.class)
            .setMaxResults(1)
            .getResultStream()
            .findFirst();
    return new InstallTotals(
        counts.getOrDefault(ExchangeState.PENDING, 0L),
        counts.getOrDefault(ExchangeState.OUTCOME_UNKNOWN, 0L),
        counts.getOrDefault(ExchangeState.DONE, 0L),
        counts.getOrDefault(ExchangeState.REFUSED, 0L),
        counts.getOrDefault(ExchangeState.LOST, 0L),
        oldest);
  }

  private Optional<PendingExchange> lock(Long id) {
    return Optional.ofNullable(
        entities.find(PendingExchange.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<PendingExchange> find(SuiteKey suite, String codeHash, LockModeType lock) {
    return entities
        .createNamedQuery(PendingExchange.BY_CODE, PendingExchange.class)
        .setParameter("suite", suite)
        .setParameter("codeHash", codeHash)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
