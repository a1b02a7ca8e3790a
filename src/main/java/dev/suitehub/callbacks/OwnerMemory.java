package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.SuiteMark;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the owners of suites' URLs, each with the {@link SuiteMark} it was read under.
 * It serves whoever has just read the same mark, as to open a suite's secrets and to build its
 * entity costs more than everything else about a callback's keys; and for {@link #TRUST} after that
 * whoever has a plain message, as to read the mark costs more than to open it.
 */
@ApplicationScoped
class OwnerMemory {

  /** So long a key that was taken away is still accepted; a new one is looked for at once. */
  static final Duration TRUST = Duration.ofSeconds(1);

  private final Map<SuiteKey, Read> read = new ConcurrentHashMap<>();

  /** An owner without its key ring, which depends on the time. */
  record Kept(
      SuiteMark mark,
      SuiteKey suite,
      KeySet keys,
      CorpId provider,
      Map<SuiteId, SuiteKey> suites,
      KnownCorps corps) {

    CallbackOwner at(Instant now) {
      return new CallbackOwner(
          Source.of(suite), keys.at(now), provider, Optional.of(suite), suites, corps);
    }

    @Override
    public String toString() {
      return "Kept[" + suite + "]";
    }
  }

  /**
   * @param at before the mark was read
   */
  private record Read(Kept kept, Instant at) {}

  /** What was read under this mark, which was read anew at that time. */
  Optional<Kept> find(SuiteKey suite, SuiteMark mark, Instant at) {
    return Optional.ofNullable(read.get(suite))
        .map(Read::kept)
        .filter(one -> one.mark().equals(mark))
        .map(one -> keep(one, at));
  }

  /** What was read a moment ago. */
  Optional<Kept> recent(SuiteKey suite, Instant now) {
    return Optional.ofNullable(read.get(suite))
        .filter(one -> !now.isBefore(one.at()) && now.isBefore(one.at().plus(TRUST)))
        .map(Read::kept);
  }

  Kept keep(Kept one, Instant at) {
    read.put(one.suite(), new Read(one, at));
    return one;
  }

  void forget(SuiteKey suite) {
    read.remove(suite);
  }
}
