package dev.suitehub.access.people;

import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.platform.web.TrustedProxies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;

/** Where a request comes from, behind the proxies of the configuration too. */
@Dependent
class RemoteAddress {

  private final TrustedProxies proxies;
  private final ForwardedSign sign;

  @Inject
  RemoteAddress(TrustedProxies proxies, ForwardedSign sign) {
    this.proxies = proxies;
    this.sign = sign;
  }

  /** This request is of somebody who has just shown who it is. */
  void known(HttpServletRequest request) {
    sign.look(request);
  }

  String of(HttpServletRequest request) {
    return proxies.origin(
        String.valueOf(request.getRemoteAddr()),
        String.join(",", Collections.list(request.getHeaders(ForwardedSign.HEADER))));
  }
}
