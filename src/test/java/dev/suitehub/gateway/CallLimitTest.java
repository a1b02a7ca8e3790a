package dev.suitehub.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.gateway.CallLimit.Lane;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.upstream.WecomRefused;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallLimitTest {

  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final CallLimit limit = new CallLimit(new GatewayConfig(2, Duration.ofSeconds(60), 21));

  @Test
  @Tag("gateway-R5")
  void who_comes_too_much_is_told_to_come_again() {
    limit.enter(Lane.CALL, SOON);
    limit.enter(Lane.CALL, SOON);

    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> limit.enter(Lane.CALL, SOON));

    assertThat(problem.type()).isEqualTo(GatewayProblem.BUSY);
    assertThat(problem.extensions()).isEqualTo(Map.of("retryAfter", 1));
  }

  @Test
  @Tag("gateway-R5")
  void a_place_that_is_given_back_is_free() {
    CallLimit.Place place = limit.enter(Lane.CALL, SOON);
    limit.enter(Lane.CALL, SOON);
    place.giveBack();
    place.giveBack();

    limit.enter(Lane.CALL, SOON);

    assertThat(limit.inUse(Lane.CALL)).isEqualTo(2);
  }

  @Test
  void large_bodies_do_not_stop_logins() {
    limit.enter(Lane.CALL, SOON);
    limit.enter(Lane.CALL, SOON);

    assertThat(limit.<String>run(() -> "zhang")).isEqualTo("zhang");
    assertThat(limit.inUse(Lane.IDENTITY)).isZero();
  }

  @Test
  void a_place_is_free_after_a_failure_too() {
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                limit.run(
                    () -> {
                      throw new WecomRefused("x", 40029, "invalid code");
                    }));

    assertThat(problem.type()).isEqualTo(GatewayProblem.CODE_REFUSED);
    assertThat(problem.extensions().get("errcode")).isEqualTo(40029);
    assertThat(limit.inUse(Lane.IDENTITY)).isZero();
  }

  @Test
  @Tag("gateway-R5")
  void a_place_that_was_lost_comes_back_after_its_call_cannot_be_under_way_any_more() {
    Deadline longAgo = Deadline.in(Duration.ofMinutes(-2));
    limit.enter(Lane.CALL, longAgo);
    limit.enter(Lane.CALL, longAgo);

    limit.enter(Lane.CALL, SOON);

    assertThat(limit.inUse(Lane.CALL)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT60S, 21, hub.gateway.parallel",
    "65, PT60S, 21, hub.gateway.parallel",
    "16, PT0.5S, 21, hub.gateway.deadline",
    "16, PT11M, 21, hub.gateway.deadline",
    "16, PT60S, 0, hub.gateway.body-mib",
    "16, PT60S, 101, hub.gateway.body-mib"
  })
  void a_wrong_setting_is_named(int parallel, Duration deadline, int mib, String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GatewayConfig(parallel, deadline, mib))
        .withMessageContaining(key);
  }
}
