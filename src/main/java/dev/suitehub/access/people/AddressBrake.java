package dev.suitehub.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops whoever tries many names from one address, or many passwords in one known browser; each
 * node counts for itself.
 */
@ApplicationScoped
class AddressBrake {

  static final int MOST_FAILURES = 100;
  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_ADDRESSES = 10_000;

  /** An address of IPv6, as {@link dev.suitehub.platform.web.TrustedProxies} writes it. */
  private static final int GROUPS = 8;

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
    AtomicInteger count = failures.getIfPresent(network(address));
    return count == null || count.get() < MOST_FAILURES;
  }

  void failed(String address) {
    count(network(address)).incrementAndGet();
  }

  /** Counts an attempt there before its password is looked at; tells whether it may go on. */
  boolean attempts(Device device) {
    return count(of(device)).incrementAndGet() <= User.MOST_FAILURES;
  }

  void forgives(Device device) {
    failures.invalidate(of(device));
  }

  private AtomicInteger count(String key) {
    return Objects.requireNonNull(failures.get(key, any -> new AtomicInteger()));
  }

  private static String of(Device device) {
    return "device " + device.number();
  }

  /** Whoever has one address of IPv6 has 2^64 of them: the network is what counts. */
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length == GROUPS ? String.join(":", Arrays.copyOf(groups, GROUPS / 2)) : address;
  }
}
