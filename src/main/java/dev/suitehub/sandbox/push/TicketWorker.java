package dev.suitehub.sandbox.push;

import dev.suitehub.platform.db.Schema;
import dev.suitehub.sandbox.SandboxConfig;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Pushes tickets when they are due, and keeps the sandbox from starting beside the real WeCom. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TicketWorker {

  private static final Logger LOG = System.getLogger(TicketWorker.class.getName());

  private final AtomicBoolean running = new AtomicBoolean();

  @Inject SandboxConfig config;
  @Inject Schema schema;
  @Inject Tickets tickets;

  @PostConstruct
  void start() {
    config.check();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void tick() {
    if (!config.isOn() || !schema.isReady() || !running.compareAndSet(false, true)) {
      return;
    }
    try {
      tickets.pushDue();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Pushing suite_tickets failed; the next tick tries again.", e);
    } finally {
      running.set(false);
    }
  }
}
