package dev.suitehub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxGateTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.8.8.8, true",
    "::1, true",
    "0:0:0:0:0:0:0:1, true",
    "::ffff:127.0.0.1, true",
    "10.0.0.1, false",
    "8.8.8.8, false",
    "localhost, false",
    "127.0.0.256, false",
    "2130706433, false",
    "127.1, false",
    "fade.cc, false",
    "'', false"
  })
  void only_this_machine_steers(String address, boolean loopback) {
    assertThat(SandboxGate.isLoopback(address)).isEqualTo(loopback);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/control/x",
        "console",
        "/corps/ww1/admin",
        "corps/ww1/members/a",
        "clock",
        "scenario/load",
        "pushes/new",
        "faults",
        "what/nobody/has/thought/of",
        "a/cgi-bin",
        "./cgi-bin",
        "CGI-BIN"
      })
  void what_steers_is_gated(String path) {
    assertThat(SandboxGate.isSteering(List.of(path.split("/", -1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cgi-bin/service/get_suite_token",
        "//cgi-bin/user/get",
        "3rdapp/install",
        "3rdservice/wework/register",
        "connect/oauth2/authorize",
        "wwlogin/sso/login",
        "wwopen/sso/3rd_qrConnect",
        "pictures/ww1/m",
        "api"
      })
  void what_a_provider_calls_is_not(String path) {
    assertThat(SandboxGate.isSteering(List.of(path.split("/", -1)))).isFalse();
  }
}
