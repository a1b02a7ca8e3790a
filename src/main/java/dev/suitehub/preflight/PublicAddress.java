package dev.suitehub.preflight;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.config.UrlShape;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether WeCom could find us under {@code hub.public-url}. */
@Dependent
class PublicAddress {

  private final HubConfig hub;

  @Inject
  PublicAddress(HubConfig hub) {
    this.hub = hub;
  }

  /** The word of what WeCom would not like about how it is written; empty where nothing is. */
  Optional<String> faultForWecom() {
    Verdict written = written();
    return written.mark() == Mark.GOOD ? Optional.empty() : Optional.of(written.word());
  }

  /** How it is written; asks nobody. */
  Verdict shape() {
    return hub.isSandboxOn() ? Verdict.skipped("sandbox") : written();
  }

  private Verdict written() {
    String host = hub.publicUrl().getHost();
    return switch (UrlShape.of(hub.publicUrl())) {
      case FINE -> Verdict.FINE;
      case LOCAL_NAME -> Verdict.bad("local-name", host);
      case NOT_HTTPS -> Verdict.warning("not-https");
      case NUMBER -> Verdict.warning("number", host);
    };
  }

  /** Where the name leads; asks the name server, after a call to it has been answered. */
  Verdict route() {
    if (hub.isSandboxOn()) {
      return Verdict.skipped("sandbox");
    }
    String host = hub.publicUrl().getHost();
    try {
      return judge(host, List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException e) {
      return Verdict.bad("no-address");
    }
  }

  static Verdict judge(String host, List<InetAddress> addresses) {
    List<InetAddress> old = addresses.stream().filter(Inet4Address.class::isInstance).toList();
    if (old.isEmpty()) {
      return Verdict.bad("no-ipv4", host);
    }
    List<String> told = old.stream().map(InetAddress::getHostAddress).toList();
    if (old.stream().anyMatch(InetAddress::isLoopbackAddress)) {
      return Verdict.bad("loopback", host, String.join(", ", told));
    }
    return old.stream().allMatch(PublicAddress::isPrivate)
        ? Verdict.warning("private", host, String.join(", ", told))
        : Verdict.good("leads-to", String.join(", ", told));
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] octets = address.getAddress();
    boolean carrier = octets[0] == 100 && (octets[1] & 0xC0) == 64;
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || carrier
        || Arrays.equals(octets, new byte[4]);
  }
}
