package dev.suitehub.access.people;

import dev.suitehub.platform.web.Html;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a request is sent to another page: Faces' own script reads no redirects, but a document. */
enum WayOut {
  REDIRECT {
    @Override
    void to(HttpServletResponse response, String page) {
      // After a POST the browser comes by GET.
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", page);
    }
  },
  DOCUMENT {
    @Override
    void to(HttpServletResponse response, String page) throws IOException {
      response.setContentType("text/xml;charset=UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                  + Html.escape(page)
                  + "\"/></partial-response>");
    }
  };

  static WayOut of(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request")) ? DOCUMENT : REDIRECT;
  }

  abstract void to(HttpServletResponse response, String page) throws IOException;
}
