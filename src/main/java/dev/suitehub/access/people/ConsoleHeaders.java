package dev.suitehub.access.people;

import jakarta.servlet.http.HttpServletResponse;

/** What a browser is told with each page of the console. */
public final class ConsoleHeaders {

  static final String CSP = "Content-Security-Policy";

  /** Nothing from elsewhere, nothing inline, in nobody's frame. */
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  private ConsoleHeaders() {}

  static void write(HttpServletResponse response, boolean https) {
    response.setHeader(CSP, POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-store");
    if (https) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }
}
