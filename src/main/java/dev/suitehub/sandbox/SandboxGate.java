package dev.suitehub.sandbox;

import dev.suitehub.platform.error.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one door of everything under {@code /sandbox}: shut while the sandbox is off, its controls
 * and the pages that steer it for callers of this machine only.
 */
@Provider
@PreMatching
public class SandboxGate implements ContainerRequestFilter {

  /**
   * The first segments of what a provider's servers and anybody's browser call. Whatever else there
   * is steers the sandbox, what is added later too.
   */
  private static final Set<String> OPEN =
      Set.of("cgi-bin", "3rdapp", "3rdservice", "connect", "wwlogin", "wwopen", "pictures", "api");

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "127(\\.(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}"
              + "|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]*(%.*)?");

  @Inject SandboxConfig config;
  @Inject Nearness nearness;
  @Inject Addressee addressee;
  @Context HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!config.isOn()) {
      // The empty text keeps the server from writing a page of its own.
      request.abortWith(
          Response.status(Response.Status.NOT_FOUND)
              .type(MediaType.TEXT_PLAIN_TYPE)
              .entity("")
              .build());
      return;
    }
    collapseSlashes(request);
    if (!isSteering(request.getUriInfo())) {
      return;
    }
    objection(request)
        .map(SandboxProblem.LOCAL_ONLY::because)
        .ifPresent(problem -> request.abortWith(Problems.render(problem)));
  }

  private Optional<String> objection(ContainerRequestContext request) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    if (isSentElsewhere(request) && !isVisitOfHome(request)) {
      return Optional.of("A page of another site may not call it.");
    }
    Optional<String> origin = addressee.objectionToOrigin(headers);
    if (origin.isPresent() || config.isControlFromAnywhere()) {
      return origin;
    }
    return nearness
        .objection(String.valueOf(servletRequest.getRemoteAddr()), headers)
        .or(() -> addressee.objection(headers));
  }

  private static boolean isSentElsewhere(ContainerRequestContext request) {
    @Nullable String site = request.getHeaderString("Sec-Fetch-Site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** A link to the index may stand anywhere: that page shows and does nothing. */
  private static boolean isVisitOfHome(ContainerRequestContext request) {
    return request.getMethod().equals("GET")
        && "navigate".equals(request.getHeaderString("Sec-Fetch-Mode"))
        && "document".equals(request.getHeaderString("Sec-Fetch-Dest"))
        && firstSegment(segments(request.getUriInfo())).isEmpty();
  }

  /** By the segment alone: what follows its semicolon does not matter to who is called either. */
  private static boolean isSteering(UriInfo info) {
    return isSteering(segments(info));
  }

  private static List<String> segments(UriInfo info) {
    return info.getPathSegments().stream().map(PathSegment::getPath).toList();
  }

  /** The index, too: it shows who called what, and from where. */
  static boolean isSteering(List<String> segments) {
    return firstSegment(segments).filter(OPEN::contains).isEmpty();
  }

  private static Optional<String> firstSegment(List<String> segments) {
    return segments.stream().filter(segment -> !segment.isEmpty()).findFirst();
  }

  /** Some clients join a base that ends in a slash with a path that begins with one. */
  private static void collapseSlashes(ContainerRequestContext request) {
    UriInfo info = request.getUriInfo();
    String path = info.getRequestUri().getRawPath();
    if (path.contains("//")) {
      URI collapsed =
          info.getRequestUriBuilder().replacePath(path.replaceAll("/{2,}", "/")).build();
      request.setRequestUri(info.getBaseUri(), collapsed);
    }
  }

  public static boolean isLoopback(String address) {
    try {
      // An address, never a name: nothing is looked up. Some names have no letters but a to f.
      return LOOPBACK.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
