package dev.suitehub.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops whoever tries many names from one address; each node counts for itself. */
@ApplicationScoped
class AddressBrake {

  static final int MOST_FAILURES = 100;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_ADDRESSES = 10_000;

  private final Cache<String, AtomicInteger> failures;

  /** For the container's proxy. */
  protected AddressBrake() {
    failures = Caffeine.newBuilder().build();
  }

  @Inject
  AddressBrake(Clock clock) {
    failures =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(WINDOW)
            .ticker(() -> Duration.ofMillis(clock.millis()).toNanos())
            .executor(Runnable::run)
            .build();
  }

  boolean lets(String address) {
    AtomicInteger count = failures.getIfPresent(address);
    return count == null || count.get() < MOST_FAILURES;
  }

  void failed(String address) {
    Objects.requireNonNull(failures.get(address, any -> new AtomicInteger())).incrementAndGet();
  }
}
