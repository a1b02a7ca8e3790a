package dev.suitehub.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an install may return to: an http or https address on one of the suite's return hosts,
 * nothing else.
 */
final class ReturnAddress {

  private static final int LONGEST = 2000;

  private ReturnAddress() {}

  /** The address as it came, where it is allowed. */
  static Optional<String> allowed(String address, List<String> hosts) {
    if (address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null;
      return web && plain && hosts.contains(host(uri)) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String host(URI uri) {
    String name = uri.getHost().toLowerCase(Locale.ROOT);
    return uri.getPort() < 0 ? name : name + ":" + uri.getPort();
  }
}
