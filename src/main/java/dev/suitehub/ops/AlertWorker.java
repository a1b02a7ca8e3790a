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

/**
 * Looks for what somebody has to be told of, tells it, signs that this node lives, and keeps an eye
 * on the watchdog.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlertWorker extends TickingWorker {

  @Inject AlertConfig config;
  @Inject AlertDesk desk;
  @Inject NodeSigns signs;
  @Inject Watchdog watchdog;

  @Override
  protected List<Beat> beats() {
    return List.of(
        new Beat("ops.alerts", config.every(), desk::look),
        new Beat("ops.messages", config.every().dividedBy(2), desk::send),
        new Beat("ops.signs", NodeSigns.EVERY, signs::sign),
        new Beat("ops.watchdog", Duration.ofSeconds(30), watchdog::startAnewIfDead));
  }
}
