package dev.suitehub.platform.error;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** No text of ours has the character NUL, and PostgreSQL fails where it is only asked for one. */
@Provider
@PreMatching
public class NoNul implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (isIn(request.getUriInfo().getRequestUri().toString())) {
      request.abortWith(
          Problems.render(PlatformProblem.NO_SUCH_TEXT.because("Leave out the %00.")));
    }
  }

  /** Escaped, as it stands in an address. */
  static boolean isIn(String address) {
    return address.contains("%00");
  }
}
