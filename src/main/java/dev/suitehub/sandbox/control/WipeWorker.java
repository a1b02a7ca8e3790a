package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.sandbox.SandboxConfig;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Keeps the sandbox's logs from growing for ever. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WipeWorker {

  private static final Logger LOG = System.getLogger(WipeWorker.class.getName());

  @Inject SandboxConfig config;
  @Inject Schema schema;
  @Inject Wipe wipe;
  @Inject Tx tx;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void tick() {
    if (!config.isOn() || !schema.isReady()) {
      return;
    }
    try {
      tx.run(wipe::old);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Forgetting old pushes and calls failed; the next hour tries again.", e);
    }
  }
}
