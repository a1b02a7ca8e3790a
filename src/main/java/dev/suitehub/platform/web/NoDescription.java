package dev.suitehub.platform.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Jersey describes each application at application.wadl, to anybody who asks: not ours. */
@Provider
@PreMatching
public class NoDescription implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getUriInfo().getPath().contains("application.wadl")) {
      request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
    }
  }
}
