package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whose URL it is, read afresh each time: a key that was just changed counts at once. */
@Dependent
class CallbackKeys {

  private final Providers providers;
  private final Suites suites;
  private final Clock clock;

  @Inject
  CallbackKeys(Providers providers, Suites suites, Clock clock) {
    this.providers = providers;
    this.suites = suites;
    this.clock = clock;
  }

  Optional<CallbackOwner> find(CallbackUrl url) {
    return url.kind() == UrlKind.SYSTEM
        ? key(url, ProviderKey::new).flatMap(providers::find).map(this::owner)
        : key(url, SuiteKey::new).flatMap(suites::find).flatMap(this::owner);
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
        KeyRing.of(provider.callback(), clock.instant()),
        provider.corpId(),
        Optional.empty(),
        ids(suites.ofProvider(provider.key())));
  }

  private Optional<CallbackOwner> owner(Suite suite) {
    return providers
        .find(suite.provider())
        .map(
            provider ->
                new CallbackOwner(
                    Source.of(suite.key()),
                    KeyRing.of(suite.callback(), clock.instant()),
                    provider.corpId(),
                    Optional.of(suite.key()),
                    ids(List.of(suite))));
  }

  private static Map<SuiteId, SuiteKey> ids(List<Suite> suites) {
    Map<SuiteId, SuiteKey> ids = new LinkedHashMap<>();
    suites.forEach(suite -> suite.suiteId().ifPresent(id -> ids.put(id, suite.key())));
    return ids;
  }
}
