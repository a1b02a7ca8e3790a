package dev.suitehub.access.people;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The page that a request was about. */
public final class Wanted {

  private Wanted() {}

  /** A form is sent without the query of its page: that stands in the Referer. */
  public static String by(HttpServletRequest request) {
    String path = request.getRequestURI();
    @Nullable String query = request.getQueryString();
    if (request.getMethod().equals("POST")) {
      query = query(request.getHeader("Referer"), path);
    }
    return ConsolePaths.page(query == null ? path : path + "?" + query)
        .or(() -> ConsolePaths.page(path))
        .orElse(ConsolePaths.HOME);
  }

  private static @Nullable String query(@Nullable String referer, String path) {
    if (referer == null) {
      return null;
    }
    try {
      URI page = new URI(referer);
      return path.equals(page.getPath()) ? page.getRawQuery() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
