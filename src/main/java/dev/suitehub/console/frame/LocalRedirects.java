package dev.suitehub.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Servers put their own address before the path of a redirect, with http although TLS ends at a
 * proxy, unless they believe what anybody writes into X-Forwarded-Proto. The browser knows best
 * where it is.
 */
@WebFilter("*.xhtml")
public class LocalRedirects extends HttpFilter {

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Local(response));
  }

  static final class Local extends HttpServletResponseWrapper {

    Local(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      if (location.startsWith("/")) {
        resetBuffer();
        setStatus(SC_FOUND);
        setHeader("Location", location);
      } else {
        super.sendRedirect(location);
      }
    }
  }
}
