package dev.suitehub.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person ask for one token again no sooner than {@value #SECONDS} seconds after the last
 * time, on this node: WeCom bans an address that asks and asks with a wrong secret.
 */
@ApplicationScoped
class Turnstile {

  static final int SECONDS = 10;
  private static final int MOST = 10_000;

  private final @Nullable Clock clock;
  private final Map<TokenKey, Instant> last = new ConcurrentHashMap<>();

  /** For the container's proxy. */
  protected Turnstile() {
    clock = null;
  }

  @Inject
  Turnstile(Clock clock) {
    this.clock = clock;
  }

  /** How long to wait; empty where it may be asked for now, and that counts. */
  Optional<Duration> enter(TokenKey key) {
    Instant now = Objects.requireNonNull(clock).instant();
    Duration pause = Duration.ofSeconds(SECONDS);
    if (last.size() >= MOST) {
      last.values().removeIf(at -> !at.plus(pause).isAfter(now));
    }
    Instant kept =
        last.compute(key, (any, at) -> at != null && at.plus(pause).isAfter(now) ? at : now);
    return kept.equals(now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, kept.plus(pause)));
  }
}
