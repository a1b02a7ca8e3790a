package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.SuiteMark;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the owners of suites' URLs, each with the {@link SuiteMark} it was read under.
 * It serves only whoever has just read the same mark: to open a suite's secrets and to build its
 * entity costs more than everything else about a callback's keys.
 */
@ApplicationScoped
class OwnerMemory {

  private final Map<SuiteKey, Kept> kept = new ConcurrentHashMap<>();

  /** An owner without its key ring, which depends on the time. */
  record Kept(
      SuiteMark mark, SuiteKey suite, KeySet keys, CorpId provider, Map<SuiteId, SuiteKey> suites) {

    CallbackOwner at(Instant now) {
      return new CallbackOwner(
          Source.of(suite), keys.at(now), provider, Optional.of(suite), suites);
    }

    @Override
    public String toString() {
      return "Kept[" + suite + "]";
    }
  }

  Optional<Kept> find(SuiteKey suite, SuiteMark now) {
    return Optional.ofNullable(kept.get(suite)).filter(one -> one.mark().equals(now));
  }

  Kept keep(Kept one) {
    kept.put(one.suite(), one);
    return one;
  }

  void forget(SuiteKey suite) {
    kept.remove(suite);
  }
}
