package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SandboxConfigTest {

  @Test
  @Tag("sandbox-R2")
  void it_does_not_start_beside_the_real_wecom() {
    assertThatIllegalStateException()
        .isThrownBy(
            SandboxConfigs.with(true, Optional.of("https://qyapi.weixin.qq.com"), Optional.empty())
                ::check)
        .withMessageContaining("hub.upstream.api-base");
    assertThatIllegalStateException()
        .isThrownBy(
            SandboxConfigs.with(
                    true, Optional.empty(), Optional.of("https://open.work.weixin.qq.com/x"))
                ::check)
        .withMessageContaining("hub.upstream.open-base");
  }

  @Test
  void it_starts_beside_itself_and_when_it_is_off() {
    assertThatCode(
            SandboxConfigs.with(
                    true, Optional.of("http://localhost:8080/sandbox"), Optional.empty())
                ::check)
        .doesNotThrowAnyException();
    assertThatCode(
            SandboxConfigs.with(false, Optional.of("https://qyapi.weixin.qq.com"), Optional.empty())
                ::check)
        .doesNotThrowAnyException();
  }
}
