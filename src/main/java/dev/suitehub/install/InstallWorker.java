package dev.suitehub.install;

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

/** Looks for due exchanges and checks each second, on every node. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InstallWorker extends TickingWorker {

  @Inject InstallSweep sweep;

  @Override
  protected List<Beat> beats() {
    return List.of(
        new Beat("install.sweep", Duration.ofSeconds(1), sweep::run),
        new Beat("install.expire", Duration.ofMinutes(10), sweep::expire));
  }
}
