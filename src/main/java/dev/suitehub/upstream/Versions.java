package dev.suitehub.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The newest version of one call that WeCom knows; that it does not know v2 is remembered. */
final class Versions {

  private static final String V2 = "v2/";
  private static final String OLD = "";
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Clock clock;
  private final AtomicReference<Instant> oldUntil = new AtomicReference<>(Instant.MIN);

  Versions(Clock clock) {
    this.clock = clock;
  }

  /** {@code call} is told what to put before the name. Only an unknown v2 leads to the old one. */
  WecomReply newestKnown(Function<String, WecomReply> call) {
    if (clock.instant().isBefore(oldUntil.get())) {
      return call.apply(OLD);
    }
    try {
      return call.apply(V2);
    } catch (WecomUnreachable failure) {
      if (!failure.isApiUnknown()) {
        throw failure;
      }
      oldUntil.set(clock.instant().plus(REMEMBERED));
      return call.apply(OLD);
    }
  }
}
