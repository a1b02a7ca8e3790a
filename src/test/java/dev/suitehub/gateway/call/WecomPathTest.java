package dev.suitehub.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.gateway.GatewayProblem;
import dev.suitehub.platform.error.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cgi-bin/user/get",
        "cgi-bin/externalcontact/groupchat/get_new_external_userid",
        "cgi-bin/media/upload",
        "cgi-bin/get_api_domain_ip",
        "cgi-bin/agent/get_permissions",
        "cgi-bin/corpgroup/corp/list_app_share_info",
        "cgi-bin/ticketing/get",
        "cgi-bin/externalcontact/get_tokens"
      })
  void wecoms_calls_may_be_made(String path) {
    assertThat(WecomPath.of(path).text()).isEqualTo(path);
  }

  @ParameterizedTest
  @Tag("gateway-R2")
  @ValueSource(
      strings = {
        "",
        "/",
        "cgi-bin",
        "cgi-bin/",
        "/cgi-bin/user/get",
        "//evil.example.com/cgi-bin/user/get",
        "http://evil.example.com/cgi-bin/user/get",
        "evil.example.com/cgi-bin/user/get",
        "@evil.example.com/cgi-bin/user/get",
        "cgi-bin@evil.example.com/user/get",
        "cgi-bin:80/user/get",
        "cgi-bin/../service/get_suite_token",
        "cgi-bin/./user/get",
        "cgi-bin/..",
        "cgi-bin/user/../../x",
        "cgi-bin/%2e%2e/service",
        "cgi-bin/%252e%252e/service",
        "cgi-bin/user%2fget",
        "cgi-bin/user%5cget",
        "cgi-bin\\user\\get",
        "cgi-bin//user/get",
        "cgi-bin/user/get/",
        "cgi-bin/user/get%0d%0aHost: evil",
        "cgi-bin/user/get\r\nHost: evil",
        "cgi-bin/user/get\n",
        "cgi-bin/user/get?x=1",
        "cgi-bin/user/get#x",
        "cgi-bin/user/get;access_token=x",
        "cgi-bin/user/get%00",
        "cgi-bin/user/get ",
        "cgi-bin/üser/get",
        "cgi-bin/user/ｇｅｔ",
        "CGI-BIN/user/get",
        "sandbox/control/reset",
        "cgi-bin/a/b/c/d/e/f/g"
      })
  void what_is_not_plainly_a_path_is_refused(String path) {
    assertRefused(path);
  }

  @ParameterizedTest
  @Tag("gateway-R2")
  @CsvSource({
    "cgi-bin/gettoken, tokens:read",
    "cgi-bin/GetToken, tokens:read",
    "cgi-bin/get_jsapi_ticket, js-signature",
    "cgi-bin/ticket/get, js-signature",
    "cgi-bin/ticket/other, js-signature",
    "cgi-bin/corpgroup/corp/gettoken, tokens:read",
    "cgi-bin/corpgroup/corp/GetToken, tokens:read",
    "cgi-bin/corpgroup/get_token, tokens:read",
    "cgi-bin/chatdata/get_corp_access_token, tokens:read",
    "cgi-bin/gettoken/v2, tokens:read",
    "cgi-bin/corpgroup/get_jsapi_ticket, js-signature",
    "cgi-bin/corpgroup/ticket/get, js-signature",
    "cgi-bin/corpgroup/jscode2session, mini-program-session",
    "cgi-bin/miniprogram/transfer_session, mini-program-session",
    "cgi-bin/service, token",
    "cgi-bin/service/get_suite_token, token",
    "cgi-bin/service/get_corp_token, token",
    "cgi-bin/service/v2/get_permanent_code, token",
    "cgi-bin/SERVICE/get_provider_token, token",
    "cgi-bin/service/get_login_info, login-info",
    "cgi-bin/service/auth/getuserinfo3rd, user-info",
    "cgi-bin/service/getuserdetail3rd, user-info",
    "cgi-bin/service/miniprogram/jscode2session, mini-program-session",
    "cgi-bin/service/get_admin_list, admins",
    "cgi-bin/miniprogram/jscode2session, mini-program-session",
    "cgi-bin/license/create_new_order, providers"
  })
  void what_the_hub_keeps_is_not_given_out_and_the_right_place_is_named(
      String path, String instead) {
    assertThat(assertRefused(path).detail()).contains(instead);
  }

  @ParameterizedTest
  @Tag("gateway-R2")
  @ValueSource(
      strings = {
        "access_token=x",
        "userid=a&access_token=x",
        "access_token",
        "ACCESS_TOKEN=x",
        "access%5Ftoken=x",
        "%61ccess_token=x",
        "a=1;access_token=x",
        "a=1?access_token=x",
        "%20access_token=x",
        "access_token%00=x",
        "+access_token=x",
        "suite_access_token=x",
        "provider_access_token=x"
      })
  void a_token_of_the_callers_own_is_refused(String query) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> WecomQuery.of(query));

    assertThat(problem.type()).isEqualTo(GatewayProblem.TOKEN_IN_QUERY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "a=b c", "a=\"", "a=<b>", "a=\r\nx", "a=你"})
  void a_query_that_is_not_encoded_is_refused(String query) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> WecomQuery.of(query));

    assertThat(problem.type()).isEqualTo(GatewayProblem.BAD_CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "userid=zhang", "department_id=1&fetch_child=1", "a=%E4%BD%A0", "a=b=c"})
  void any_other_query_goes_through_as_it_came(String query) {
    assertThat(WecomQuery.of(query).text()).isEqualTo(query);
  }

  /** The longest ones that are taken, of one character each and of escapes. */
  @Test
  void a_long_query_goes_through() {
    String plain = "a=" + "x".repeat(3998);
    String escaped = "a=" + "%41".repeat(1332);

    assertThat(WecomQuery.of(plain).text()).isEqualTo(plain);
    assertThat(WecomQuery.of(escaped).text()).isEqualTo(escaped);
    assertThat(catchThrowableOfType(ProblemException.class, () -> WecomQuery.of(plain + "x")))
        .isNotNull();
  }

  private static ProblemException assertRefused(String path) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> WecomPath.of(path));
    assertThat(problem).as(path).isNotNull();
    assertThat(problem.type()).isEqualTo(GatewayProblem.PATH_REFUSED);
    return problem;
  }
}
