package dev.suitehub.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginLinkTest {

  @ParameterizedTest
  @CsvSource({
    "https://crm.example.com/back, https://crm.example.com",
    "http://127.0.0.1:8080/back?a=b, http://127.0.0.1:8080",
    "https://[::1]:8443/, https://[::1]:8443",
    "https://user@crm.example.com/back, https://crm.example.com",
    "https://x;script-src:*@crm.example.com:444/back, https://crm.example.com:444"
  })
  void where_a_form_may_go_is_host_and_port_alone(String address, String origin) {
    LoginLink link = new LoginLink("connect/oauth2/authorize", "ww1", address, "snsapi_base", "s");

    assertThat(link.hasGoodAddress()).isTrue();
    assertThat(link.origin()).isEqualTo(origin);
  }
}
