package dev.suitehub.ops;

import dev.suitehub.platform.Tx;
import dev.suitehub.registry.release.OpenDecision;
import dev.suitehub.registry.release.OpenDecisions;
import dev.suitehub.registry.release.TestLinks;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.SuiteStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Test links of apps that are online (TEST-07), and what WeCom's team decided (REL-05). */
@Dependent
class ReleaseWatch implements Watch {

  static final String DECIDED = "review-decided";
  private static final String TESTABLE = "test-while-online";

  private final Suites suites;
  private final TestLinks links;
  private final OpenDecisions decisions;
  private final Tx tx;

  @Inject
  ReleaseWatch(Suites suites, TestLinks links, OpenDecisions decisions, Tx tx) {
    this.suites = suites;
    this.links = links;
    this.decisions = decisions;
    this.tx = tx;
  }

  @Override
  public Set<String> families() {
    return Set.of(TESTABLE, DECIDED);
  }

  @Override
  public List<Finding> look() {
    return tx.call(
        () -> {
          List<Finding> findings = new ArrayList<>();
          suites.all().stream()
              .filter(suite -> suite.status() == SuiteStatus.ONLINE)
              .forEach(suite -> testable(suite, findings));
          decisions.all().forEach(one -> findings.add(decided(one)));
          return findings;
        });
  }

  private void testable(Suite suite, List<Finding> findings) {
    long open = links.countOpen(suite.key());
    if (open > 0) {
      String key = suite.key().value();
      findings.add(Finding.of(Severity.WARNING, TESTABLE, key, key, open));
    }
  }

  /** Told once: an hourly reminder of good news helps nobody, and the dashboard keeps it. */
  private static Finding decided(OpenDecision one) {
    String key = one.suite().value();
    return Finding.of(
            Severity.WARNING,
            DECIDED,
            key,
            key,
            one.approved() ? Word.APPROVED : Word.REJECTED,
            one.on().map(LocalDate::toString).orElse("-"),
            one.reason().isEmpty() ? "-" : one.reason(),
            one.approved() ? Word.BRING_ONLINE : Word.CORRECT)
        .once((one.approved() ? "approved@" : "rejected@") + one.submittedAt());
  }
}
