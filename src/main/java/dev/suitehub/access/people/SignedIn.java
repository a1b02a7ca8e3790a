package dev.suitehub.access.people;

import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a session belongs to.
 *
 * @param passwordSetAt of the password that was entered: another one since then ends the session
 */
record SignedIn(String name, Instant passwordSetAt, Instant since, Instant lastSeen)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final String KEY = SignedIn.class.getName();

  static Optional<SignedIn> of(HttpSession session) {
    return session.getAttribute(KEY) instanceof SignedIn person
        ? Optional.of(person)
        : Optional.empty();
  }

  void keep(HttpSession session) {
    session.setAttribute(KEY, this);
  }

  boolean isOver(Instant now, Duration idle) {
    return !now.isBefore(lastSeen.plus(idle)) || !now.isBefore(since.plus(PeopleConfig.LONGEST));
  }

  SignedIn seen(Instant now) {
    return new SignedIn(name, passwordSetAt, since, now);
  }

  SignedIn withPasswordOf(Instant at) {
    return new SignedIn(name, at, since, lastSeen);
  }
}
