package dev.suitehub.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLinksTest {

  private static final List<String> HOSTS = List.of("www.example.com", "a.example.com:8443");
  private static final String BACK = "https://www.example.com/back?a=1&b=2";
  private static final String ENCODED = "https%3A%2F%2Fwww.example.com%2Fback%3Fa%3D1%26b%3D2";

  @Test
  void a_login_inside_wecom_is_linked_as_doc_91120_says() {
    assertThat(
            LoginLinks.oauth(
                URI.create("https://open.weixin.qq.com"),
                new SuiteId("ww1"),
                BACK,
                "snsapi_base",
                "s1"))
        .isEqualTo(
            "https://open.weixin.qq.com/connect/oauth2/authorize?appid=ww1&redirect_uri="
                + ENCODED
                + "&response_type=code&scope=snsapi_base&state=s1#wechat_redirect");
  }

  @Test
  void a_login_outside_wecom_is_linked_as_doc_98171_says() {
    assertThat(
            LoginLinks.web(
                URI.create("https://login.work.weixin.qq.com"),
                new SuiteId("ww1"),
                BACK,
                "s1",
                "zh"))
        .isEqualTo(
            "https://login.work.weixin.qq.com/wwlogin/sso/login?login_type=ServiceApp&appid=ww1&redirect_uri="
                + ENCODED
                + "&state=s1&lang=zh");
  }

  @Test
  void a_scan_is_linked_by_the_provider() {
    assertThat(
            LoginLinks.scan(
                URI.create("https://open.work.weixin.qq.com"),
                new CorpId("ww0"),
                BACK,
                "s1",
                "admin",
                "en"))
        .isEqualTo(
            "https://open.work.weixin.qq.com/wwopen/sso/3rd_qrConnect?appid=ww0&redirect_uri="
                + ENCODED
                + "&state=s1&usertype=admin&lang=en");
  }

  @Test
  void a_state_is_made_where_none_is_given_and_never_twice() {
    Set<String> states = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      states.add(LinkForm.parse("{}").state());
    }

    assertThat(states).hasSize(100).allMatch(state -> state.matches("[a-zA-Z0-9]{32}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://www.example.com/", "http://A.example.com:8443/x?y=1"})
  void a_trusted_host_is_gone_back_to(String address) {
    LinkForm form = LinkForm.parse("{\"redirectUri\":\"" + address + "\",\"state\":\"Abc1\"}");

    assertThat(form.redirectUri(HOSTS)).hasValue(address);
    assertThat(form.state()).isEqualTo("Abc1");
    form.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.com.evil.org/",
        "https://www.example.com@evil.org/",
        "https://evil.org/www.example.com",
        "https://www.example.com:8443/",
        "https://a.example.com/",
        "//www.example.com/",
        "javascript:alert(1)",
        "https://www.example.com/#x",
        "https:\\\\www.example.com/",
        "www.example.com"
      })
  void any_other_host_is_a_finding_with_wecoms_rule(String address) {
    LinkForm form = LinkForm.parse("{\"redirectUri\":\"" + address + "\"}");

    assertThat(form.redirectUri(HOSTS)).isEmpty();
    ProblemException problem = catchThrowableOfType(ProblemException.class, form::check);
    assertThat(String.valueOf(problem.extensions().get("violations")))
        .contains("rule=50001", "redirectUri");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-b", "a b", "äöü", "x&y=1"})
  void a_state_that_wecom_does_not_take_is_a_finding(String state) {
    LinkForm form = LinkForm.parse("{\"state\":\"" + state + "\"}");
    form.state();

    ProblemException problem = catchThrowableOfType(ProblemException.class, form::check);

    assertThat(String.valueOf(problem.extensions().get("violations"))).contains("rule=84025");
  }

  @Test
  void a_choice_is_one_of_those_there_are() {
    List<String> scopes = List.of("snsapi_base", "snsapi_privateinfo");
    LinkForm form = LinkForm.parse("{\"scope\":\"everything\"}");

    assertThat(LinkForm.parse("{}").choice("scope", scopes)).isEqualTo("snsapi_base");
    form.choice("scope", scopes);
    assertThat(catchThrowableOfType(ProblemException.class, form::check)).isNotNull();
  }
}
