package dev.suitehub.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.registry.corp.AuthorizedCorp;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.release.TestLinks;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Works off what is due, a few at a time, so that one slow answer holds nothing else up. */
@ApplicationScoped
class InstallSweep {

  private static final Logger LOG = System.getLogger(InstallSweep.class.getName());

  @Resource ManagedExecutorService executor;

  private final PendingExchanges exchanges;
  private final AuthorizedCorps corps;
  private final Exchanger exchanger;
  private final AuthChecker checker;
  private final InstallStates states;
  private final TestLinks links;
  private final Tx tx;
  private final int parallel;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Semaphore places;

  /** One fewer: a thousand daily checks must not keep the exchange of a code waiting. */
  private final Semaphore routinePlaces;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected InstallSweep() {
    exchanges = null;
    corps = null;
    exchanger = null;
    checker = null;
    states = null;
    links = null;
    tx = null;
    parallel = 0;
    places = new Semaphore(0);
    routinePlaces = new Semaphore(0);
  }

  @Inject
  InstallSweep(
      PendingExchanges exchanges,
      AuthorizedCorps corps,
      Exchanger exchanger,
      AuthChecker checker,
      InstallStates states,
      TestLinks links,
      InstallConfig config,
      Tx tx) {
    this.exchanges = exchanges;
    this.corps = corps;
    this.exchanger = exchanger;
    this.checker = checker;
    this.states = states;
    this.links = links;
    this.tx = tx;
    this.parallel = config.parallel();
    this.places = new Semaphore(parallel);
    this.routinePlaces = new Semaphore(Math.max(1, parallel - 1));
  }

  /**
   * Begins as much of what is due as there are places; claims see to it that nothing is done twice.
   * What ends begins the next, so that the pace is WeCom's and not the timer's.
   */
  void run() {
    // In transactions: on Payara, what is begun here may end first and close the entity manager
    // that a request has outside of one.
    List<Semaphore> any = List.of(places);
    if (isFree(any)) {
      tx.call(() -> exchanges.due(parallel))
          .forEach(id -> begin("exchange/" + id, any, () -> exchanger.run(id)));
    }
    if (isFree(any)) {
      tx.call(() -> corps.due(parallel)).forEach(corp -> check(corp, any));
    }
    List<Semaphore> routine = List.of(routinePlaces, places);
    if (isFree(routine)) {
      tx.call(() -> corps.reconcilable(parallel)).forEach(corp -> check(corp, routine));
    }
  }

  private void check(AuthorizedCorp corp, List<Semaphore> needed) {
    begin("corp/" + corp.suite() + "/" + corp.corpId(), needed, () -> checker.run(corp));
  }

  private static boolean isFree(List<Semaphore> needed) {
    return needed.stream().allMatch(place -> place.availablePermits() > 0);
  }

  void expire() {
    tx.run(states::expire);
    tx.run(links::forget);
    tx.run(exchanges::forget);
  }

  /** {@code work} tells whether there is a point in going on with the next at once. */
  private void begin(String what, List<Semaphore> needed, BooleanSupplier work) {
    if (!underWay.add(what)) {
      return;
    }
    if (!take(needed)) {
      underWay.remove(what);
      return;
    }
    try {
      executor.execute(() -> runHere(what, needed, work));
    } catch (RejectedExecutionException e) {
      leave(what, needed);
      LOG.log(Level.WARNING, "No thread for an exchange or a check: at the next tick.");
    }
  }

  private void runHere(String what, List<Semaphore> needed, BooleanSupplier work) {
    boolean goOn = false;
    try {
      goOn = work.getAsBoolean();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An exchange or a check failed; it is due again.", e);
    } finally {
      leave(what, needed);
    }
    if (goOn) {
      next();
    }
  }

  private void next() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What is due could not be read; the next tick tries again.", e);
    }
  }

  private static boolean take(List<Semaphore> needed) {
    for (int taken = 0; taken < needed.size(); taken++) {
      if (!needed.get(taken).tryAcquire()) {
        needed.subList(0, taken).forEach(Semaphore::release);
        return false;
      }
    }
    return true;
  }

  private void leave(String what, List<Semaphore> needed) {
    underWay.remove(what);
    needed.forEach(Semaphore::release);
  }
}
