package dev.suitehub.access.people;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * PrimeFaces adds its policy, which is ours with the nonce of the page's scripts. A browser obeys
 * all the policies it gets, and would refuse those scripts by ours: only one may go out.
 */
final class OnePolicy extends HttpServletResponseWrapper {

  OnePolicy(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.equalsIgnoreCase(ConsoleHeaders.CSP)) {
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }
}
