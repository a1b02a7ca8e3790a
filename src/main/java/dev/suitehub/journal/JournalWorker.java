package dev.suitehub.journal;

import dev.suitehub.platform.time.Beat;
import dev.suitehub.platform.time.TickingWorker;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Keeps the journal small: content and then hashes go when they are old. Writes refusals down, and
 * gives positions where no reader of the feed does. Any node may tick, two at once do no harm.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JournalWorker extends TickingWorker {

  private static final Logger LOG = System.getLogger(JournalWorker.class.getName());

  @Inject Journal journal;
  @Inject Refusals refusals;
  @Inject AnswerTimes answers;
  @Inject JournalConfig config;
  @Inject Clock clock;

  @Override
  protected List<Beat> beats() {
    return List.of(
        new Beat("journal.sweep", Duration.ofHours(1), this::retire),
        new Beat("journal.refusals", Duration.ofSeconds(10), refusals::flush),
        new Beat("journal.answers", Duration.ofSeconds(10), answers::flush),
        new Beat("journal.sequence", Duration.ofSeconds(10), journal::sequenceAll));
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
}
