package dev.suitehub.ops;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The times without a database for people who look at a page. */
@Dependent
public class OutageBoard {

  private final Outages outages;
  private final Caller caller;

  @Inject
  OutageBoard(Outages outages, Caller caller) {
    this.outages = outages;
    this.caller = caller;
  }

  /** A time in which a node had no database, and how many callbacks it could not keep. */
  public record Line(String node, Instant from, Instant until, long callbacksNotKept) {}

  /** Those that ended since then, the newest first. */
  public List<Line> since(Instant from) {
    caller.need(Scope.OPS_READ);
    return outages.latest().stream()
        .filter(outage -> outage.endedAt().isAfter(from))
        .map(
            outage ->
                new Line(
                    outage.node(), outage.beganAt(), outage.endedAt(), outage.callbacksNotKept()))
        .toList();
  }
}
