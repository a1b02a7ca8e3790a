package dev.suitehub.callbacks;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers go out as they are, whatever the sender accepts: no message is lost over a header that
 * nobody needs, and RESTEasy makes an error of its own of a {@code q} that is no number.
 */
@Provider
@PreMatching
public class AnyAccept implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().remove(HttpHeaders.ACCEPT);
  }
}
