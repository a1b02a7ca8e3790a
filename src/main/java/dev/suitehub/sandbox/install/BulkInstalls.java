package dev.suitehub.sandbox.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxProblem;
import dev.suitehub.sandbox.push.Bulk;
import dev.suitehub.sandbox.push.NoticeText;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Many corps install one suite from the market at once. The pushes are not in the log. Never called
 * inside a transaction.
 */
@Dependent
public class BulkInstalls {

  /** So many in one transaction, and no code is older than its pushes take. */
  private static final int BATCH = 500;

  private final SandboxSuites suites;
  private final AuthCodes codes;
  private final Bulk bulk;
  private final Tx tx;
  private final Clock clock;

  @Inject
  public BulkInstalls(SandboxSuites suites, AuthCodes codes, Bulk bulk, Tx tx, Clock clock) {
    this.suites = suites;
    this.codes = codes;
    this.bulk = bulk;
    this.tx = tx;
    this.clock = clock;
  }

  /** An outcome for each corp, known by its corpid. */
  public record Outcome(List<Bulk.Outcome> outcomes, long tookMs) {
    public Outcome {
      outcomes = List.copyOf(outcomes);
    }
  }

  public Outcome install(SuiteId suiteId, List<CorpId> corpIds, int concurrency) {
    long start = System.nanoTime();
    SandboxSuite suite = tx.call(() -> suites.get(suiteId));
    if (!suite.isOnline()) {
      throw SandboxProblem.APP_NOT_ONLINE.because(suiteId + " is not online.");
    }
    List<Bulk.Outcome> outcomes = new ArrayList<>();
    for (int first = 0; first < corpIds.size(); first += BATCH) {
      List<CorpId> batch = corpIds.subList(first, Math.min(first + BATCH, corpIds.size()));
      List<Bulk.Item> items =
          tx.call(() -> batch.stream().map(corpId -> item(suite, corpId)).toList());
      outcomes.addAll(bulk.send(items, concurrency));
    }
    return new Outcome(outcomes, (System.nanoTime() - start) / 1_000_000);
  }

  private Bulk.Item item(SandboxSuite suite, CorpId corpId) {
    String text =
        NoticeText.createAuth(
            suite.suiteId(),
            codes.issue(new Consent(suite.suiteId(), corpId, 0, false)),
            "",
            clock.instant());
    return new Bulk.Item(corpId.value(), PushOrder.command(suite, "", text));
  }
}
