package dev.suitehub.sandbox.demo;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.db.Schema;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.wire.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sets the demo up once the hub says that it is ready, then says where everything is. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DemoWorker {

  private static final Logger LOG = System.getLogger(DemoWorker.class.getName());
  private static final String READY = "/ops/health/ready";
  private static final long EVERY_MS = 1000;
  private static final int MOST_LOOKS = 180;

  private final AtomicBoolean running = new AtomicBoolean();
  private int looks;

  @Inject SandboxConfig config;
  @Inject HubConfig hub;
  @Inject Schema schema;
  @Inject Clock clock;
  @Resource TimerService timers;

  @PostConstruct
  void start() {
    if (config.isDemo()) {
      timers.createIntervalTimer(EVERY_MS, EVERY_MS, new TimerConfig("sandbox demo", false));
    }
  }

  @Timeout
  void tick(Timer timer) {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      if (isOver()) {
        timer.cancel();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The demo could not be set up.", e);
      timer.cancel();
    } finally {
      running.set(false);
    }
  }

  private boolean isOver() {
    if (!schema.isReady()) {
      return false;
    }
    DemoHttp.Answer ready = new DemoHttp(hub, Secret.of("")).get(READY);
    if (ready.status() == 200) {
      setUp();
      return true;
    }
    looks++;
    if (looks < MOST_LOOKS) {
      return false;
    }
    LOG.log(
        Level.ERROR,
        "The demo was not set up: the hub did not become ready at hub.public-url; {0}",
        ready);
    return true;
  }

  private void setUp() {
    try {
      setUp(new Demo(new DemoHttp(hub, key()), hub, config.ticketEvery(), clock));
    } catch (UncheckedIOException e) {
      LOG.log(Level.ERROR, String.valueOf(e.getMessage()));
    }
  }

  private void setUp(Demo demo) {
    try {
      demo.run();
      LOG.log(Level.INFO, Banner.text(hub, config.clientKey().isEmpty()));
    } catch (IllegalStateException e) {
      LOG.log(
          Level.ERROR,
          "The demo stopped while {0}: {1}",
          demo.step(),
          String.valueOf(e.getMessage()));
    }
  }

  private Secret key() {
    return config.clientKey().map(Secret::of).orElseGet(this::keyFromFile);
  }

  /** The hub writes it at its first start, where no bootstrap key is configured. */
  private Secret keyFromFile() {
    Path file = hub.dataDir().resolve("client.key");
    try {
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The demo needs a client key: set hub.sandbox.client-key, or let the hub write " + file,
          e);
    }
  }
}
