package dev.suitehub.ops;

import dev.suitehub.platform.time.LateTick;
import dev.suitehub.platform.time.Ticks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Workers of this node that do not tick: those that hang, and those whose timer was dead. */
@Dependent
class TickWatch implements Watch {

  private static final String LATE = "tick-late";
  private static final String REVIVED = "tick-revived";

  /** The watchdog is quick: told is what it did, too. */
  private static final Duration TOLD_FOR = Duration.ofMinutes(10);

  private final Ticks ticks;
  private final Node node;

  @Inject
  TickWatch(Ticks ticks, Node node) {
    this.ticks = ticks;
    this.node = node;
  }

  @Override
  public Set<String> families() {
    return Set.of(LATE, REVIVED);
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    Set<String> late = new HashSet<>();
    for (LateTick tick : ticks.late()) {
      late.add(tick.worker());
      findings.add(
          Finding.of(
                  Severity.CRITICAL,
                  LATE,
                  tick.worker(),
                  tick.worker(),
                  node.name(),
                  tick.every().toSeconds())
              .local(node.name()));
    }
    ticks.revivedWithin(TOLD_FOR).stream()
        .filter(worker -> !late.contains(worker))
        .forEach(
            worker ->
                findings.add(
                    Finding.of(Severity.WARNING, REVIVED, worker, worker, node.name())
                        .local(node.name())));
    return findings;
  }
}
