package dev.suitehub.sandbox.push;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** suite_tickets: pushed every ten minutes, each valid for thirty (doc 90628). */
@Dependent
public class Tickets {

  private static final Duration VALIDITY = Duration.ofMinutes(30);
  private static final int LENGTH = 64;

  private final EntityManager entities;
  private final SandboxSuites suites;
  private final Pusher pusher;
  private final SandboxConfig config;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Tickets(
      EntityManager entities,
      SandboxSuites suites,
      Pusher pusher,
      SandboxConfig config,
      Tx tx,
      Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.pusher = pusher;
    this.config = config;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * A ticket out of turn.
   *
   * @param ticket a fresh one where empty
   * @param seconds the TimeStamp in the notice, now where empty
   * @param known whether the API will accept it
   */
  public record Wish(Optional<Secret> ticket, Optional<Long> seconds, boolean known) {}

  public record Pushed(String ticketHash, Push push) {}

  public Pushed push(SuiteId suiteId, Wish wish) {
    Secret ticket = wish.ticket().orElseGet(() -> Fresh.secret(LENGTH));
    Instant now = clock.instant();
    SandboxSuite suite =
        tx.call(
            () -> {
              SandboxSuite found = suites.get(suiteId);
              if (wish.known()) {
                entities.persist(Ticket.issued(suiteId, ticket, now));
              }
              suites.ticketPushed(suiteId, now.plus(config.ticketEvery()));
              return found;
            });
    String text =
        NoticeText.suiteTicket(suiteId, ticket, wish.seconds().orElse(now.getEpochSecond()));
    return new Pushed(Fresh.hash(ticket.reveal()), pusher.push(PushOrder.command(suite, "", text)));
  }

  /** Pushes the tickets whose turn it is; on several nodes each turn is taken once. */
  public void pushDue() {
    Instant now = clock.instant();
    List<SandboxSuite> due = tx.call(() -> suites.ticketDue(now));
    for (SandboxSuite suite : due) {
      Secret ticket = Fresh.secret(LENGTH);
      boolean mine =
          tx.call(
              () -> {
                boolean claimed =
                    suites.claimTicket(suite.suiteId(), now, now.plus(config.ticketEvery()));
                if (claimed) {
                  entities.persist(Ticket.issued(suite.suiteId(), ticket, now));
                }
                return claimed;
              });
      if (mine) {
        String text = NoticeText.suiteTicket(suite.suiteId(), ticket, now.getEpochSecond());
        pusher.push(PushOrder.command(suite, "", text));
      }
    }
  }

  /** Whether it is a ticket of that suite and still valid; the newest is not required. */
  public boolean isValid(SuiteId suiteId, Secret ticket) {
    return entities
            .createNamedQuery(Ticket.KNOWN, Long.class)
            .setParameter("suiteId", suiteId)
            .setParameter("hash", Fresh.hash(ticket.reveal()))
            .setParameter("after", clock.instant().minus(VALIDITY))
            .getSingleResult()
        > 0;
  }

  public Optional<Instant> lastIssued(SuiteId suiteId) {
    return entities
        .createNamedQuery(Ticket.LAST, Ticket.class)
        .setParameter("suiteId", suiteId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Ticket::issuedAt);
  }

  public void forget(Instant before) {
    entities.createNamedQuery(Ticket.FORGET).setParameter("before", before).executeUpdate();
  }
}
