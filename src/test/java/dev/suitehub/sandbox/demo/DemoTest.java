package dev.suitehub.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.sandbox.TurnableClock;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DemoTest {

  private static final String HUB_SUITE = "PUT /api/v1/suites/demo-suite";

  @AutoClose private final FakeHub fake = new FakeHub();
  private final TurnableClock clock = new TurnableClock();
  private final HubConfig hub = new HubConfig(fake.url(), "./data", true);

  @Test
  @Tag("complaint-39")
  void the_first_start_goes_the_way_a_person_goes() {
    demo().run();

    assertThat(fake.calls())
        .containsSubsequence(
            "PUT /sandbox/control/providers/wwdemoprovider01",
            "PUT /sandbox/control/suites/wwdemosuite00001",
            "PUT /sandbox/control/corps/wwdemocorpa",
            "PUT /sandbox/control/corps/wwdemocorpb",
            "PUT /api/v1/providers/demo",
            HUB_SUITE,
            "POST /sandbox/control/providers/wwdemoprovider01/checks",
            "POST /sandbox/control/suites/wwdemosuite00001/checks",
            "POST /sandbox/control/tickets",
            "GET /api/v1/suites/demo-suite",
            HUB_SUITE,
            "POST /sandbox/control/tickets",
            "PUT /api/v1/providers/demo/profile",
            "PUT /api/v1/suites/demo-suite/app",
            "POST /api/v1/suites/demo-suite/release/record-as-online",
            "POST /sandbox/control/install",
            "GET /api/v1/suites/demo-suite/corps/wwdemocorpa/token");
    assertThat(fake.lastBody(HUB_SUITE).getString("suiteId")).isEqualTo("wwdemosuite00001");
    assertThat(fake.lastBody(HUB_SUITE).getString("suiteSecret")).isEqualTo("s");
  }

  @Test
  void a_second_start_changes_nothing_and_pushes_a_ticket_only_when_the_last_is_old() {
    demo().run();
    fake.calls().clear();
    demo().run();
    assertThat(fake.calls())
        .doesNotContain(
            HUB_SUITE, "POST /sandbox/control/install", "POST /sandbox/control/tickets");

    clock.turn(Duration.ofMinutes(10));
    demo().run();
    assertThat(fake.calls())
        .contains("POST /sandbox/control/tickets")
        .doesNotContain(HUB_SUITE, "POST /sandbox/control/install");
  }

  @Test
  void a_failure_says_which_step_and_what_was_answered() {
    fake.answers(
        "POST /sandbox/control/suites/wwdemosuite00001/checks", "{\"passed\":false,\"checks\":[]}");
    Demo demo = demo();

    assertThatIllegalStateException().isThrownBy(demo::run).withMessageContaining("URL check");
    assertThat(demo.step()).isEqualTo("checking the callback URLs");

    fake.answers("PUT /api/v1/providers/demo", "");
    assertThatIllegalStateException()
        .isThrownBy(demo()::run)
        .withMessageContaining("/api/v1/providers/demo answered 404");
  }

  private Demo demo() {
    return new Demo(new DemoHttp(hub, Secret.of("key")), hub, Duration.ofMinutes(10), clock);
  }
}
