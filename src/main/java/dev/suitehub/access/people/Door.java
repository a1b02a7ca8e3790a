package dev.suitehub.access.people;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.Password;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people come in. */
@Dependent
public class Door {

  private final SecurityContext security;
  private final Attempt attempt;
  private final RemoteAddress address;
  private final DeviceCookie device;
  private final KnownUsers people;
  private final PeopleConfig config;
  private final Clock clock;

  @Inject
  Door(
      SecurityContext security,
      Attempt attempt,
      RemoteAddress address,
      DeviceCookie device,
      KnownUsers people,
      PeopleConfig config,
      Clock clock) {
    this.security = security;
    this.attempt = attempt;
    this.address = address;
    this.device = device;
    this.people = people;
    this.config = config;
    this.clock = clock;
  }

  /** On {@link Outcome#IN} the session is this person's, and has a new id. */
  public Outcome signIn(
      HttpServletRequest request, HttpServletResponse response, String name, Secret password) {
    String known = known(name);
    attempt.begins(address.of(request), device.read(request, known));
    AuthenticationStatus status =
        security.authenticate(
            request,
            response,
            withParams()
                .newAuthentication(true)
                .credential(
                    new UsernamePasswordCredential(known, new Password(password.reveal()))));
    Optional<KnownUser> user = attempt.user();
    if (status != AuthenticationStatus.SUCCESS || user.isEmpty()) {
      return attempt.outcome() == Outcome.BUSY ? Outcome.BUSY : Outcome.REFUSED;
    }
    address.known(request);
    HttpSession session = request.getSession();
    // Whoever knew the session's id before the sign-in does not know it afterwards.
    request.changeSessionId();
    session.setMaxInactiveInterval((int) config.idle().toSeconds());
    Instant now = clock.instant();
    new SignedIn(user.get().name(), user.get().passwordSetAt(), now, now).keep(session);
    device.write(response, user.get().name());
    return Outcome.IN;
  }

  /** As names are written. Nobody's has a NUL, and PostgreSQL fails where it is asked for one. */
  static String known(String name) {
    return name.replace('\0', '?').strip().toLowerCase(Locale.ROOT);
  }

  /** This session goes on with the password that was just set; it has a new id. */
  public void renewed(HttpServletRequest request) {
    @Nullable HttpSession session = request.getSession(false);
    if (session == null) {
      return;
    }
    SignedIn.of(session)
        .ifPresent(
            one ->
                people
                    .find(one.name())
                    .ifPresent(
                        user -> {
                          request.changeSessionId();
                          one.withPasswordOf(user.passwordSetAt()).keep(session);
                        }));
  }

  /** Ends the session. */
  public void signOut(HttpServletRequest request) throws ServletException {
    close(request);
  }

  static void close(HttpServletRequest request) throws ServletException {
    request.logout();
    @Nullable HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** Where somebody goes who is in: to the page that was wanted, if it is one of ours. */
  public String next(String wanted) {
    return ConsolePaths.page(wanted).orElse(ConsolePaths.HOME);
  }
}
