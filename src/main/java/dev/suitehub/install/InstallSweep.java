package dev.suitehub.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.AuthorizedCorps;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

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
    ifPlaces(free -> tx.call(() -> exchanges.due(free)))
        .forEach(id -> begin(() -> exchanger.run(id)));
    ifPlaces(free -> tx.call(() -> corps.due(free)))
        .forEach(corp -> begin(() -> checker.run(corp)));
  }

  /** To EclipseLink, no more than 0 rows means all of them. */
  private <T> List<T> ifPlaces(IntFunction<List<T>> due) {
    int free = places.availablePermits();
    return free == 0 ? List.of() : due.apply(free);
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
