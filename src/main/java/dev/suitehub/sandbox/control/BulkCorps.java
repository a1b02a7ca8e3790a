package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.install.BulkInstalls;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes corps by the thousand. Never called inside a transaction. */
@Dependent
class BulkCorps {

  static final int MOST_THREADS = 64;

  /** So many in one transaction. */
  private static final int BATCH = 1000;

  private final SandboxCorps corps;
  private final BulkInstalls installs;
  private final Tx tx;

  @Inject
  BulkCorps(SandboxCorps corps, BulkInstalls installs, Tx tx) {
    this.corps = corps;
    this.installs = installs;
    this.tx = tx;
  }

  record Made(List<CorpId> ids, long tookMs) {}

  Made make(int count) {
    long start = System.nanoTime();
    String prefix = "wwbulk" + Fresh.digits(10);
    List<CorpId> ids = new ArrayList<>(count);
    for (int first = 1; first <= count; first += BATCH) {
      List<SandboxCorp> batch = new ArrayList<>(BATCH);
      for (int number = first; number < first + BATCH && number <= count; number++) {
        SandboxCorp corp = SandboxCorp.founded(new CorpId(prefix + "%05d".formatted(number)));
        corp.configure(
            Optional.of("批量企业 %05d".formatted(number)), Optional.empty(), Optional.of("管理员"));
        batch.add(corp);
        ids.add(corp.corpId());
      }
      tx.run(() -> corps.addAll(batch));
    }
    return new Made(ids, (System.nanoTime() - start) / 1_000_000);
  }

  BulkInstalls.Outcome install(SuiteId suiteId, List<CorpId> ids, int concurrency) {
    return installs.install(suiteId, ids, concurrency);
  }
}
