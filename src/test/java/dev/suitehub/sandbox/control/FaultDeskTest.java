package dev.suitehub.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.push.PushRig;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultDeskTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final FaultDesk desk = new FaultDesk(rig.switches, rig.database.tx());

  @Test
  void a_fault_is_on_for_whom_it_says_until_it_is_switched_off() {
    Fault fault = on("late-ticket", "{\"suite\":\"wwsuite\"}");

    assertThat(fault.name()).isEqualTo(FaultName.LATE_TICKET);
    assertThat(fault.timesLeft()).isEqualTo(Fault.ALWAYS);
    assertThat(fault.delay()).isEqualTo(Duration.ofMinutes(25));
    desk.switchOff("late-ticket", Target.of("wwother", ""));
    assertThat(desk.on()).hasSize(1);
    desk.switchOff("late-ticket", Target.of("wwsuite", ""));
    assertThat(desk.on()).isEmpty();
  }

  @Test
  void switching_on_again_replaces_what_was_on_for_the_same() {
    on("busy", "{\"api\":\"/cgi-bin/service/get_corp_token\",\"times\":3}");
    on("busy", "{\"api\":\"get_corp_token\",\"times\":5}");
    on("busy", "{\"api\":\"get_corp_token\",\"times\":7,\"suite\":\"wwsuite\"}");

    assertThat(desk.on()).extracting(Fault::timesLeft).containsExactly(5, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "corp-deregistered-without-notice | {} | corp",
        "errcode | {} | errcode",
        "broken-answer | {\"how\":\"twice\"} | how",
        "token-dead-early | {\"kind\":\"jsapi\"} | how",
        "slow-answer | {\"delayMs\":60001} | delayMs",
        "busy | {\"times\":-2} | times",
        "busy | {\"sometimes\":1} | sometimes"
      })
  void what_makes_no_sense_is_refused(String name, String body, String field) {
    assertThatThrownBy(() -> on(name, body))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.extensions().get("violations")).asString().contains(field));
    assertThat(desk.on()).isEmpty();
  }

  @Test
  void a_name_that_there_is_not_is_told_with_those_that_there_are() {
    assertThatThrownBy(() -> on("late-tickets", "{}"))
        .hasMessageContaining("late-ticket,")
        .hasMessageContaining("lax-key.");
  }

  @Test
  void the_older_control_says_the_same_by_api() {
    plant("get_corp_token", "{\"errcode\":-1,\"times\":3,\"delayMs\":12}");
    plant("v2/get_permanent_code", "{\"drop\":true,\"corp\":\"wwcorpa\"}");

    assertThat(desk.on())
        .extracting(fault -> fault.name() + " " + fault.api() + " " + fault.timesLeft())
        .containsExactly(
            "CODE_CONSUMED_REPLY_DROPPED v2/get_permanent_code 1",
            "ERRCODE get_corp_token 3",
            "SLOW_ANSWER get_corp_token -1");
    plant("get_corp_token", "{\"errcode\":45009}");
    assertThat(desk.on()).hasSize(2);
    desk.switchOff("get_corp_token", Target.of("", ""));
    assertThat(desk.on()).hasSize(1);
    desk.switchAllOff();
    assertThat(desk.on()).isEmpty();
  }

  private Fault on(String name, String body) {
    return desk.switchOn(name, ControlForm.parse(body));
  }

  private void plant(String api, String body) {
    desk.plant(api, ControlForm.parse(body));
  }
}
