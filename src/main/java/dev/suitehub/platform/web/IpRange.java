package dev.suitehub.platform.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, or a single one. Read from literals alone: no name is
 * ever looked up.
 */
final class IpRange {

  private static final int LONGEST = 64;
  private static final Pattern V4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");
  private static final int MOST_V4 = 255;

  private final byte[] start;
  private final int bits;

  private IpRange(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /** {@code 10.0.0.0/8}, {@code fc00::/7}, {@code 192.0.2.1}; empty where it is none of these. */
  static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = address.get().getAddress();
    if (slash < 0) {
      return Optional.of(new IpRange(bytes, bytes.length * Byte.SIZE));
    }
    String length = text.substring(slash + 1);
    if (!BITS.matcher(length).matches() || Integer.parseInt(length) > bytes.length * Byte.SIZE) {
      return Optional.empty();
    }
    IpRange range = new IpRange(bytes, Integer.parseInt(length));
    return range.hasNothingBehind() ? Optional.of(range) : Optional.empty();
  }

  /**
   * An address as it stands in a header or in the configuration, IPv4 in IPv6's clothes as IPv4;
   * empty where it is none.
   */
  static Optional<InetAddress> address(String text) {
    int zone = text.indexOf('%');
    String literal = zone < 0 ? text : text.substring(0, zone);
    if (literal.length() > LONGEST || !(isV4(literal) || V6.matcher(literal).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isV4(String text) {
    if (!V4.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.", -1)) {
      if (Integer.parseInt(part) > MOST_V4) {
        return false;
      }
    }
    return true;
  }

  boolean holds(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (at(bytes, bit) != at(start, bit)) {
        return false;
      }
    }
    return true;
  }

  /** 10.1.2.3/8 is more likely a slip than a range. */
  private boolean hasNothingBehind() {
    for (int bit = bits; bit < start.length * Byte.SIZE; bit++) {
      if (at(start, bit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean at(byte[] bytes, int bit) {
    return (bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1;
  }
}
