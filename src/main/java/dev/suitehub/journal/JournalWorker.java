package dev.suitehub.journal;

import dev.suitehub.platform.db.Schema;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * Keeps the journal small: content and then hashes go when they are old. Writes refusals down, and
 * gives positions where no reader of the feed does. Any node may tick, two at once do no harm.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JournalWorker {

  private static final Logger LOG = System.getLogger(JournalWorker.class.getName());

  @Inject Journal journal;
  @Inject Refusals refusals;
  @Inject JournalConfig config;
  @Inject Schema schema;
  @Inject Clock clock;

  @Schedule(hour = "*", minute = "17", persistent = false)
  void sweep() {
    quietly("sweep", this::retire);
  }

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void write() {
    quietly("write", refusals::flush);
    quietly("sequence", journal::sequenceAll);
  }

  private void retire() {
    Instant now = clock.instant();
    int erased = all(() -> journal.eraseOlderThan(now.minus(config.keep())));
    int removed = all(() -> journal.removeOlderThan(now.minus(config.keepHashes())));
    if (erased + removed > 0) {
      LOG.log(Level.INFO, "journal swept erased={0} removed={1}", erased, removed);
    }
  }

  private static int all(IntSupplier chunk) {
    int total = 0;
    for (int some = chunk.getAsInt(); some > 0; some = chunk.getAsInt()) {
      total += some;
    }
    return total;
  }

  /** A timer that throws may never tick again. */
  private void quietly(String what, Runnable work) {
    if (!schema.isReady()) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "journal worker failed at " + what, e);
    }
  }
}
