package dev.suitehub.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This node's copy of the people who came a moment ago. Whoever was disabled or demoted on another
 * node keeps his rights here no longer than a copy lives.
 */
@ApplicationScoped
class KnownUsers {

  private static final Duration LIFE = Duration.ofSeconds(2);
  private static final int MOST = 1000;

  private final @Nullable Users users;
  private final @Nullable Tx tx;
  private final Cache<String, KnownUser> known;

  /** For the container's proxy. */
  protected KnownUsers() {
    users = null;
    tx = null;
    known = Caffeine.newBuilder().build();
  }

  @Inject
  KnownUsers(Users users, Tx tx, Clock clock) {
    this.users = users;
    this.tx = tx;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LIFE)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  /** Empty where nobody of that name is active. */
  Optional<KnownUser> find(String name) {
    return Optional.ofNullable(known.get(name, this::look));
  }

  private @Nullable KnownUser look(String name) {
    return Objects.requireNonNull(tx)
        .call(
            () ->
                Objects.requireNonNull(users)
                    .find(name)
                    .filter(User::isActive)
                    .map(KnownUser::of)
                    .orElse(null));
  }

  /** Somebody was changed here. */
  void forget() {
    known.invalidateAll();
  }
}
