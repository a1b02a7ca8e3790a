package dev.suitehub.platform.time;

import dev.suitehub.platform.db.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs the ticks of this node's workers and remembers when each last ended: a server may drop a
 * timer without a word, and for good after a throw.
 */
@ApplicationScoped
public class Ticks {

  private static final Logger LOG = System.getLogger(Ticks.class.getName());

  private final @Nullable Schema schema;
  private final @Nullable Clock clock;
  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected Ticks() {
    schema = null;
    clock = null;
  }

  @Inject
  public Ticks(Schema schema, Clock clock) {
    this.schema = schema;
    this.clock = clock;
  }

  /** Does nothing before the tables stand. What the work throws is logged and goes no further. */
  public void run(String worker, Runnable work) {
    if (!Objects.requireNonNull(schema).isReady()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A tick of the worker " + worker + " failed; the next one comes.", e);
    }
    last.put(worker, Objects.requireNonNull(clock).instant());
  }

  /** By the worker's name, in order. */
  public SortedMap<String, Instant> last() {
    return new TreeMap<>(last);
  }
}
