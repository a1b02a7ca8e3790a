package dev.suitehub.sandbox.console;

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

/** WeCom's team, where nobody plays it. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReviewWorker extends TickingWorker {

  @Inject SandboxConfig config;
  @Inject Reviews reviews;

  @Override
  protected List<Beat> beats() {
    return config.isOn()
        ? List.of(new Beat("sandbox.reviews", Duration.ofSeconds(5), reviews::approveDue))
        : List.of();
  }
}
