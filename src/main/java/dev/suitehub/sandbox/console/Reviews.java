package dev.suitehub.sandbox.console;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Passes what has been in review for as long as it was told to take, by the sandbox's clock. Nobody
 * is told: WeCom has no callback for it (REL-05).
 */
@Dependent
public class Reviews {

  private static final Logger LOG = System.getLogger(Reviews.class.getName());

  private final SandboxSuites suites;
  private final AppConsole console;
  private final ReviewConfig config;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public Reviews(
      SandboxSuites suites, AppConsole console, ReviewConfig config, Tx tx, Clock clock) {
    this.suites = suites;
    this.console = console;
    this.config = config;
    this.tx = tx;
    this.clock = clock;
  }

  /** When it will pass by itself; empty where somebody has to decide. */
  public Optional<Instant> dueAt(SandboxSuite suite) {
    return AppEntry.duration(suite.reviewAfter())
        .or(config::after)
        .flatMap(after -> suite.submittedAt().map(at -> at.plus(after)));
  }

  /** Approves what is due; another node, or somebody on the page, may have been quicker. */
  public void approveDue() {
    Instant now = clock.instant();
    List<SuiteId> due =
        tx.call(
            () ->
                suites.inReview().stream()
                    .filter(suite -> dueAt(suite).filter(at -> !at.isAfter(now)).isPresent())
                    .map(SandboxSuite::suiteId)
                    .toList());
    for (SuiteId suite : due) {
      try {
        console.approve(suite);
        LOG.log(Level.INFO, "sandbox review passed suite={0}", suite);
      } catch (ProblemException e) {
        LOG.log(Level.DEBUG, "sandbox review was decided already suite={0}", suite);
      }
    }
  }
}
