package dev.suitehub.sandbox.clock;

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

/** Keeps the clocks of several nodes together. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClockWorker extends TickingWorker {

  @Inject SandboxConfig config;
  @Inject SandboxClock clock;

  @Override
  protected List<Beat> beats() {
    return config.isOn()
        ? List.of(new Beat("sandbox.clock", Duration.ofSeconds(1), clock::follow))
        : List.of();
  }
}
