package dev.suitehub.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.AuthorizedCorps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Works off what is due, a few at a time, so that one slow answer holds nothing else up. */
@ApplicationScoped
class InstallSweep {

  private static final Logger LOG = System.getLogger(InstallSweep.class.getName());

  @Resource ManagedExecutorService executor;
  @Inject PendingExchanges exchanges;
  @Inject AuthorizedCorps corps;
  @Inject Exchanger exchanger;
  @Inject AuthChecker checker;
  @Inject InstallStates states;
  @Inject Tx tx;

  private final Semaphore places;

  /** For the container's proxy. */
  protected InstallSweep() {
    places = new Semaphore(0);
  }

  @Inject
  InstallSweep(InstallConfig config) {
    places = new Semaphore(config.parallel());
  }

  /**
   * Begins as much of what is due as there are places; claims see to it that nothing is done twice.
   */
  void run() {
    // In transactions: on Payara, what is begun here may end first and close the entity manager
    // that a request has outside of one.
    for (Long id : tx.call(() -> exchanges.due(places.availablePermits()))) {
      begin(() -> exchanger.run(id));
    }
    tx.call(() -> corps.due(places.availablePermits()))
        .forEach(corp -> begin(() -> checker.run(corp)));
  }

  void expire() {
    tx.run(states::expire);
    tx.run(exchanges::forget);
  }

  private void begin(Runnable work) {
    if (!places.tryAcquire()) {
      return;
    }
    try {
      executor.execute(() -> runHere(work));
    } catch (RejectedExecutionException e) {
      places.release();
      LOG.log(Level.WARNING, "No thread for an exchange or a check: at the next tick.");
    }
  }

  private void runHere(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An exchange or a check failed; it is due again.", e);
    } finally {
      places.release();
    }
  }
}
