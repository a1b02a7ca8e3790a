package dev.suitehub.callbacks;

import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which refusals get a line in the log: of each URL the first {@value #LINES} of a minute.
 * Strangers cause them at will; all are counted in any case, and the last ones of each URL are
 * kept.
 */
@ApplicationScoped
class RefusalLog {

  static final int LINES = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** As many as there are suites and providers, not as there are strangers. */
  private record Url(Source source, UrlKind kind) {}

  private record Minute(Instant began, int refusals) {}

  private final @Nullable Clock clock;

  /** Guarded by this. */
  private final Map<Url, Minute> minutes = new HashMap<>();

  /** For the container's proxy. */
  protected RefusalLog() {
    clock = null;
  }

  @Inject
  RefusalLog(Clock clock) {
    this.clock = clock;
  }

  /** The line for the log, with how many before it went without; empty for one of those. */
  synchronized Optional<String> line(Source source, UrlKind kind, String line) {
    Instant now = Objects.requireNonNull(clock).instant();
    Url url = new Url(source, kind);
    Minute last = minutes.getOrDefault(url, new Minute(now, 0));
    boolean isOver = !last.began().plus(MINUTE).isAfter(now);
    Minute current = isOver ? new Minute(now, 1) : new Minute(last.began(), last.refusals() + 1);
    minutes.put(url, current);
    if (current.refusals() > LINES) {
      return Optional.empty();
    }
    int silent = isOver ? Math.max(0, last.refusals() - LINES) : 0;
    return Optional.of(silent == 0 ? line : line + " not-logged-before=" + silent);
  }
}
