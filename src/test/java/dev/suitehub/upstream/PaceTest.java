package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.time.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("upstream-R5")
class PaceTest {

  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final List<String> KINDS =
      List.of("get_corp_token", "v2/get_auth_info", "get_jsapi_ticket", "ticket/get");
  private static final Instant NEVER = Instant.MAX;

  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final List<Instant> turns = new ArrayList<>();

  @Test
  void renewals_of_all_kinds_go_one_after_the_other() {
    Pace pace = pace(50, 40_000);

    for (int i = 0; i < 100; i++) {
      take(pace, KINDS.get(i % KINDS.size()), NEVER);
    }

    assertThat(turns.get(0)).isEqualTo(START);
    assertThat(turns.get(99)).isEqualTo(START.plusMillis(99 * 20));
    assertThat(busiest(Duration.ofSeconds(1))).isEqualTo(50);
  }

  @Test
  void what_a_person_waits_for_is_not_held_up_by_renewals() {
    Pace pace = pace(1, 40_000);
    take(pace, "get_corp_token", NEVER);

    take(pace, "v2/get_permanent_code", NEVER);

    assertThat(turns).containsOnly(START);
  }

  @Test
  void a_place_is_taken_although_the_clock_runs_on_meanwhile() {
    Pace pace = new Pace(50, 1, Clock.systemUTC(), pause -> {});

    pace.take("user/get");

    assertThat(catchThrowableOfType(WecomRefused.class, () -> pace.take("user/get")).isLocal())
        .isTrue();
  }

  @Test
  void after_quiet_times_nobody_waits() {
    Pace pace = pace(1, 40_000);
    take(pace, "get_corp_token", NEVER);
    clock.advance(Duration.ofHours(1));

    take(pace, "get_corp_token", NEVER);

    assertThat(turns.get(1)).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void no_minute_has_more_calls_of_one_api_than_the_ceiling() {
    Pace pace = pace(50, 30);

    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(i * 37L % 900));
      take(pace, "get_corp_token", NEVER);
    }

    assertThat(busiest(Duration.ofMinutes(1))).isEqualTo(30);
  }

  @Test
  void the_ceiling_is_each_apis_own() {
    Pace pace = pace(600, 1);

    take(pace, "get_pre_auth_code", NEVER);
    take(pace, "set_session_info", NEVER);

    assertThat(turns).containsOnly(START);
  }

  @Test
  void whose_turn_is_too_far_away_is_told_so_and_takes_nobodys_turn() {
    Pace pace = pace(50, 2);
    take(pace, "get_corp_token", NEVER);
    take(pace, "get_corp_token", NEVER);

    WecomRefused refused =
        catchThrowableOfType(
            WecomRefused.class, () -> take(pace, "get_corp_token", clock.instant().plusSeconds(3)));
    take(pace, "get_suite_token", clock.instant().plusSeconds(3));

    assertThat(refused.isLocal()).isTrue();
    assertThat(refused.retryAfter().orElseThrow())
        .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
    assertThat(refused)
        .hasMessageContaining("below 2 calls of one API a minute")
        .hasMessageContaining("below 50 renewals a second");
    assertThat(turns).hasSize(3);
  }

  @Test
  void who_does_not_wait_takes_a_place_below_the_same_ceiling() {
    Pace pace = pace(50, 3);
    take(pace, "user/get", NEVER);
    pace.take("user/get");
    pace.take("user/get");

    WecomRefused refused = catchThrowableOfType(WecomRefused.class, () -> pace.take("user/get"));
    pace.take("department/list");

    assertThat(refused.isLocal()).isTrue();
    assertThat(clock.instant()).as("nobody has waited").isEqualTo(START);
    clock.advance(refused.retryAfter().orElseThrow());
    pace.take("user/get");
  }

  @Test
  void a_clock_that_was_set_back_stops_nothing() {
    Pace pace = pace(1, 2);
    clock.advance(Duration.ofHours(1));
    take(pace, "get_corp_token", NEVER);
    take(pace, "get_corp_token", NEVER);
    clock.advance(Duration.ofHours(-1));

    take(pace, "get_corp_token", clock.instant().plusSeconds(1));

    assertThat(turns).hasSize(3);
  }

  private Pace pace(int perSecond, int perMinute) {
    return new Pace(perSecond, perMinute, clock, clock::advance);
  }

  private void take(Pace pace, String api, Instant latest) {
    pace.await(api, latest);
    turns.add(clock.instant());
  }

  /** The most turns within any span of that length. */
  private long busiest(Duration span) {
    return IntStream.range(0, turns.size())
        .mapToLong(
            i ->
                turns.stream()
                    .skip(i)
                    .takeWhile(turn -> turn.isBefore(turns.get(i).plus(span)))
                    .count())
        .max()
        .orElse(0);
  }
}
