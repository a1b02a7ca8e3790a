package dev.suitehub.ops;

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

/** Seals anew what another master key has sealed, once somebody has said so. Any node may tick. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MasterKeyWorker extends TickingWorker {

  @Inject KeyRotations rotations;

  @Override
  protected List<Beat> beats() {
    return List.of(new Beat("ops.master-key", Duration.ofSeconds(2), rotations::work));
  }
}
