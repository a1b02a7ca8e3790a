package dev.suitehub.access.people;

import dev.suitehub.platform.config.HubConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * The cookie of a signed-in person: for no script, for no other site's forms, and over https alone
 * where the hub is reached so. Lax, not Strict: a link to a page, out of an alert, arrives signed
 * in.
 */
@WebListener
public class SessionCookie implements ServletContextListener {

  @Inject HubConfig hub;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setHttpOnly(true);
    cookie.setSecure(hub.isHttps());
    cookie.setAttribute("SameSite", "Lax");
  }
}
