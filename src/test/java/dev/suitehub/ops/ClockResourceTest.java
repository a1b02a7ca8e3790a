package dev.suitehub.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.HubClock;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ops-R3")
class ClockResourceTest {

  private final HubClock clock = new HubClock();

  @Test
  void while_the_sandbox_is_on_time_passes_as_told() {
    assertThat(resource(true).advance("{\"advance\":\"PT10M\"}").now())
        .isCloseTo(clock.instant(), within(10, ChronoUnit.SECONDS));
    resource(true).advance("{\"advance\":\"P1D\"}");

    assertAhead(Duration.ofDays(1).plusMinutes(10));
    assertThat(resource(true).now().now())
        .isCloseTo(clock.instant(), within(10, ChronoUnit.SECONDS));
  }

  @Test
  void while_it_is_off_there_is_no_such_thing_and_time_stays() {
    assertThatThrownBy(() -> resource(false).advance("{\"advance\":\"PT10M\"}"))
        .isNotInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> resource(false).now()).isNotInstanceOf(ProblemException.class);

    assertAhead(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"advance\":\"\"}",
        "{\"advance\":\"-PT1S\"}",
        "{\"advance\":\"PT-1S\"}",
        "{\"advance\":\"P401D\"}",
        "{\"advance\":\"10 minutes\"}",
        "{\"advance\":600}",
        "{\"advance\":\"PT1S\",\"back\":true}",
      })
  void anything_but_a_duration_forward_is_a_finding(String body) {
    assertThat(
            catchThrowableOfType(ProblemException.class, () -> resource(true).advance(body)).type())
        .isEqualTo(PlatformProblem.INVALID_INPUT);

    assertAhead(Duration.ZERO);
  }

  private void assertAhead(Duration expected) {
    assertThat(clock.instant())
        .isCloseTo(Clock.systemUTC().instant().plus(expected), within(10, ChronoUnit.SECONDS));
  }

  // There is no container here to inject them.
  @SuppressWarnings("UnnecessaryAssignment")
  private ClockResource resource(boolean sandbox) {
    ClockResource resource = new ClockResource();
    resource.hub = new HubConfig("https://hub.example.com", "data", sandbox);
    resource.clock = clock;
    return resource;
  }
}
