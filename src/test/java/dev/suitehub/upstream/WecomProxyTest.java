package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.http.Deadline;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WecomProxyTest {

  private static final String REFUSAL = "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}";
  private static final int CEILING = 10;

  @AutoClose private final WecomServer server = new WecomServer();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final UpstreamConfig config =
      new UpstreamConfig(
          new HubConfig("http://localhost:8080", "./data", false),
          Optional.of(server.base()),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(3),
          CEILING,
          50);
  private final WecomProxy proxy =
      new WecomProxy(config, new Pace(50, CEILING, clock, clock::advance));

  @Test
  @Tag("upstream-R5")
  void all_corps_together_make_no_more_calls_of_one_api_than_the_ceiling() throws IOException {
    server.onAny("/cgi-bin/user/get", "{\"errcode\":0}");
    for (int i = 0; i < CEILING; i++) {
      call("user/get", "token-of-corp-" + i);
    }

    WecomRefused refused =
        catchThrowableOfType(WecomRefused.class, () -> call("user/get", "token-of-another"));

    assertThat(refused.isLocal()).isTrue();
    assertThat(refused.retryAfter().orElseThrow()).isLessThan(Duration.ofSeconds(62));
    assertThat(server.seen()).hasSize(CEILING);
    clock.advance(refused.retryAfter().orElseThrow());
    assertThat(call("user/get", "token-of-another")).isEqualTo("{\"errcode\":0}");
  }

  @Test
  @Tag("gateway-R3")
  void a_frequency_limit_passes_through_and_begins_no_pause() throws IOException {
    server.onAny("/cgi-bin/user/get", REFUSAL);

    assertThat(call("user/get", "A")).isEqualTo(REFUSAL);
    assertThat(call("user/get", "A")).isEqualTo(REFUSAL);
    assertThat(server.seen()).hasSize(2);
  }

  private String call(String path, String token) throws IOException {
    ProxiedCall call = new ProxiedCall("cgi-bin/" + path, "", Optional.empty(), Optional.empty());
    try (var body =
        proxy.call(call, Secret.of(token), Deadline.in(Duration.ofSeconds(10))).body()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
