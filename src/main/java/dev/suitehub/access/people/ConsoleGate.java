package dev.suitehub.access.people;

import dev.suitehub.access.Caller;
import dev.suitehub.platform.config.HubConfig;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Before every page of the console: who is it, what may he do now, and did one of our own pages
 * send this. Whoever is not signed in goes to the sign-in, and from there to the page by GET: a
 * form that came too late is not sent again.
 */
@WebFilter("/console/*")
public class ConsoleGate extends HttpFilter {

  @Inject transient HubConfig hub;
  @Inject transient PeopleConfig config;
  @Inject transient SameOrigin sameOrigin;
  @Inject transient KnownUsers known;
  @Inject transient Person person;
  @Inject transient Caller caller;
  @Inject transient Clock clock;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ConsoleHeaders.write(response, hub.isHttps());
    String path = request.getRequestURI();
    HttpServletResponse onward = new OnePolicy(response);
    if (!sameOrigin.lets(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Optional<KnownUser> user = user(request);
    user.ifPresent(this::enter);
    if (path.equals(ConsolePaths.SIGN_IN)) {
      chain.doFilter(request, onward);
    } else if (user.isEmpty()) {
      WayOut.of(request).to(response, ConsolePaths.SIGN_IN + "?to=" + encoded(Wanted.by(request)));
    } else if (user.get().mustChange() && !path.equals(ConsolePaths.PASSWORD)) {
      WayOut.of(request).to(response, ConsolePaths.PASSWORD);
    } else {
      chain.doFilter(request, onward);
    }
  }

  /** Whoever has to change the password may do nothing else. */
  private void enter(KnownUser user) {
    caller.entered(user.name(), user.mustChange() ? Set.of() : user.roles());
    person.entered(user);
  }

  private Optional<KnownUser> user(HttpServletRequest request) throws ServletException {
    @Nullable HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Optional<SignedIn> signedIn = SignedIn.of(session);
    Instant now = clock.instant();
    Optional<KnownUser> user =
        signedIn
            .filter(one -> isCaller(request, one.name()))
            .filter(one -> !one.isOver(now, config.idle()))
            .flatMap(
                one ->
                    known
                        .find(one.name())
                        .filter(found -> found.passwordSetAt().equals(one.passwordSetAt())));
    if (user.isPresent()) {
      // A page that looks by itself is nobody at work.
      if (request.getHeader("Hub-Live") == null) {
        signedIn.get().seen(now).keep(session);
      }
    } else if (signedIn.isPresent()) {
      Door.close(request);
    }
    return user;
  }

  private static boolean isCaller(HttpServletRequest request, String name) {
    @Nullable Principal principal = request.getUserPrincipal();
    return principal != null && name.equals(principal.getName());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
