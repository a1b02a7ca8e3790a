package dev.suitehub.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of an IP list: an address, or the 256 addresses of a segment ({@code 222.209.201.*}).
 *
 * @param text as WeCom writes it
 */
public record IpPattern(String text) {

  private static final String OCTET = "(0|[1-9]\\d{0,2})";
  private static final Pattern SHAPE =
      Pattern.compile(OCTET + "\\." + OCTET + "\\." + OCTET + "\\.(?:" + OCTET + "|\\*)");

  /** Throws {@link IllegalArgumentException} where it is neither. */
  public IpPattern {
    if (!isOne(text)) {
      throw new IllegalArgumentException("Neither an address nor a segment.");
    }
  }

  static Optional<IpPattern> of(String text) {
    return isOne(text) ? Optional.of(new IpPattern(text)) : Optional.empty();
  }

  /** Four numbers without leading zeros, the last of which may be an asterisk; none above 255. */
  private static boolean isOne(String text) {
    Matcher octets = SHAPE.matcher(text);
    if (!octets.matches()) {
      return false;
    }
    for (int i = 1; i <= octets.groupCount(); i++) {
      String octet = octets.group(i);
      if (octet != null && Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  public boolean isSegment() {
    return text.endsWith("*");
  }

  /** Whether a call from that address passes by this entry. */
  public boolean passes(String address) {
    boolean isAddress = isOne(address) && !address.endsWith("*");
    return isSegment()
        ? isAddress && address.startsWith(text.substring(0, text.length() - 1))
        : address.equals(text);
  }

  /** WeCom never sees such an address: it belongs to a network of one's own. */
  boolean isPrivate() {
    return text.matches(
        "(10|127)\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|169\\.254\\..*");
  }

  @Override
  public String toString() {
    return text;
  }
}
