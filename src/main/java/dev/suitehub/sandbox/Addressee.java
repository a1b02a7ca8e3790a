package dev.suitehub.sandbox;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.web.WebHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether it is this hub that a caller means. A page elsewhere may have its own name lead to this
 * machine (DNS rebinding): its calls come from here then, and the browser takes both for one site,
 * but they ask for that name.
 */
@Dependent
class Addressee {

  private static final String HOST = "host";
  private static final String FORWARDED_HOST = "x-forwarded-host";
  private static final String ORIGIN = "origin";
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+)(?::[0-9]{1,5})?");

  private final URI publicUrl;

  @Inject
  Addressee(HubConfig hub) {
    this.publicUrl = hub.publicUrl();
  }

  /** Why the name that was asked for is none of this machine; empty where it is one. */
  Optional<String> objection(MultivaluedMap<String, String> headers) {
    List<String> asked = names(headers);
    return !asked.isEmpty() && asked.stream().allMatch(this::isOurs)
        ? Optional.empty()
        : Optional.of(
            "It was asked for by a name that is not known to be this machine's: call it as"
                + " localhost or 127.0.0.1, or by the host of hub.public-url; or set"
                + " hub.sandbox.control-from-anywhere.");
  }

  /** Why a page of another site might have sent it; empty where none has, or none is named. */
  Optional<String> objectionToOrigin(MultivaluedMap<String, String> headers) {
    return Nearness.values(headers, ORIGIN).allMatch(origin -> isOfThisSite(origin, headers))
        ? Optional.empty()
        : Optional.of(
            "A page of another site may not call it. Behind a proxy, set hub.public-url to the"
                + " address that browsers know.");
  }

  private boolean isOfThisSite(String origin, MultivaluedMap<String, String> headers) {
    return WebAddress.isBelow(origin, String.valueOf(publicUrl.getRawAuthority()))
        || names(headers).stream().anyMatch(name -> WebAddress.isBelow(origin, name))
        // Many proxies ask for another name than they were asked for, and tell nobody.
        || (Nearness.isHandedOn(headers) && WebHost.of(origin).filter(this::isOurs).isPresent());
  }

  private static List<String> names(MultivaluedMap<String, String> headers) {
    return Stream.of(HOST, FORWARDED_HOST).flatMap(one -> Nearness.values(headers, one)).toList();
  }

  private boolean isOurs(String authority) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return false;
    }
    String host = parts.group(1);
    return host.equalsIgnoreCase("localhost")
        || host.equalsIgnoreCase(publicUrl.getHost())
        || SandboxGate.isLoopback(
            host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
  }
}
