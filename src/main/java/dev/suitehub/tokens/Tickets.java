package dev.suitehub.tokens;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** The newest suite_ticket of each suite (doc 90628). */
@Dependent
public class Tickets {

  private final EntityManager entities;
  private final Suites suites;
  private final Clock clock;

  @Inject
  public Tickets(EntityManager entities, Suites suites, Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.clock = clock;
  }

  /**
   * In the caller's transaction: a ticket came for {@code suiteId}. The newest by WeCom's {@code
   * timeStamp} stays, whatever the order in which they come, and on whichever node.
   */
  public void keep(SuiteKey suite, SuiteId suiteId, Secret ticket, Instant timeStamp) {
    Instant now = clock.instant();
    entities
        .createNativeQuery(
            "insert into suite_ticket (id, suite_key, suite_id, ticket_time, received_at, version)"
                + " values (nextval('suite_ticket_seq'), ?1, ?2, ?3, ?4, 0) on conflict do nothing")
        .setParameter(1, suite.value())
        .setParameter(2, suiteId.value())
        .setParameter(3, Instant.EPOCH.atOffset(ZoneOffset.UTC))
        .setParameter(4, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
    find(suite, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow()
        .receive(suiteId, ticket, timeStamp, now, confirmedId(suite));
  }

  /** How the suite stands for tickets: a state, never an exception. */
  public TicketState state(SuiteKey suite) {
    return newest(suite).map(ticket -> ticket.state(clock.instant())).orElse(TicketState.waiting());
  }

  /** The ticket that counts: one for the SuiteId that a person has confirmed. */
  Optional<SuiteTicket> newest(SuiteKey suite) {
    Optional<SuiteId> confirmed = confirmedId(suite);
    return find(suite, LockModeType.NONE)
        .filter(
            ticket ->
                ticket.ticket().isPresent()
                    && confirmed.isPresent()
                    && ticket.isFor(confirmed.get()));
  }

  /** In the caller's transaction. */
  void remove(SuiteKey suite) {
    entities.createNamedQuery(SuiteTicket.REMOVE).setParameter("suite", suite).executeUpdate();
  }

  /** In the caller's transaction: those of suites that no longer exist. */
  void removeAllBut(Set<String> suiteKeys) {
    entities
        .createNamedQuery(SuiteTicket.ALL, SuiteTicket.class)
        .getResultStream()
        .filter(ticket -> !suiteKeys.contains(ticket.suite().value()))
        .toList()
        .forEach(entities::remove);
  }

  private Optional<SuiteId> confirmedId(SuiteKey suite) {
    return suites.find(suite).flatMap(Suite::suiteId);
  }

  private Optional<SuiteTicket> find(SuiteKey suite, LockModeType lock) {
    return entities
        .createNamedQuery(SuiteTicket.BY_SUITE, SuiteTicket.class)
        .setParameter("suite", suite)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
