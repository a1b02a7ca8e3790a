package dev.suitehub.access.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;

/**
 * Where a request comes from: behind a reverse proxy (an address that is not on the Internet), what
 * the last proxy wrote into {@code X-Forwarded-For}.
 */
final class RemoteAddress {

  private static final int LONGEST = 64;

  private RemoteAddress() {}

  static String of(HttpServletRequest request) {
    return of(
        String.valueOf(request.getRemoteAddr()),
        String.join(",", Collections.list(request.getHeaders("X-Forwarded-For"))));
  }

  static String of(String peer, String forwarded) {
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return isInside(peer) && last.matches("[0-9A-Fa-f:.]{2," + LONGEST + "}") ? last : peer;
  }

  /** IPv6's addresses of a site, fc00::/7 (RFC 4193), which Java does not count among them. */
  private static boolean isUniqueLocal(InetAddress peer) {
    byte[] bytes = peer.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
  }

  private static boolean isInside(String address) {
    if (!address.matches("[0-9A-Fa-f:.%a-z]+")) {
      return false;
    }
    try {
      InetAddress peer = InetAddress.getByName(address);
      return peer.isLoopbackAddress() || peer.isSiteLocalAddress() || isUniqueLocal(peer);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
