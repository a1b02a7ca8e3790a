package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallGateTest {

  @AutoClose private final ApiRig rig = new ApiRig();

  @ParameterizedTest
  @CsvSource({"10.0.0.6, 0", "10.0.0.7, 60020", "127.0.0.1, 0", "0:0:0:0:0:0:0:1, 0"})
  void who_is_not_on_the_list_gets_60020_with_his_address_but_this_machine_passes(
      String ip, int errcode) {
    enterIpList("10.0.0.6", false);

    JsonObject answer = preAuthCode(ip, Map.of());

    assertThat(answer.getInt("errcode")).isEqualTo(errcode);
    if (errcode != 0) {
      assertThat(answer.getString("errmsg"))
          .startsWith("not allow to access from your ip")
          .contains("from ip: " + ip + ",");
    }
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 60020", "10.0.0.6, 0"})
  void with_the_fault_on_this_machine_is_held_to_the_list_too(String ip, int errcode) {
    enterIpList("10.0.0.6", true);

    assertThat(preAuthCode(ip, Map.of()).getInt("errcode")).isEqualTo(errcode);
  }

  @Test
  void nobody_is_refused_before_a_list_was_entered() {
    assertThat(preAuthCode("192.0.2.1", Map.of()).getInt("errcode")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"service/get_suite_token", "service/get_provider_token"})
  void who_asks_for_a_token_is_held_to_the_list_as_well(String path) {
    enterIpList("10.0.0.6", false);
    String body =
        path.endsWith("suite_token")
            ? "{\"suite_id\":\"" + SUITE + "\"}"
            : "{\"corpid\":\"" + PROVIDER + "\"}";

    assertThat(rig.post(path, Map.of(), body).getInt("errcode")).isEqualTo(60020);
  }

  @Test
  void debug_goes_five_times_a_minute() {
    for (int i = 0; i < 5; i++) {
      assertThat(preAuthCode(ApiRig.IP, Map.of("debug", "1")).getInt("errcode")).isZero();
    }
    assertThat(preAuthCode(ApiRig.IP, Map.of("debug", "1")).getInt("errcode")).isEqualTo(45009);
    assertThat(preAuthCode(ApiRig.IP, Map.of()).getInt("errcode")).isZero();

    rig.rig.clock.turn(Duration.ofMinutes(1));
    assertThat(preAuthCode(ApiRig.IP, Map.of("debug", "1")).getInt("errcode")).isZero();
  }

  @Test
  void who_calls_too_often_gets_45009() {
    for (int i = 0; i < 40_000; i++) {
      rig.frequency.takes(ApiRig.IP, "", "service/get_pre_auth_code", rig.rig.clock.instant());
    }

    assertThat(preAuthCode(ApiRig.IP, Map.of()).getInt("errcode")).isEqualTo(45009);
    assertThat(preAuthCode("10.9.9.9", Map.of()).getInt("errcode")).isZero();
    rig.rig.clock.turn(Duration.ofMinutes(1));
    assertThat(preAuthCode(ApiRig.IP, Map.of()).getInt("errcode")).isZero();
  }

  private JsonObject preAuthCode(String ip, Map<String, String> more) {
    return rig.json(
        new ApiCall(
            "GET",
            "service/get_pre_auth_code",
            ApiRig.with("suite_access_token", rig.suiteToken(), more),
            "",
            ip));
  }

  private void enterIpList(String list, boolean strict) {
    rig.rig
        .database
        .tx()
        .run(
            () -> {
              var provider = rig.rig.providers.get(PROVIDER);
              provider.enterIpList(list);
              provider.holdEverybodyToIpList(strict);
            });
  }
}
