package dev.suitehub.install;

import dev.suitehub.platform.db.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks for due exchanges and checks each second, on every node. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstallWorker {

  private static final Logger LOG = System.getLogger(InstallWorker.class.getName());

  @Inject InstallSweep sweep;
  @Inject Schema schema;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void tick() {
    guarded(sweep::run);
  }

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  void expire() {
    guarded(sweep::expire);
  }

  /** A server may drop a timer for good after a throw. */
  private void guarded(Runnable work) {
    if (!schema.isReady()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A tick of the install worker failed; the next one comes.", e);
    }
  }
}
