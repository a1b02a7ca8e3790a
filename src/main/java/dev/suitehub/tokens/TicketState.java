package dev.suitehub.tokens;

import java.time.Instant;
import java.util.Optional;

/**
 * How a suite stands for tickets.
 *
 * @param ticketTime the TimeStamp of the newest ticket, or now where it is a bit ahead of our clock
 */
public record TicketState(
    Freshness freshness, Optional<Instant> ticketTime, Optional<Instant> receivedAt) {

  /** What a suite_ticket is still good for. */
  public enum Freshness {
    /** None has come for the confirmed SuiteId. */
    WAITING_FOR_TICKET,
    FRESH,
    /** Older than the 30 minutes that WeCom accepts one (doc 90628). */
    STALE
  }

  static TicketState waiting() {
    return new TicketState(Freshness.WAITING_FOR_TICKET, Optional.empty(), Optional.empty());
  }
}
