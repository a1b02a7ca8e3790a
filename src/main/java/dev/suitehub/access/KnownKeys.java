package dev.suitehub.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This node's copy of the keys that came in a moment ago: hundreds of callers at once must not take
 * the connections that callbacks need. What another node revokes is let in here no longer than a
 * copy lives.
 */
@ApplicationScoped
class KnownKeys {

  private static final Duration LIFE = Duration.ofSeconds(2);
  private static final int MOST = 1000;

  private final @Nullable ClientKeys keys;
  private final Cache<String, ClientKey> known;

  /** For the container's proxy. */
  protected KnownKeys() {
    keys = null;
    known = Caffeine.newBuilder().build();
  }

  @Inject
  KnownKeys(ClientKeys keys, Clock clock) {
    this.keys = keys;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LIFE)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /** However many ask for the same one here, the database is asked once. */
  Optional<ClientKey> find(Secret key) {
    return Optional.ofNullable(
        known.get(
            ClientKeys.hash(key), hash -> Objects.requireNonNull(keys).find(key).orElse(null)));
  }

  /** One was revoked here. */
  void forget() {
    known.invalidateAll();
  }
}
