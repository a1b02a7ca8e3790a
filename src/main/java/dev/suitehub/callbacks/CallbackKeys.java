package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.SuiteMark;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose URL it is. A key that was just entered counts at once, on every node: a suite's are
 * remembered, but held against its mark in the database, unless they open the message and were held
 * against it within {@link OwnerMemory#TRUST}.
 */
@Dependent
class CallbackKeys {

  private final Providers providers;
  private final Suites suites;
  private final OwnerMemory memory;
  private final Clock clock;

  @Inject
  CallbackKeys(Providers providers, Suites suites, OwnerMemory memory, Clock clock) {
    this.providers = providers;
    this.suites = suites;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Not in a transaction that has changed the suite: what is rolled back must not be remembered.
   */
  Optional<CallbackOwner> find(CallbackUrl url) {
    return url.kind() == UrlKind.SYSTEM
        ? key(url, ProviderKey::new).flatMap(providers::find).map(this::owner)
        : key(url, SuiteKey::new).flatMap(this::owner);
  }

  /** As it was a moment ago, without asking the database; empty where that is not known. */
  Optional<CallbackOwner> recent(CallbackUrl url) {
    Instant now = clock.instant();
    return url.kind() == UrlKind.SYSTEM
        ? Optional.empty()
        : key(url, SuiteKey::new)
            .flatMap(suite -> memory.recent(suite, now))
            .map(known -> known.at(now));
  }

  private static <K> Optional<K> key(CallbackUrl url, Function<String, K> type) {
    try {
      return Optional.of(type.apply(url.key()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private CallbackOwner owner(Provider provider) {
    return new CallbackOwner(
        Source.of(provider.key()),
        KeySet.of(provider.callback()).at(clock.instant()),
        provider.corpId(),
        Optional.empty(),
        ids(suites.ofProvider(provider.key())),
        new KnownCorps());
  }

  private Optional<CallbackOwner> owner(SuiteKey key) {
    Instant now = clock.instant();
    // The mark first: what changes before the suite is read only makes it read once more.
    Optional<SuiteMark> mark = suites.mark(key);
    if (mark.isEmpty()) {
      memory.forget(key);
      return Optional.empty();
    }
    return memory
        .find(key, mark.get(), now)
        .or(() -> suites.find(key).flatMap(suite -> read(suite, mark.get(), now)))
        .map(known -> known.at(now));
  }

  private Optional<OwnerMemory.Kept> read(Suite suite, SuiteMark mark, Instant at) {
    return providers
        .find(suite.provider())
        .map(
            provider ->
                memory.keep(
                    new OwnerMemory.Kept(
                        mark,
                        suite.key(),
                        KeySet.of(suite.callback()),
                        provider.corpId(),
                        ids(List.of(suite)),
                        new KnownCorps()),
                    at));
  }

  private static Map<SuiteId, SuiteKey> ids(List<Suite> suites) {
    Map<SuiteId, SuiteKey> ids = new LinkedHashMap<>();
    suites.forEach(suite -> suite.suiteId().ifPresent(id -> ids.put(id, suite.key())));
    return ids;
  }
}
