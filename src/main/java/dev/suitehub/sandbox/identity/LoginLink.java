package dev.suitehub.sandbox.identity;

import dev.suitehub.sandbox.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of a login page, as they came; missing ones are empty. */
record LoginLink(String page, String appId, String redirectUri, String scope, String state) {

  static final String SCAN = "wwopen/sso/3rd_qrConnect";

  private static final String OAUTH = "connect/oauth2/authorize";
  private static final String WEB_LOGIN = "wwlogin/sso/login";
  private static final String PRIVATE = "snsapi_privateinfo";
  private static final int LONGEST_SCOPE = 40;
  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,128}");

  boolean hasGoodState() {
    return STATE.matcher(state).matches();
  }

  boolean hasGoodAddress() {
    try {
      URI uri = new URI(redirectUri);
      String scheme = String.valueOf(uri.getScheme());
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The scan gives an auth_code of the provider's, all others a code of the suite's. */
  boolean isScan() {
    return page.equals(SCAN);
  }

  /** Web login brings no user_ticket (doc 98171), as if there were no scope. */
  String grantedScope() {
    if (page.equals(WEB_LOGIN)) {
      return "";
    }
    return scope.length() <= LONGEST_SCOPE ? scope : scope.substring(0, LONGEST_SCOPE);
  }

  /** Whether a member has to agree by hand that more is told (doc 91120). */
  boolean asksForMore() {
    return grantedScope().equals(PRIVATE);
  }

  /** Whether the code may be consumed; what was never entered refuses nobody. */
  boolean isTrustedBy(Optional<String> trustedDomain) {
    return trustedDomain.isEmpty() || WebAddress.isBelow(redirectUri, trustedDomain.get());
  }

  /** Web OAuth inside WeCom, and nothing that a member has to agree to. */
  boolean isSilent() {
    return page.equals(OAUTH) && !asksForMore();
  }

  /** The same, for whoever wants to be somebody else. */
  String asSomebodyElse() {
    return "/sandbox/"
        + page
        + "?appid="
        + encoded(appId)
        + "&redirect_uri="
        + encoded(redirectUri)
        + "&scope="
        + encoded(scope)
        + "&state="
        + state
        + "&as=other";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Where a browser goes with the code: host and port, for its form; no user, who may hold ';'. */
  String origin() {
    URI uri = URI.create(redirectUri);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }

  URI back(String code) {
    String query =
        (isScan() ? "auth_code=" : "code=")
            + URLEncoder.encode(code, StandardCharsets.UTF_8)
            + (isScan() ? "&expires_in=" + CodeKind.LOGIN.validity().toSeconds() : "")
            + "&state="
            + state;
    return URI.create(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
  }
}
