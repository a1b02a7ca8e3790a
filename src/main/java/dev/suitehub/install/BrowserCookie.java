package dev.suitehub.install;

import dev.suitehub.platform.config.HubConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the browser that began an install from any other; it says nothing of who uses it. */
@Dependent
class BrowserCookie {

  private static final String NAME = "hub_install";
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  private final HubConfig hub;

  @Inject
  BrowserCookie(HubConfig hub) {
    this.hub = hub;
  }

  Optional<String> read(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(NAME))
        .map(Cookie::getValue)
        .filter(value -> SHAPE.matcher(value).matches());
  }

  /**
   * Lax: WeCom's redirect is a top-level navigation from another site, which has to bring it along.
   */
  NewCookie write(String browser) {
    return new NewCookie.Builder(NAME)
        .value(browser)
        .path("/install")
        .maxAge((int) InstallStates.LIFE.toSeconds() * 6)
        .httpOnly(true)
        .secure(hub.isHttps())
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
