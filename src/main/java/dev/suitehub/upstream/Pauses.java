package dev.suitehub.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The APIs that this node leaves alone for a while, each for itself, and where a corp's own token
 * is used each corp's for itself: those of which WeCom has had too many calls (its window is a
 * minute or longer, doc 90312), and those for which it stays busy.
 */
final class Pauses {

  private static final Logger LOG = System.getLogger(Pauses.class.getName());

  private static final int MOST_PAUSES = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);
  private static final Duration BUSY = Duration.ofSeconds(2);
  private static final Duration LONGEST_BUSY = Duration.ofMinutes(1);

  /** After which nobody remembers how often it was paused. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Clock clock;
  private final Jitter jitter;
  private final Cache<String, Pause> pauses =
      Caffeine.newBuilder().maximumSize(MOST_PAUSES).executor(Runnable::run).build();

  private record Pause(int errcode, int times, Instant since, Instant until) {

    boolean isOn(Instant now) {
      return until.isAfter(now);
    }
  }

  Pauses(Clock clock, Jitter jitter) {
    this.clock = clock;
    this.jitter = jitter;
  }

  /** Throws a {@link WecomRefused} that {@link WecomRefused#isLocal} while it is paused. */
  void check(WecomCall call) {
    Pause pause = pauses.getIfPresent(call.counted());
    Instant now = clock.instant();
    if (pause != null && pause.isOn(now)) {
      throw WecomRefused.unsent(
          call.api(),
          pause.errcode(),
          Duration.between(now, pause.until()),
          "WeCom refused it with %d at %s and is left alone until %s"
              .formatted(pause.errcode(), pause.since(), pause.until()));
    }
  }

  /** WeCom has taken a call. */
  void taken(WecomCall call) {
    Instant now = clock.instant();
    pauses
        .asMap()
        .computeIfPresent(call.counted(), (name, pause) -> pause.isOn(now) ? pause : null);
  }

  /** WeCom has refused a call: begins a pause where that helps, and says how long it is. */
  WecomRefused refused(WecomCall call, WecomRefused refused) {
    if (refused.isLocal()) {
      return refused;
    }
    if (!pauses(refused)) {
      taken(call);
      return refused;
    }
    Instant now = clock.instant();
    Pause pause =
        pauses
            .asMap()
            .compute(
                call.counted(),
                (counted, last) ->
                    // Several calls were under way: their refusals are one.
                    last != null && last.isOn(now)
                        ? last
                        : begun(call, refused, times(last, now) + 1, now));
    return refused.pausing(Duration.between(now, pause.until()));
  }

  private static boolean pauses(WecomRefused refused) {
    return refused.reaction() == Reaction.BACK_OFF
        || refused.errcode() == ErrCode.SYSTEM_BUSY.code();
  }

  private static int times(@Nullable Pause last, Instant now) {
    return last == null || last.until().plus(REMEMBERED).isBefore(now) ? 0 : last.times();
  }

  private Pause begun(WecomCall call, WecomRefused refused, int times, Instant now) {
    Duration pause =
        refused.reaction() == Reaction.BACK_OFF
            ? growing(WINDOW, times, LONGEST_WINDOW)
            : growing(BUSY, times, LONGEST_BUSY);
    Instant until = now.plus(jitter.on(pause));
    LOG.log(
        Level.WARNING,
        "wecom paused api={0} errcode={1} meaning={2} until={3} times={4}",
        call.counted(),
        String.valueOf(refused.errcode()),
        refused.known().map(ErrCode::meaning).orElse(""),
        until,
        times);
    return new Pause(refused.errcode(), times, now, until);
  }

  private static Duration growing(Duration first, int times, Duration longest) {
    Duration pause = first.multipliedBy(1L << Math.min(times - 1, 10));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
