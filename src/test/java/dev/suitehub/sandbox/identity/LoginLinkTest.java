package dev.suitehub.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com/back, true",
    "https://app.example.com:443/back, true",
    "https://app.example.com:8443/back, false",
    "https://other.example.com/back, false"
  })
  void a_code_is_good_in_the_trusted_domain_alone(String address, boolean good) {
    LoginLink link = new LoginLink("connect/oauth2/authorize", "ww1", address, "snsapi_base", "s");

    assertThat(link.isTrustedBy(Optional.of("app.example.com"))).isEqualTo(good);
    assertThat(link.isTrustedBy(Optional.empty())).as("none was entered").isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "connect/oauth2/authorize, snsapi_privateinfo, snsapi_privateinfo, true",
    "connect/oauth2/authorize, snsapi_userinfo, snsapi_userinfo, false",
    "wwlogin/sso/login, snsapi_privateinfo, '', false"
  })
  void private_information_is_asked_for_inside_wecom_only(
      String page, String scope, String granted, boolean asks) {
    LoginLink link = new LoginLink(page, "ww1", "https://app.example.com/", scope, "s");

    assertThat(link.grantedScope()).isEqualTo(granted);
    assertThat(link.asksForMore()).isEqualTo(asks);
  }
}
