package dev.suitehub.console.operate;

import dev.suitehub.console.frame.Words;
import dev.suitehub.tokens.TicketRow;
import dev.suitehub.tokens.TokenDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How old the tickets are: WeCom pushes one every 10 minutes and takes one for 30 (doc 90628). */
@Dependent
public class TicketLines {

  static final int PUSHED_EVERY = 10;
  static final int LATE = 20;
  static final int GOOD_FOR = 30;

  private final TokenDesk desk;
  private final Words words;
  private final Clock clock;

  @Inject
  TicketLines(TokenDesk desk, Words words, Clock clock) {
    this.desk = desk;
    this.words = words;
    this.clock = clock;
  }

  List<TicketLine> all() {
    return desk.tickets().stream().map(this::line).toList();
  }

  private TicketLine line(TicketRow row) {
    Optional<Instant> at = row.state().ticketTime();
    if (at.isEmpty()) {
      return new TicketLine(
          row.suite().value(), "waiting", words.text("operate", "ticket.none"), 0, null);
    }
    long minutes = Math.max(0, Duration.between(at.get(), clock.instant()).toMinutes());
    String key = key(minutes);
    return new TicketLine(
        row.suite().value(),
        mark(minutes),
        words.text("operate", key, minutes),
        (int) Math.min(minutes, GOOD_FOR),
        at.get());
  }

  /** A push a little late is none to worry about; two that are missing are. */
  static String mark(long minutes) {
    if (minutes <= PUSHED_EVERY) {
      return "good";
    }
    return minutes <= LATE ? "waiting" : "bad";
  }

  private static String key(long minutes) {
    if (minutes <= PUSHED_EVERY) {
      return "ticket.fresh";
    }
    if (minutes <= LATE) {
      return "ticket.late";
    }
    return minutes <= GOOD_FOR ? "ticket.old" : "ticket.stale";
  }
}
