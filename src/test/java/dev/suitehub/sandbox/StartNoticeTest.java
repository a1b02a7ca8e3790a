package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the log warns of. */
class StartNoticeTest {

  @Test
  void it_says_what_is_on_that_it_is_not_wecom_and_what_turns_it_off() {
    assertThat(StartNotice.text(SandboxConfigs.on()))
        .contains("http://localhost:8080/sandbox plays WeCom")
        .contains("nothing of it is WeCom")
        .contains("its index page and its controls (/sandbox, /sandbox/control,")
        .contains("hub.sandbox.enabled=false turns it off")
        .doesNotContain("\n", "hub.sandbox.demo");
  }

  @Test
  void it_says_who_may_steer() {
    assertThat(StartNotice.text(SandboxConfigs.on()))
        .endsWith("callers of this machine only (hub.sandbox.control-from-anywhere=false).");
    assertThat(StartNotice.text(SandboxConfigs.steeredFromAnywhere()))
        .endsWith("whoever reaches this hub too (hub.sandbox.control-from-anywhere=true).");
  }
}
