package dev.suitehub.platform.config;

import java.net.URI;
import java.util.Locale;

/** Which addresses are WeCom's own, as against those of whatever plays it. */
public final class RealWecom {

  /** Its API, its pages and its logins are all below it. */
  private static final String DOMAIN = ".weixin.qq.com";

  private RealWecom() {}

  /** However it is written: a host's name has no case, and may end in the root's dot. */
  public static boolean isAt(URI address) {
    String host =
        String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    return ("." + host).endsWith(DOMAIN);
  }
}
