package dev.suitehub.access;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.error.Problems;
import dev.suitehub.platform.web.ForwardedSign;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets a request in whose client key holds the scope that the resource method asks for. */
@Provider
public class ClientKeyFilter implements ContainerRequestFilter {

  private static final String SCHEME = "bearer ";

  @Context ResourceInfo target;
  @Context HttpServletRequest http;
  @Inject KnownKeys keys;
  @Inject Caller caller;
  @Inject ForwardedSign forwarded;

  @Override
  public void filter(ContainerRequestContext request) {
    if (target.getResourceMethod().isAnnotationPresent(Open.class)) {
      return;
    }
    try {
      ClientKey key = key(request);
      NeedsScope needed = target.getResourceMethod().getAnnotation(NeedsScope.class);
      if (needed == null || !key.scopes().contains(needed.value())) {
        throw AccessProblem.SCOPE_MISSING.because(
            needed == null
                ? "Nobody may call this."
                : "It needs the scope "
                    + needed.value().wireName()
                    + "; POST /api/v1/client-keys makes a key with it.");
      }
      caller.entered(key);
      if (request.getHeaderString(ForwardedSign.HEADER) != null) {
        forwarded.seen(String.valueOf(http.getRemoteAddr()));
      }
    } catch (ProblemException e) {
      request.abortWith(answer(e));
    }
  }

  private ClientKey key(ContainerRequestContext request) {
    return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip())
        .filter(text -> !text.isEmpty())
        .flatMap(text -> keys.find(Secret.of(text)))
        .orElseThrow(
            () -> AccessProblem.NO_KEY.because("Send a valid key as 'Authorization: Bearer …'."));
  }

  private static Response answer(ProblemException problem) {
    Response response = Problems.render(problem);
    if (problem.type() == AccessProblem.NO_KEY) {
      response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response;
  }
}
