package dev.suitehub.registry.release;

import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.ReviewStatus;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** The outcomes of reviews that wait for somebody (REL-05): WeCom tells them to no callback. */
@Dependent
public class OpenDecisions {

  private final Suites suites;

  @Inject
  public OpenDecisions(Suites suites) {
    this.suites = suites;
  }

  /** In the caller's transaction, in the order of the suites' keys. */
  public List<OpenDecision> all() {
    return suites.all().stream()
        .filter(suite -> isApproved(suite) || (isRejected(suite) && !isChanged(suite)))
        .map(
            suite ->
                new OpenDecision(
                    suite.key(),
                    isApproved(suite),
                    suite.submittedAt().orElse(Instant.EPOCH),
                    suite.decidedOn(),
                    suite.rejection().orElse("")))
        .toList();
  }

  private static boolean isApproved(Suite suite) {
    return suite.stage().allows(SuiteEvent.GO_ONLINE);
  }

  private static boolean isRejected(Suite suite) {
    return suite.status() == SuiteStatus.REJECTED
        || suite.stage().review() == ReviewStatus.REJECTED;
  }

  private boolean isChanged(Suite suite) {
    AppSnapshot now = AppSnapshot.of(suites.app(suite.key()), suite);
    return suite
        .submittedSnapshot()
        .filter(then -> !new AppSnapshot(then).differences(now).isEmpty())
        .isPresent();
  }
}
