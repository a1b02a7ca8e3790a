package dev.suitehub.preflight;

import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.SuiteRemoved;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/** The preflights of all suites. All in the caller's transaction. */
@Dependent
class PreflightRuns {

  private final EntityManager entities;

  @Inject
  PreflightRuns(EntityManager entities) {
    this.entities = entities;
  }

  Optional<PreflightRun> find(SuiteKey suite) {
    return entities
        .createNamedQuery(PreflightRun.BY_SUITE, PreflightRun.class)
        .setParameter("suite", suite)
        .getResultStream()
        .findFirst();
  }

  /** True for the one that may begin, on whichever node. */
  boolean claim(SuiteKey suite, Instant now, Instant until) {
    entities
        .createNativeQuery(
            "insert into preflight_report (id, suite_key, version)"
                + " values (nextval('preflight_report_seq'), ?1, 0) on conflict do nothing")
        .setParameter(1, suite.value())
        .executeUpdate();
    return entities
            .createNamedQuery(PreflightRun.CLAIM)
            .setParameter("suite", suite)
            .setParameter("now", now)
            .setParameter("until", until)
            .executeUpdate()
        == 1;
  }

  void removed(@Observes SuiteRemoved gone) {
    entities
        .createNamedQuery(PreflightRun.REMOVE)
        .setParameter("suite", gone.suite())
        .executeUpdate();
  }

  /** True while the claim was still held. */
  boolean release(SuiteKey suite, Instant until) {
    return entities
            .createNamedQuery(PreflightRun.RELEASE)
            .setParameter("suite", suite)
            .setParameter("until", until)
            .executeUpdate()
        == 1;
  }
}
