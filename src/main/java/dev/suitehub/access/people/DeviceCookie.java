package dev.suitehub.access.people;

import dev.suitehub.platform.config.HubConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a browser keeps that it is a known {@link Device}; it is sent to the sign-in alone. */
@Dependent
class DeviceCookie {

  private static final String NAME = "hub-device";

  private final HubConfig hub;
  private final Clock clock;

  @Inject
  DeviceCookie(HubConfig hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  Optional<Device> read(HttpServletRequest request, String name) {
    Cookie @Nullable [] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(one -> one.getName().equals(NAME))
            .flatMap(one -> Device.read(one.getValue(), name, clock.instant()).stream())
            .findFirst();
  }

  /** For the person who has just signed in. */
  void write(HttpServletResponse response, String name) {
    Cookie cookie = new Cookie(NAME, Device.fresh().written(name, clock.instant()));
    cookie.setPath(ConsolePaths.SIGN_IN);
    cookie.setMaxAge((int) Device.LIFE.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(hub.isHttps());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
