package dev.suitehub.upstream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far WeCom's clock is ahead of ours, as the {@code Date} of its last answer shows: it counts
 * whole seconds, and was written before the answer arrived.
 */
@ApplicationScoped
public class WecomClock {

  private final @Nullable Clock clock;
  private volatile Optional<Duration> ahead = Optional.empty();

  /** For the container's proxy. */
  protected WecomClock() {
    clock = null;
  }

  @Inject
  public WecomClock(Clock clock) {
    this.clock = clock;
  }

  /** A {@code Date} that has just arrived; one that is none is passed over. */
  public void said(String date) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      ahead = Optional.of(Duration.between(Objects.requireNonNull(clock).instant(), theirs));
    } catch (DateTimeException e) {
      ahead = Optional.empty();
    }
  }

  /** Negative where ours is ahead; empty where WeCom has not said since this node started. */
  public Optional<Duration> ahead() {
    return ahead;
  }
}
