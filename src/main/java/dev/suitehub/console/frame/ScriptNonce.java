package dev.suitehub.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PrimeFaces wants each form to send the nonce of its page's scripts back, and refuses a form that
 * does not; but the script that puts it there comes only with components of its own. A form without
 * it is a whole new page: it gets the nonce of its view, or a fresh one.
 */
@WebFilter("*.xhtml")
public class ScriptNonce extends HttpFilter {

  private static final String NONCE = "primefaces.nonce";
  private static final String VIEW_STATE = "jakarta.faces.ViewState";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean posted = "POST".equals(request.getMethod());
    if (isMultipart(request) && !(posted && takesFiles(request))) {
      // Before its parameters are asked for: WildFly fails where they cannot be read.
      response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else if (!posted && request.getParameter(VIEW_STATE) != null) {
      // Faces takes a GET with a view state for a form that was sent, past every look at its
      // sender.
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(new WithNonce(request), response);
    }
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return String.valueOf(request.getContentType())
        .toLowerCase(Locale.ROOT)
        .startsWith("multipart/");
  }

  /** Only who has signed in sends pictures. */
  private static boolean takesFiles(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.startsWith("/console/") && !path.equals("/console/sign-in.xhtml");
  }

  private static final class WithNonce extends HttpServletRequestWrapper {

    WithNonce(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      @Nullable String value = super.getParameter(name);
      return name.equals(NONCE) && !isNonce(value) ? nonce() : value;
    }

    /** The parameters of an address are read already, and Payara would warn of it each time. */
    @Override
    public void setCharacterEncoding(String encoding) throws UnsupportedEncodingException {
      if ("POST".equals(getMethod())) {
        super.setCharacterEncoding(encoding);
      }
    }

    private static boolean isNonce(@Nullable String value) {
      return value != null && value.matches("[A-Za-z0-9+/=]{1,128}");
    }

    private static String nonce() {
      @Nullable FacesContext faces = FacesContext.getCurrentInstance();
      @Nullable UIViewRoot view = faces == null ? null : faces.getViewRoot();
      @Nullable Map<String, Object> kept = view == null ? null : view.getViewMap(false);
      return kept != null && kept.get(NONCE) instanceof String nonce
          ? nonce
          : Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(UTF_8));
    }
  }
}
