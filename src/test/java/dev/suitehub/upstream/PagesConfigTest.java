package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.suitehub.platform.config.HubConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesConfigTest {

  @Test
  void without_a_word_it_is_wecom() {
    PagesConfig config = config(false, Optional.empty(), Optional.empty());

    assertThat(config.oauthBase()).isEqualTo(URI.create("https://open.weixin.qq.com"));
    assertThat(config.loginBase()).isEqualTo(URI.create("https://login.work.weixin.qq.com"));
    assertThat(config.openBase()).isEqualTo(URI.create("https://open.work.weixin.qq.com"));
  }

  @Test
  void with_the_sandbox_on_it_is_the_sandbox_unless_told_otherwise() {
    PagesConfig config = config(true, Optional.empty(), Optional.of("http://127.0.0.1:1/"));

    assertThat(config.oauthBase()).isEqualTo(URI.create("https://hub.example.com/sandbox"));
    assertThat(config.loginBase()).isEqualTo(URI.create("http://127.0.0.1:1"));
  }

  @Test
  void the_sandbox_and_the_real_wecom_exclude_each_other() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config(true, Optional.of("https://open.weixin.qq.com"), Optional.empty()))
        .withMessageContaining("hub.upstream.oauth-base");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> config(true, Optional.empty(), Optional.of("https://login.work.weixin.qq.com")))
        .withMessageContaining("hub.upstream.login-base");
  }

  private static PagesConfig config(
      boolean sandbox, Optional<String> oauth, Optional<String> login) {
    HubConfig hub = new HubConfig("https://hub.example.com", "./data", sandbox);
    UpstreamConfig upstream =
        new UpstreamConfig(
            hub,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(6),
            40_000,
            50);
    return new PagesConfig(hub, upstream, oauth, login);
  }
}
