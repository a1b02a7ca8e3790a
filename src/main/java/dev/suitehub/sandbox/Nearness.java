package dev.suitehub.sandbox;

import dev.suitehub.platform.web.TrustedProxies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether somebody calls from this machine. A proxy on it makes every caller look so: what a proxy
 * hands on is believed of one that {@code hub.trusted-proxies} names, and of no other.
 */
@Dependent
class Nearness {

  private static final String FORWARDED_FOR = "x-forwarded-for";

  /** RFC 7239. Nothing here reads it, so what it says cannot be believed. */
  private static final String FORWARDED = "forwarded";

  private static final Set<String> OF_PROXIES = Set.of(FORWARDED, "x-real-ip", "via");

  private final TrustedProxies proxies;

  @Inject
  Nearness(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Why this is not, or might not be, a caller of this machine; empty where it is one. */
  Optional<String> objection(String peer, MultivaluedMap<String, String> headers) {
    if (!SandboxGate.isLoopback(peer)) {
      return Optional.of(
          "Call it from the machine it runs on, or set hub.sandbox.control-from-anywhere.");
    }
    if (!isHandedOn(headers)) {
      return Optional.empty();
    }
    if (!proxies.isNamed(peer)) {
      return Optional.of(
          "A proxy on this machine hands the call on, and may do so for anybody. Call the hub's own"
              + " port, or name the proxy's address in hub.trusted-proxies, such as 127.0.0.1, ::1;"
              + " or set hub.sandbox.control-from-anywhere.");
    }
    if (values(headers, FORWARDED).findAny().isPresent()) {
      return Optional.of(
          "Of what a proxy says only X-Forwarded-For is read: have yours send no Forwarded.");
    }
    return isHere(headers)
        ? Optional.empty()
        : Optional.of(
            "X-Forwarded-For does not say that it comes from the machine it runs on: call it from"
                + " there, or set hub.sandbox.control-from-anywhere.");
  }

  /** Whether a proxy says that it hands the call on. */
  static boolean isHandedOn(MultivaluedMap<String, String> headers) {
    return headers.keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(Nearness::isOfProxies);
  }

  private static boolean isOfProxies(String name) {
    return name.startsWith("x-forwarded-") || OF_PROXIES.contains(name);
  }

  /** Every proxy on the way adds who called it: one that is elsewhere is enough. */
  private static boolean isHere(MultivaluedMap<String, String> headers) {
    List<String> hops = values(headers, FORWARDED_FOR).toList();
    return !hops.isEmpty() && hops.stream().allMatch(SandboxGate::isLoopback);
  }

  /** All that stands under that name, also where there are commas in between. */
  static Stream<String> values(MultivaluedMap<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip);
  }
}
