package dev.suitehub.platform.web;

import dev.suitehub.platform.config.RoomConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The reverse proxies whose word on where a request comes from counts. */
@Dependent
public class TrustedProxies implements RoomConfig {

  /** This machine, and addresses that are not on the Internet (RFC 1918, RFC 4193). */
  public static final String USUAL =
      "127.0.0.0/8, ::1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, fc00::/7";

  private static final String NONE = "none";

  /** Nobody stands behind more proxies; a longer header is somebody's own work. */
  private static final int MOST_HOPS = 16;

  private static final int LONGEST_HOP = 64;

  private final List<IpRange> ranges;
  private final int mostHops;
  private final boolean named;

  /** Throws {@link IllegalArgumentException} that names the key and says what is wrong with it. */
  @Inject
  public TrustedProxies(
      @ConfigProperty(name = "hub.trusted-proxies", defaultValue = USUAL) String ranges) {
    // Where nobody has said which addresses are proxies, every private one might be a client, too:
    // then the peer's own word counts, and none that was handed on.
    this.named = !ranges.strip().equals(USUAL);
    this.mostHops = named ? MOST_HOPS : 1;
    this.ranges =
        ranges.strip().equals(NONE)
            ? List.of()
            : Arrays.stream(ranges.split(",", -1))
                .map(String::strip)
                .map(TrustedProxies::range)
                .toList();
  }

  private static IpRange range(String text) {
    return IpRange.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "hub.trusted-proxies must be addresses and ranges with commas between them,"
                        + " such as 127.0.0.1, 10.0.0.0/8, fc00::/7 (nothing but zeros behind the"
                        + " bits that count), or none; '"
                        + text
                        + "' is none of these."));
  }

  /**
   * Where a request comes from: the nearest address, seen from here, that is none of a trusted
   * proxy. What stands before that was written by whoever sent it, and is not read. Where the
   * proxies are not named, it is what the peer wrote, as far as the peer may be a proxy.
   *
   * @param peer the other end of the connection
   * @param forwarded {@code X-Forwarded-For}, all of them with commas between them
   */
  public String origin(String peer, String forwarded) {
    Optional<InetAddress> end = IpRange.address(peer);
    if (end.isEmpty()) {
      return peer;
    }
    InetAddress nearest = end.get();
    int to = forwarded.length();
    for (int hop = 0; hop < mostHops && to > 0 && isTrusted(nearest); hop++) {
      int comma = forwarded.lastIndexOf(',', to - 1);
      Optional<InetAddress> next =
          to - comma > LONGEST_HOP ? Optional.empty() : hop(forwarded.substring(comma + 1, to));
      if (next.isEmpty()) {
        break;
      }
      nearest = next.get();
      to = comma;
    }
    return nearest.getHostAddress();
  }

  /**
   * Whether whoever runs this hub has said that a proxy stands there; the usual ranges say none.
   */
  public boolean isNamed(String address) {
    return named && trusts(address);
  }

  /** Whether somebody has said which addresses are proxies. */
  public boolean areNamed() {
    return named;
  }

  /** Whether what that end of a connection hands on counts. */
  public boolean trusts(String peer) {
    return IpRange.address(peer).filter(this::isTrusted).isPresent();
  }

  private boolean isTrusted(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.holds(address));
  }

  /** Some proxies write the port too: {@code 192.0.2.1:5678}, {@code [2001:db8::1]:5678}. */
  private static Optional<InetAddress> hop(String written) {
    String text = written.strip();
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end > 0 && isPort(text.substring(end + 1))
          ? IpRange.address(text.substring(1, end)).filter(any -> text.lastIndexOf(':', end) > 0)
          : Optional.empty();
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && colon == text.lastIndexOf(':') && text.indexOf('.') > 0;
    return !hasPort
        ? IpRange.address(text)
        : isPort(text.substring(colon))
            ? IpRange.address(text.substring(0, colon))
            : Optional.empty();
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":\\d{1,5}");
  }
}
