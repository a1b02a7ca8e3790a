package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WecomClockTest {

  private final TestClock clock = TestClock.at("2026-11-23T08:00:00Z");
  private final WecomClock wecom = new WecomClock(clock);
  @AutoClose private final WecomServer server = new WecomServer();

  @Test
  void it_is_as_far_ahead_as_the_date_of_the_last_answer() {
    assertThat(wecom.ahead()).isEmpty();

    wecom.said("Mon, 23 Nov 2026 08:00:30 GMT");
    assertThat(wecom.ahead()).contains(Duration.ofSeconds(30));
    clock.advance(Duration.ofMinutes(1));
    wecom.said("Mon, 23 Nov 2026 08:00:30 GMT");
    assertThat(wecom.ahead()).contains(Duration.ofSeconds(-30));
  }

  @Test
  void what_is_no_date_tells_nothing() {
    wecom.said("yesterday");

    assertThat(wecom.ahead()).isEmpty();
  }

  @Test
  void every_call_listens_to_it() {
    server.on("get_provider_token", "{\"provider_access_token\":\"x\",\"expires_in\":7200}");
    UpstreamConfig config =
        new UpstreamConfig(
            new HubConfig("http://localhost:8080", "./data", false),
            Optional.of(server.base()),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(3),
            40_000,
            50);
    HttpWecom hub = new HttpWecom(config, new Pace(50, 40_000, clock, Sleeper.REAL), wecom, clock);

    hub.providerToken(new CorpId("ww1"), Secret.of("s3cret"));

    assertThat(wecom.ahead()).as("the JDK's server says when it answers").isPresent();
  }
}
