package dev.suitehub.sandbox.push;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Switches;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** suite_tickets: pushed every ten minutes, each valid for thirty (doc 90628). */
@Dependent
public class Tickets {

  private static final Logger LOG = System.getLogger(Tickets.class.getName());
  private static final Duration VALIDITY = Duration.ofMinutes(30);
  private static final int LENGTH = 64;

  private final EntityManager entities;
  private final SandboxSuites suites;
  private final Pusher pusher;
  private final Switches switches;
  private final SandboxConfig config;
  private final Tx tx;
  private final Clock clock;

  @Inject
  Tickets(
      EntityManager entities,
      SandboxSuites suites,
      Pusher pusher,
      Switches switches,
      SandboxConfig config,
      Tx tx,
      Clock clock) {
    this.entities = entities;
    this.suites = suites;
    this.pusher = pusher;
    this.switches = switches;
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
  public record Wish(Optional<Secret> ticket, Optional<Long> seconds, boolean known) {
    private static final Wish PLAIN = new Wish(Optional.empty(), Optional.empty(), true);
  }

  /**
   * A ticket that was issued.
   *
   * @param push empty where a fault kept it back; the last where faults made several of it
   */
  public record Pushed(String ticketHash, Optional<Push> push) {}

  public Pushed push(SuiteId suiteId, Wish wish) {
    Instant now = clock.instant();
    Plan plan =
        tx.call(
            () -> {
              SandboxSuite suite = suites.get(suiteId);
              suites.ticketPushed(suiteId, now.plus(config.ticketEvery()));
              return plan(suite, wish, now);
            });
    return plan.push(pusher);
  }

  /** Pushes the tickets whose turn it is; on several nodes each turn is taken once. */
  public void pushDue() {
    Instant now = clock.instant();
    Instant next = now.plus(config.ticketEvery());
    // An interval to spare, for the nodes' clocks differ a bit.
    Instant farAhead = next.plus(config.ticketEvery());
    List<SandboxSuite> due = tx.call(() -> suites.ticketDue(now, farAhead));
    for (SandboxSuite suite : due) {
      try {
        pushDue(suite, now, farAhead, next);
      } catch (RuntimeException e) {
        // Another suite's ticket is not to wait for it.
        LOG.log(Level.WARNING, "sandbox ticket not pushed suite=" + suite.suiteId(), e);
      }
    }
  }

  private void pushDue(SandboxSuite suite, Instant now, Instant farAhead, Instant next) {
    tx.call(
            () ->
                suites.claimTicket(suite.suiteId(), now, farAhead, next)
                    ? Optional.of(plan(suite, Wish.PLAIN, now))
                    : Optional.<Plan>empty())
        .ifPresent(plan -> plan.push(pusher));
  }

  /** A good ticket that somebody else is going to push. */
  public Secret issue(SuiteId suiteId) {
    Secret ticket = Fresh.secret(LENGTH);
    tx.run(() -> entities.persist(Ticket.issued(suiteId, ticket, clock.instant())));
    return ticket;
  }

  /**
   * What is pushed for one ticket, in that order.
   *
   * @param orders none, or several, where a fault is on
   */
  private record Plan(String ticketHash, List<PushOrder> orders) {
    private Pushed push(Pusher pusher) {
      Optional<Push> last = Optional.empty();
      for (PushOrder order : orders) {
        last = Optional.of(pusher.push(order));
      }
      return new Pushed(ticketHash, last);
    }
  }

  /** Issues what is to be known, and decides what the faults that are on make of it. */
  private Plan plan(SandboxSuite suite, Wish wish, Instant now) {
    Switches.Aimed faults = switches.at(Target.of(suite.suiteId().value(), ""));
    Instant issued =
        now.minus(faults.strike(FaultName.LATE_TICKET).map(Fault::delay).orElse(Duration.ZERO));
    Secret ticket = wish.ticket().orElseGet(() -> Fresh.secret(LENGTH));
    PushOrder order = order(suite, ticket, wish, issued);
    List<PushOrder> orders = List.of(order);
    if (faults.strike(FaultName.MISSING_TICKET).isPresent()) {
      orders = List.of();
    } else if (faults.strike(FaultName.DUPLICATE_TICKET).isPresent()) {
      orders = List.of(order, order);
    } else if (faults.strike(FaultName.FOREIGN_TICKET).isPresent()) {
      orders = List.of(foreign(suite, issued));
    } else {
      orders =
          faults
              .strike(FaultName.REORDERED_TICKETS)
              .map(fault -> overtaken(suite, order, issued.minus(fault.delay())))
              .orElse(orders);
    }
    return new Plan(Fresh.hash(ticket.reveal()), orders);
  }

  private PushOrder order(SandboxSuite suite, Secret ticket, Wish wish, Instant issued) {
    if (wish.known()) {
      entities.persist(Ticket.issued(suite.suiteId(), ticket, issued));
    }
    long seconds = wish.seconds().orElse(issued.getEpochSecond());
    return PushOrder.command(suite, "", NoticeText.suiteTicket(suite.suiteId(), ticket, seconds));
  }

  private List<PushOrder> overtaken(SandboxSuite suite, PushOrder newer, Instant before) {
    return List.of(newer, order(suite, Fresh.secret(LENGTH), Wish.PLAIN, before));
  }

  /** It names the other suite inside and at the end of the ciphertext; the key is this suite's. */
  private PushOrder foreign(SandboxSuite suite, Instant issued) {
    SuiteId other =
        suites.all().stream()
            .map(SandboxSuite::suiteId)
            .filter(id -> !id.equals(suite.suiteId()))
            .findFirst()
            .orElseGet(() -> new SuiteId("ww" + Fresh.digits(16)));
    Secret ticket = Fresh.secret(LENGTH);
    entities.persist(Ticket.issued(other, ticket, issued));
    String text = NoticeText.suiteTicket(other, ticket, issued.getEpochSecond());
    return PushOrder.command(suite, "", text).receivedBy(other.value());
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
