package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.suitehub.platform.config.HubConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamConfigTest {

  private static final Duration DEADLINE = Duration.ofSeconds(6);

  @Test
  void without_a_word_it_is_wecom() {
    UpstreamConfig config = config(false, Optional.empty(), Optional.empty());

    assertThat(config.apiBase()).isEqualTo(URI.create("https://qyapi.weixin.qq.com"));
    assertThat(config.openBase()).isEqualTo(URI.create("https://open.work.weixin.qq.com"));
  }

  @Test
  void with_the_sandbox_on_it_is_the_sandbox_unless_told_otherwise() {
    assertThat(config(true, Optional.empty(), Optional.empty()).apiBase())
        .isEqualTo(URI.create("https://hub.example.com/sandbox"));
    assertThat(config(true, Optional.of("http://127.0.0.1:1/"), Optional.empty()).apiBase())
        .isEqualTo(URI.create("http://127.0.0.1:1"));
  }

  @Test
  void the_sandbox_and_the_real_wecom_exclude_each_other() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> config(true, Optional.of("https://qyapi.weixin.qq.com"), Optional.empty()))
        .withMessageContaining("hub.upstream.api-base")
        .withMessageContaining("hub.sandbox.enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy", "proxy:0", "proxy:65536", "http://proxy:80", ":80"})
  void a_proxy_is_host_and_port(String proxy) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(false, Optional.empty(), Optional.of(proxy)))
        .withMessageContaining("hub.upstream.proxy");
  }

  @ParameterizedTest
  @CsvSource({
    "9, 50, hub.upstream.calls-per-minute",
    "40001, 50, hub.upstream.calls-per-minute",
    "40000, 9, hub.upstream.calls-per-second",
    "40000, 601, hub.upstream.calls-per-second"
  })
  void a_pace_that_wecom_would_not_take_is_refused(int perMinute, int perSecond, String key) {
    HubConfig hub = new HubConfig("https://hub.example.com", "./data", false);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new UpstreamConfig(
                    hub,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    DEADLINE,
                    perMinute,
                    perSecond))
        .withMessageContaining(key);
  }

  private static UpstreamConfig config(
      boolean sandbox, Optional<String> api, Optional<String> proxy) {
    HubConfig hub = new HubConfig("https://hub.example.com", "./data", sandbox);
    return new UpstreamConfig(hub, api, Optional.empty(), proxy, DEADLINE, 40_000, 50);
  }
}
