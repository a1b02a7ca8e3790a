package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.time.Beat;
import dev.suitehub.platform.time.TickingWorker;
import dev.suitehub.sandbox.SandboxConfig;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Keeps the sandbox's logs from growing for ever. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WipeWorker extends TickingWorker {

  @Inject SandboxConfig config;
  @Inject Wipe wipe;
  @Inject Tx tx;

  @Override
  protected List<Beat> beats() {
    return config.isOn()
        ? List.of(new Beat("sandbox.wipe", Duration.ofHours(1), () -> tx.run(wipe::old)))
        : List.of();
  }
}
