package dev.suitehub.access.people;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.web.WebHost;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what wants to change something was sent by a page of this hub. Browsers say where from;
 * whoever does not is refused.
 */
@Dependent
class SameOrigin {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final HubConfig hub;

  @Inject
  SameOrigin(HubConfig hub) {
    this.hub = hub;
  }

  boolean lets(HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return true;
    }
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      return false;
    }
    @Nullable String origin = request.getHeader("Origin");
    @Nullable String from = origin == null ? request.getHeader("Referer") : origin;
    return from != null && isOurs(from, request.getHeader("Host"));
  }

  /** The public address, or the one by which the browser came in. */
  private boolean isOurs(String from, @Nullable String host) {
    Optional<String> sender = WebHost.of(from);
    return sender.isPresent()
        && (sender.equals(WebHost.of(hub.publicUrl().toString()))
            || sender.get().equals(String.valueOf(host).toLowerCase(Locale.ROOT)));
  }
}
