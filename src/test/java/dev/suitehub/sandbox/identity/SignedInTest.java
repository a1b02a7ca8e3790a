package dev.suitehub.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedInTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "***", "d3c", "eA=="})
  void what_is_no_cookie_of_ours_signs_nobody_in(String cookie) {
    assertThat(SignedIn.read(cookie)).isEmpty();
  }

  @Test
  void no_cookie_signs_nobody_in() {
    assertThat(SignedIn.read(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "connect/oauth2/authorize, snsapi_base, true",
    "connect/oauth2/authorize, snsapi_userinfo, true",
    "connect/oauth2/authorize, snsapi_privateinfo, false",
    "wwlogin/sso/login, '', false",
    "wwopen/sso/3rd_qrConnect, '', false"
  })
  void only_web_oauth_without_private_information_asks_nothing(
      String page, String scope, boolean silent) {
    LoginLink link = new LoginLink(page, "ww1", "https://a.example/", scope, "s");

    assertThat(link.isSilent()).isEqualTo(silent);
  }
}
