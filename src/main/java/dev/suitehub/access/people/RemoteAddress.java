package dev.suitehub.access.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

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
        String.valueOf(request.getHeader("X-Forwarded-For")));
  }

  static String of(String peer, String forwarded) {
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return isInside(peer) && last.matches("[0-9A-Fa-f:.]{2," + LONGEST + "}") ? last : peer;
  }

  private static boolean isInside(String address) {
    if (!address.matches("[0-9A-Fa-f:.%a-z]+")) {
      return false;
    }
    try {
      InetAddress peer = InetAddress.getByName(address);
      return peer.isLoopbackAddress() || peer.isSiteLocalAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
