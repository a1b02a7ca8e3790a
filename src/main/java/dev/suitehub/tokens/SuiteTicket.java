package dev.suitehub.tokens;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.tokens.TicketState.Freshness;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest suite_ticket of a suite. WeCom pushes one every ten minutes; each is good for thirty
 * (doc 90628).
 */
@Entity
@Table(name = "suite_ticket")
@NamedQuery(
    name = SuiteTicket.BY_SUITE,
    query = "select t from SuiteTicket t where t.suite = :suite")
@NamedQuery(name = SuiteTicket.ALL, query = "select t from SuiteTicket t")
@NamedQuery(name = SuiteTicket.REMOVE, query = "delete from SuiteTicket t where t.suite = :suite")
public class SuiteTicket {

  static final String BY_SUITE = "SuiteTicket.bySuite";
  static final String REMOVE = "SuiteTicket.remove";
  static final String ALL = "SuiteTicket.all";

  private static final Duration GOOD_FOR = Duration.ofMinutes(30);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "suite_ticket_seq")
  @SequenceGenerator(
      name = "suite_ticket_seq",
      sequenceName = "suite_ticket_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "suite_key")
  private SuiteKey suite;

  @Column(name = "suite_id")
  private SuiteId suiteId;

  @Column(name = "ticket_sealed")
  private @Nullable Secret ticket;

  @Column(name = "ticket_time")
  private Instant ticketTime;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected SuiteTicket() {}

  /**
   * Takes a ticket in, if it is newer. One for the confirmed SuiteId also takes the place of one
   * for another, which can never count.
   */
  void receive(
      SuiteId forSuite, Secret newTicket, Instant time, Instant now, Optional<SuiteId> confirmed) {
    boolean heals = !forSuite.equals(suiteId) && confirmed.equals(Optional.of(forSuite));
    if (heals || ticket == null || time.isAfter(ticketTime)) {
      suiteId = forSuite;
      ticket = newTicket;
      ticketTime = time;
      receivedAt = now;
    }
  }

  boolean isFor(SuiteId confirmed) {
    return suiteId.equals(confirmed);
  }

  TicketState state(Instant now) {
    return new TicketState(
        isStale(now) ? Freshness.STALE : Freshness.FRESH,
        Optional.of(ticketTime),
        Optional.of(receivedAt));
  }

  boolean isStale(Instant now) {
    return ticketTime.plus(GOOD_FOR).isBefore(now);
  }

  SuiteKey suite() {
    return suite;
  }

  Instant ticketTime() {
    return ticketTime;
  }

  /** Empty only in the transaction that makes the row. */
  Optional<Secret> ticket() {
    return Optional.ofNullable(ticket);
  }
}
