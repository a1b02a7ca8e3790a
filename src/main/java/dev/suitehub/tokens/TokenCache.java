package dev.suitehub.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * This node's copy of what was served a moment ago. It is short-lived, because what another node
 * forgets does not reach it; what this node forgets is not copied again until every transaction of
 * that moment is over.
 */
final class TokenCache {

  private static final Duration LIFE = Duration.ofSeconds(2);
  private static final Duration LEFT_OUT = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Cache<TokenKey, Kept> tokens;
  private final Cache<TokenKey, Boolean> leftOut;

  TokenCache(Clock clock) {
    this.clock = clock;
    this.tokens = lasting(clock, LIFE);
    this.leftOut = lasting(clock, LEFT_OUT);
  }

  private record Kept(Token token, Instant at) {}

  Optional<Token> find(TokenKey key) {
    Instant now = clock.instant();
    // Under a clock that was turned back the cache itself would let it live for as long.
    return Optional.ofNullable(tokens.getIfPresent(key))
        .filter(kept -> !kept.at().isAfter(now) && kept.at().plus(LIFE).isAfter(now))
        .map(Kept::token)
        .filter(token -> token.expiresAt().isAfter(now));
  }

  void keep(TokenKey key, Token token) {
    if (leftOut.getIfPresent(key) == null) {
      tokens.put(key, new Kept(token, clock.instant()));
    }
  }

  void forget(TokenKey key) {
    leftOut.put(key, true);
    tokens.invalidate(key);
  }

  private static <T> Cache<TokenKey, T> lasting(Clock clock, Duration life) {
    return Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(life)
        .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
        .executor(Runnable::run)
        .build();
  }
}
