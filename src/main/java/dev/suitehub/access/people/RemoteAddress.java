package dev.suitehub.access.people;

import dev.suitehub.platform.web.TrustedProxies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Where a request comes from, behind the proxies of the configuration too. */
@Dependent
class RemoteAddress {

  private final TrustedProxies proxies;

  @Inject
  RemoteAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  String of(HttpServletRequest request) {
    return proxies.origin(
        String.valueOf(request.getRemoteAddr()),
        String.join(",", Collections.list(request.getHeaders("X-Forwarded-For"))));
  }
}
