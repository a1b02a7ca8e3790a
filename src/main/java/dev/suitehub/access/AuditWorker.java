package dev.suitehub.access;

import dev.suitehub.platform.time.Beat;
import dev.suitehub.platform.time.TickingWorker;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Links new entries of the audit log, and goes round the chain. Any node may tick. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditWorker extends TickingWorker {

  @Inject AuditChain chain;

  @Override
  protected List<Beat> beats() {
    return List.of(
        new Beat("audit.link", Duration.ofSeconds(5), chain::link),
        new Beat("audit.check", Duration.ofMinutes(1), chain::walk));
  }
}
