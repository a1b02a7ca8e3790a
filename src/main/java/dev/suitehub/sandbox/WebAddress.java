package dev.suitehub.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a browser is sent, compared as WeCom does it: host and port, exactly. */
public final class WebAddress {

  private WebAddress() {}

  /** Whether an address has exactly that host and port; a scheme's own port may be left out. */
  public static boolean isBelow(String address, String domain) {
    return authority(address)
        .filter(found -> !domain.isEmpty() && found.equals(bare(schemeOf(address), domain)))
        .isPresent();
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
}
