package dev.suitehub.install;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlChecks;
import dev.suitehub.registry.suite.SuiteRemoved;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Whoever is given the key of a suite that was removed begins no half-done install of the old one,
 * and is neither told that its URLs were checked nor what came to them.
 */
@Dependent
class RemovedSuites {

  private final InstallStates states;
  private final PendingExchanges exchanges;
  private final UrlChecks checks;
  private final Journal journal;

  @Inject
  RemovedSuites(
      InstallStates states, PendingExchanges exchanges, UrlChecks checks, Journal journal) {
    this.states = states;
    this.exchanges = exchanges;
    this.checks = checks;
    this.journal = journal;
  }

  void removed(@Observes SuiteRemoved gone) {
    states.remove(gone.suite());
    exchanges.remove(gone.suite());
    checks.forget(Source.of(gone.suite()));
    journal.withdraw(gone.suite());
  }
}
