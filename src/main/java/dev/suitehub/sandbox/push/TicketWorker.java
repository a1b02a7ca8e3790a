package dev.suitehub.sandbox.push;

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

/** Pushes tickets when they are due. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TicketWorker extends TickingWorker {

  @Inject SandboxConfig config;
  @Inject Tickets tickets;

  @Override
  protected List<Beat> beats() {
    return config.isOn()
        ? List.of(new Beat("sandbox.tickets", Duration.ofSeconds(5), tickets::pushDue))
        : List.of();
  }
}
