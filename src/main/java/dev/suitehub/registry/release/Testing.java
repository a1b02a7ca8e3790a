package dev.suitehub.registry.release;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.suite.AppSnapshot;
import dev.suitehub.registry.suite.FieldChange;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.TestingRules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** How the test of an app stands. */
@Dependent
public class Testing {

  private static final int LONGEST = 100;

  private final Suites suites;
  private final AuthorizedCorps corps;
  private final CorpFindings findings;
  private final Tx tx;

  @Inject
  public Testing(Suites suites, AuthorizedCorps corps, CorpFindings findings, Tx tx) {
    this.suites = suites;
    this.corps = corps;
    this.findings = findings;
    this.tx = tx;
  }

  /**
   * Who tests it.
   *
   * @param used how many have it for a test at this moment
   * @param most how many WeCom allows
   * @param ever how many ever had it for a test, and cannot authorise it formally any more
   * @param corps the first hundred, in the order of their coming
   */
  public record Sheet(long used, int most, long ever, List<TestCorp> corps) {}

  /** Throws {@code no-such-suite}. */
  public Sheet of(SuiteKey key) {
    return tx.call(
        () -> {
          Suite suite = suites.get(key);
          AppSnapshot now = AppSnapshot.of(suites.app(key), suite);
          List<TestCorp> rows = new ArrayList<>();
          for (AuthorizedCorp corp : corps.testing(key, LONGEST)) {
            rows.add(row(corp, now, rows.size() + 1));
          }
          return new Sheet(
              corps.countTesting(key),
              TestingRules.MOST_TEST_CORPS,
              corps.countTested(key),
              List.copyOf(rows));
        });
  }

  private TestCorp row(AuthorizedCorp corp, AppSnapshot now, int place) {
    List<FieldChange> behind =
        corp.settingsSnapshot()
            .map(json -> new AppSnapshot(json).differences(now))
            .orElse(List.of());
    return new TestCorp(
        corp.corpId().value(),
        corp.corpName(),
        corp.authorizedAt(),
        behind,
        findings.of(corp, place));
  }
}
