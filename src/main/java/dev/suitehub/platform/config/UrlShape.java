package dev.suitehub.platform.config;

import java.net.URI;
import java.util.regex.Pattern;

/** How an address is written, as far as that tells whether WeCom could call it. */
public enum UrlShape {
  FINE,
  /** A name that only this machine or this network knows. */
  LOCAL_NAME,
  NOT_HTTPS,
  /** Digits in place of a name. */
  NUMBER;

  private static final Pattern DIGITS = Pattern.compile("[0-9.]+|\\[.*]");

  /** Of an absolute address; asks nobody. */
  public static UrlShape of(URI address) {
    String host = address.getHost();
    if (host.equalsIgnoreCase("localhost") || (!host.contains(".") && !host.startsWith("["))) {
      return LOCAL_NAME;
    }
    if (!"https".equals(address.getScheme())) {
      return NOT_HTTPS;
    }
    return DIGITS.matcher(host).matches() ? NUMBER : FINE;
  }
}
