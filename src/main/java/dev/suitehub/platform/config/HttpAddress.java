package dev.suitehub.platform.config;

import java.net.URI;
import java.net.URISyntaxException;

/** An absolute http or https address out of the configuration. */
public final class HttpAddress {

  private HttpAddress() {}

  /**
   * The address without trailing slashes. Throws {@link IllegalArgumentException} with a sentence
   * that names the key where {@code value} is none, or has a query, a fragment or user information.
   */
  public static URI parse(String key, String value) {
    String trimmed = value.strip().replaceFirst("/+$", "");
    try {
      URI address = new URI(trimmed);
      String scheme = String.valueOf(address.getScheme());
      if ((scheme.equals("http") || scheme.equals("https"))
          && address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null
          && address.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(sentence(key, value), e);
    }
    throw new IllegalArgumentException(sentence(key, value));
  }

  private static String sentence(String key, String value) {
    return key
        + " must be an absolute http or https address without query, such as https://hub.example.com; it is '"
        + value
        + "'.";
  }
}
