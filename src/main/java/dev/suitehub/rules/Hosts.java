package dev.suitehub.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is a host name, and what only looks like one. */
final class Hosts {

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*"
              + "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

  private Hosts() {}

  static boolean isName(String host) {
    return NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** Of either family; 1.2.3 and 999.1 count, for no host name is all digits. */
  static boolean isAddress(String host) {
    return IPV4.matcher(host).matches() || host.startsWith("[") || host.indexOf(':') >= 0;
  }

  /** Whether it is a whole address of that scheme, with a host and without user information. */
  static boolean isUrl(String text, String... schemes) {
    try {
      URI url = new URI(text);
      return url.getScheme() != null
          && List.of(schemes).contains(url.getScheme().toLowerCase(Locale.ROOT))
          && url.getHost() != null
          && url.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
