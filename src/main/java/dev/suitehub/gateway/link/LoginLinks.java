package dev.suitehub.gateway.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import java.net.URI;
import java.net.URLEncoder;

/** The addresses of WeCom's login pages, parameter by parameter in the order of its documents. */
final class LoginLinks {

  private LoginLinks() {}

  /** Inside WeCom (doc 91120). */
  static String oauth(URI base, SuiteId suite, String redirectUri, String scope, String state) {
    return base
        + "/connect/oauth2/authorize?appid="
        + encoded(suite.value())
        + "&redirect_uri="
        + encoded(redirectUri)
        + "&response_type=code&scope="
        + encoded(scope)
        + "&state="
        + encoded(state)
        + "#wechat_redirect";
  }

  /** Outside WeCom (doc 98171); the suite is the provider's login suite (登录授权). */
  static String web(URI base, SuiteId suite, String redirectUri, String state, String lang) {
    return base
        + "/wwlogin/sso/login?login_type=ServiceApp&appid="
        + encoded(suite.value())
        + "&redirect_uri="
        + encoded(redirectUri)
        + "&state="
        + encoded(state)
        + "&lang="
        + encoded(lang);
  }

  /** The older login by a scan (扫码授权登录). */
  static String scan(
      URI base, CorpId provider, String redirectUri, String state, String userType, String lang) {
    return base
        + "/wwopen/sso/3rd_qrConnect?appid="
        + encoded(provider.value())
        + "&redirect_uri="
        + encoded(redirectUri)
        + "&state="
        + encoded(state)
        + "&usertype="
        + encoded(userType)
        + "&lang="
        + encoded(lang);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
