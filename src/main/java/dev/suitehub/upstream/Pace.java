package dev.suitehub.upstream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * How fast this node calls: below WeCom's ceiling for each API and minute (doc 90312), and one
 * after the other where the calls are renewals, of which thousands may come due together. A caller
 * waits for its turn; one whose turn is too far away is told so at once and holds no thread.
 */
@ApplicationScoped
class Pace {

  /** The renewals. What a person waits for is not held up by them. */
  private static final Set<String> SMOOTHED =
      Set.of(
          "get_suite_token",
          "get_provider_token",
          "get_corp_token",
          "v2/get_auth_info",
          "get_auth_info",
          "get_jsapi_ticket",
          "ticket/get");

  private static final int MOST_APIS = 1000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Duration gap;
  private final Clock clock;
  private final Sleeper sleeper;
  private final Cache<String, CallMinute> minutes =
      Caffeine.newBuilder().maximumSize(MOST_APIS).executor(Runnable::run).build();
  private Instant nextRenewal = Instant.MIN;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Pace() {
    perMinute = 0;
    gap = Duration.ZERO;
    clock = null;
    sleeper = null;
  }

  @Inject
  Pace(UpstreamConfig config, Clock clock) {
    this(config.callsPerSecond(), config.callsPerMinute(), clock, Sleeper.REAL);
  }

  /**
   * @param perSecond renewals of all kinds together
   * @param perMinute calls of one API
   */
  Pace(int perSecond, int perMinute, Clock clock, Sleeper sleeper) {
    this.perMinute = perMinute;
    this.gap = Duration.ofNanos((1_000_000_000L + perSecond - 1) / perSecond);
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Returns when it is the turn of a call of {@code api}. Throws a {@link WecomRefused} that {@link
   * WecomRefused#isLocal} where that would be after {@code latest}.
   */
  void await(String api, Instant latest) {
    Instant now = clock.instant();
    Duration wait = Duration.between(now, turn(api, now, latest));
    if (!wait.isZero()) {
      try {
        sleeper.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw tooFar(api, wait);
      }
    }
  }

  /**
   * A place among the calls of {@code api}, for one that is made now or not at all. Throws as
   * {@link #await}.
   */
  void take(String api) {
    Instant now = clock.instant();
    turn(api, now, now);
  }

  private synchronized Instant turn(String api, Instant now, Instant latest) {
    CallMinute minute = minutes.get(api, unused -> new CallMinute());
    boolean smoothed = SMOOTHED.contains(api);
    Instant turn = minute.firstBelow(perMinute, now);
    if (smoothed && nextRenewal.isAfter(turn) && !nextRenewal.isAfter(now.plus(MINUTE))) {
      turn = nextRenewal;
    }
    if (turn.isAfter(latest)) {
      throw tooFar(api, Duration.between(now, turn));
    }
    minute.add(turn);
    if (smoothed) {
      nextRenewal = turn.plus(gap);
    }
    return turn;
  }

  private WecomRefused tooFar(String api, Duration wait) {
    return WecomRefused.unsent(
        api,
        ErrCode.FREQUENCY_LIMIT.code(),
        wait,
        "it would be one call too many: this node keeps below %d calls of one API a minute and below %d renewals a second"
            .formatted(perMinute, Duration.ofSeconds(1).dividedBy(gap)));
  }
}
