package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxConfigTest {

  @ParameterizedTest
  @CsvSource({
    "hub.upstream.api-base, https://qyapi.weixin.qq.com",
    "hub.upstream.api-base, https://QYAPI.Weixin.QQ.com:443/",
    "hub.upstream.api-base, http://qyapi.weixin.qq.com.",
    "hub.upstream.open-base, https://open.work.weixin.qq.com/x",
    "hub.upstream.oauth-base, https://open.weixin.qq.com",
    "hub.upstream.login-base, https://login.work.weixin.qq.com",
  })
  @Tag("sandbox-R2")
  void it_does_not_start_beside_the_real_wecom(String key, String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SandboxConfigs.beside(true, key, address))
        .withMessageContainingAll(key, "hub.sandbox.enabled");
    assertThat(SandboxConfigs.beside(false, key, address).isOn()).isFalse();
  }

  @Test
  void it_starts_beside_itself_and_what_only_looks_like_wecom() {
    String key = "hub.upstream.api-base";
    assertThat(SandboxConfigs.beside(true, key, "http://localhost:8080/sandbox").isOn()).isTrue();
    assertThat(SandboxConfigs.beside(true, key, "http://qyapi.weixin.qq.com.example.com").isOn())
        .isTrue();
    assertThat(SandboxConfigs.beside(true, key, "http://x/qyapi.weixin.qq.com").isOn()).isTrue();
  }
}
