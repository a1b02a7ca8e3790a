package dev.suitehub.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The caller's address, as WeCom writes it into an errmsg. */
final class SeenAddress {

  private static final Pattern FROM = Pattern.compile("from ip: ?([0-9a-fA-F.:]{2,45})");
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

  private SeenAddress() {}

  /** Empty where there is none that is valid: people are to enter it into a list. */
  static Optional<String> in(String errmsg) {
    Matcher from = FROM.matcher(errmsg);
    if (!from.find()) {
      return Optional.empty();
    }
    String address = from.group(1).replaceFirst("\\.$", "");
    return V4.matcher(address).matches() || isV6(address) ? Optional.of(address) : Optional.empty();
  }

  /** With a colon in it the text is parsed, and no name is looked up. */
  private static boolean isV6(String address) {
    try {
      return address.indexOf(':') >= 0 && InetAddress.getByName(address) instanceof Inet6Address;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
