package dev.suitehub.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The end of a process whose hub could not start, where {@code hub.exit-on-failed-start} wants it:
 * else the server stays up without the hub, and whoever watches over the process sees nothing.
 */
public final class FailedStart {

  private static final Logger LOG = System.getLogger(FailedStart.class.getName());

  /** Servers write their logs a little later. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private static final AtomicBoolean ENDS = new AtomicBoolean();

  private FailedStart() {}

  /** Returns at once; the process ends soon after, if it is to end. */
  public static void happened() {
    boolean wanted =
        ConfigProvider.getConfig()
            .getOptionalValue("hub.exit-on-failed-start", Boolean.class)
            .orElse(false);
    if (!wanted || ENDS.getAndSet(true)) {
      return;
    }
    LOG.log(Level.ERROR, "The process ends, as hub.exit-on-failed-start says.");
    Thread end = new Thread(FailedStart::end, "failed-start");
    end.setDaemon(true);
    end.start();
  }

  private static void end() {
    try {
      Thread.sleep(FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Not exit(): the server's own farewell would wait for the deployment that is failing.
    Runtime.getRuntime().halt(1);
  }
}
