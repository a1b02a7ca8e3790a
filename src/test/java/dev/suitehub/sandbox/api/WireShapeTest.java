package dev.suitehub.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireShapeTest {

  @AutoClose private final ApiRig rig = new ApiRig();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service/get_suite_token | suite_id=wwsuite | 47001",
        "service/get_provider_token | corpid=wwprovider | 41002"
      })
  void a_body_that_is_no_json_is_warned_of(String path, String body, int errcode) {
    Answered answered = rig.answer(new ApiCall("POST", path, Map.of(), body, ApiRig.IP));

    assertThat(answered.errcode()).isEqualTo(errcode);
    assertThat(answered.errmsg()).contains("Warning: wrong json format.");
  }

  @Test
  void a_body_that_is_json_is_not() {
    Answered answered =
        rig.answer(new ApiCall("POST", "service/get_provider_token", Map.of(), "{}", ApiRig.IP));

    assertThat(answered.errmsg())
        .matches(
            "corpid missing, hint: \\[\\d{19}], from ip: 10\\.0\\.0\\.7, more info at"
                + " https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=41002");
  }

  @Test
  void a_success_is_0_and_ok_in_the_headers_too() {
    Answered answered =
        rig.answer(
            new ApiCall(
                "GET",
                "service/get_pre_auth_code",
                Map.of("suite_access_token", rig.suiteToken(), "provider_access_token", "more"),
                "",
                ApiRig.IP));

    assertThat(answered.errcode()).isZero();
    assertThat(answered.errmsg()).isEqualTo("ok");
    assertThat(answered.json()).startsWith("{\"errcode\":0,\"errmsg\":\"ok\",");
  }

  @Test
  void any_living_token_asks_for_addresses() {
    assertThat(
            rig.get("getcallbackip", Map.of("access_token", rig.providerToken()))
                .getJsonArray("ip_list"))
        .isNotEmpty();
    assertThat(
            rig.get("get_api_domain_ip", Map.of("access_token", rig.suiteToken()))
                .getJsonArray("ip_list"))
        .isNotEmpty();
    assertThat(rig.get("getcallbackip", Map.of("access_token", "x")).getInt("errcode"))
        .isEqualTo(40014);
  }
}
