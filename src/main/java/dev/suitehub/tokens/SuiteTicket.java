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
   * Takes a ticket in, if it is newer: always the newest is to be used (doc 97162), and late or
   * repeated pushes must not bring an older one back. One for the confirmed SuiteId also takes the
   * place of one for another, which can never count.
   *
   * <p>Newer is what WeCom's TimeStamp says, for it is signed and the same at every node. It counts
   * for no more than our clock allows, or who signs one ticket of the year 9999 with a key that
   * leaked would outdo all that WeCom will ever send. So the ticket that is kept lies far ahead
   * only where our own clock was turned back, see {@link #isOfAnotherTime}; then any ticket that
   * WeCom still takes is newer, but none that was caught longer ago and is sent again.
   */
  void receive(
      SuiteId forSuite,
      Secret newTicket,
      Instant timeStamp,
      Instant now,
      Optional<SuiteId> confirmed) {
    Instant latest = now.plus(Clocks.DIFFER_BY);
    Instant time = timeStamp.isAfter(latest) ? latest : timeStamp;
    boolean heals = !forSuite.equals(suiteId) && confirmed.equals(Optional.of(forSuite));
    boolean newer = isOfAnotherTime(now) ? !isOld(time, now) : time.isAfter(ticketTime);
    if (heals || ticket == null || newer) {
      suiteId = forSuite;
      ticket = newTicket;
      ticketTime = time;
      receivedAt = now;
    }
  }

  /**
   * Whether it came and was made at a time that has yet to come, by clocks that were turned back
   * since: all tickets until then would be ignored. Neither a TimeStamp that was forged nor a clock
   * that was ahead of WeCom's and was put right brings that about.
   */
  private boolean isOfAnotherTime(Instant now) {
    return Clocks.wereTurnedBack(receivedAt, now) && Clocks.wereTurnedBack(ticketTime, now);
  }

  boolean isFor(SuiteId confirmed) {
    return suiteId.equals(confirmed);
  }

  TicketState state(Instant now) {
    return new TicketState(
        isStale(now) ? Freshness.STALE : Freshness.FRESH,
        Optional.of(ticketTime.isAfter(now) ? now : ticketTime),
        Optional.of(receivedAt));
  }

  boolean isStale(Instant now) {
    return isOld(ticketTime, now);
  }

  private static boolean isOld(Instant time, Instant now) {
    return time.plus(GOOD_FOR).isBefore(now);
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
