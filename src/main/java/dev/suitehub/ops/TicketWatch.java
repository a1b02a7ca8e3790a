package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.tokens.Tickets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** WeCom pushes a suite_ticket every ten minutes (doc 90628) and accepts one for thirty. */
@Dependent
class TicketWatch implements Watch {

  private static final String OLD = "ticket-old";
  private static final String NONE = "ticket-none";
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final Suites suites;
  private final Tickets tickets;
  private final Tx tx;
  private final Clock clock;

  @Inject
  TicketWatch(Suites suites, Tickets tickets, Tx tx, Clock clock) {
    this.suites = suites;
    this.tickets = tickets;
    this.tx = tx;
    this.clock = clock;
  }

  @Override
  public Set<String> families() {
    return Set.of(OLD, NONE);
  }

  @Override
  public List<Finding> look() {
    return tx.call(this::lookNow);
  }

  private List<Finding> lookNow() {
    List<Finding> findings = new ArrayList<>();
    for (Suite suite : suites.all()) {
      if (suite.suiteId().isPresent()) {
        look(suite.key().value(), tickets.state(suite.key()), findings);
      }
    }
    return findings;
  }

  private void look(String suite, TicketState state, List<Finding> findings) {
    if (state.ticketTime().isEmpty()) {
      findings.add(Finding.of(Severity.CRITICAL, NONE, suite, suite).after(LONGEST));
      return;
    }
    Instant at = state.ticketTime().get();
    if (at.plus(LONGEST).isBefore(clock.instant())) {
      findings.add(Finding.of(Severity.CRITICAL, OLD, suite, suite, at));
    }
  }
}
