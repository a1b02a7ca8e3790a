package dev.suitehub.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** On which host an address lies that somebody else may be sent to. */
public final class WebHost {

  private static final int LONGEST = 2000;

  private WebHost() {}

  /**
   * {@code host} or {@code host:port} in lower case. Empty where it is no http or https address,
   * has user information, or more than 2000 characters.
   */
  public static Optional<String> of(String address) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
      return web && plain ? Optional.of(host(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    String name = uri.getHost().toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? name : name + ":" + uri.getPort();
  }
}
