package dev.suitehub.journal;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long the journal keeps what. */
@Dependent
class JournalConfig implements RoomConfig {

  private final Duration keep;
  private final Duration keepHashes;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  JournalConfig(
      @ConfigProperty(name = "hub.journal.keep", defaultValue = "P30D") Duration keep,
      @ConfigProperty(name = "hub.journal.keep-hashes", defaultValue = "P90D")
          Duration keepHashes) {
    if (keep.isNegative() || keep.isZero()) {
      throw new IllegalArgumentException("hub.journal.keep must be longer than nothing.");
    }
    if (keepHashes.compareTo(keep) < 0) {
      throw new IllegalArgumentException(
          "hub.journal.keep-hashes must not be shorter than hub.journal.keep.");
    }
    this.keep = keep;
    this.keepHashes = keepHashes;
  }

  Duration keep() {
    return keep;
  }

  Duration keepHashes() {
    return keepHashes;
  }
}
