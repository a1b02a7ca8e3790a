package dev.suitehub.registry.release;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.Findings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Shows how far apps have come. */
@Dependent
class ReleaseSheets {

  private static final int LONGEST_HISTORY = 200;

  private final Suites suites;
  private final ReleaseDesk desk;
  private final Tx tx;
  private final Clock clock;

  @Inject
  ReleaseSheets(Suites suites, ReleaseDesk desk, Tx tx, Clock clock) {
    this.suites = suites;
    this.desk = desk;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * Throws {@code no-such-suite}.
   *
   * @param findings of what was recorded just now
   */
  ReleaseView of(SuiteKey key, Findings findings) {
    return tx.call(
        () -> {
          Suite suite = suites.get(key);
          return ReleaseView.of(
              suite,
              clock.instant(),
              FindingView.all(desk.beforeSubmission(key)),
              FindingView.all(desk.beforeOnline(key, true)),
              desk.done(key),
              suites.history(key, LONGEST_HISTORY),
              FindingView.warnings(findings));
        });
  }
}
