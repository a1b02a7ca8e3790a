package dev.suitehub.sandbox.install;

import dev.suitehub.sandbox.WebAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The four parameters of an install URL (doc 90597), as they came; missing ones are empty. */
record InstallLink(String suiteId, String preAuthCode, String redirectUri, String state) {

  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,128}");

  boolean hasGoodState() {
    return STATE.matcher(state).matches();
  }

  boolean returnsTo(String domain) {
    return WebAddress.isBelow(redirectUri, domain);
  }

  /** Where the browser goes after consent. */
  URI back(String authCode, long expiresIn) {
    String query =
        "auth_code="
            + URLEncoder.encode(authCode, StandardCharsets.UTF_8)
            + "&expires_in="
            + expiresIn
            + "&state="
            + state;
    return URI.create(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
  }

  @Override
  public String toString() {
    return "InstallLink[suiteId=" + suiteId + "]";
  }
}
