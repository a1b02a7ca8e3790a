package dev.suitehub.sandbox.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The four parameters of an install URL (doc 90597), as they came; missing ones are empty. */
record InstallLink(String suiteId, String preAuthCode, String redirectUri, String state) {

  private static final Pattern STATE = Pattern.compile("[a-zA-Z0-9]{0,128}");

  boolean hasGoodState() {
    return STATE.matcher(state).matches();
  }

  boolean returnsTo(String domain) {
    return isBelow(redirectUri, domain);
  }

  /** Whether an address has exactly that host and port; a scheme's own port may be left out. */
  static boolean isBelow(String address, String domain) {
    return authority(address)
        .filter(found -> !domain.isEmpty() && found.equals(bare(schemeOf(address), domain)))
        .isPresent();
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

  private static Optional<String> authority(String address) {
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(bare(scheme, uri.getRawAuthority()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String schemeOf(String address) {
    return address.substring(0, address.indexOf(':')).toLowerCase(Locale.ROOT);
  }

  private static String bare(String scheme, String authority) {
    String ownPort = scheme.equals("https") ? ":443" : ":80";
    String lower = authority.toLowerCase(Locale.ROOT);
    return lower.endsWith(ownPort) ? lower.substring(0, lower.length() - ownPort.length()) : lower;
  }

  @Override
  public String toString() {
    return "InstallLink[suiteId=" + suiteId + "]";
  }
}
