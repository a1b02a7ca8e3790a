package dev.suitehub.install;

import dev.suitehub.platform.time.Ticks;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks for due exchanges and checks each second, on every node. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstallWorker {

  @Inject InstallSweep sweep;
  @Inject Ticks ticks;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    ticks.run("install.sweep", sweep::run);
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void expire() {
    ticks.run("install.expire", sweep::expire);
  }
}
