package dev.suitehub.console.frame;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chinese or English: what the reader chose, else what the browser asks for. */
public class ReaderLanguage extends ViewHandlerWrapper {

  static final String PARAMETER = "lang";
  private static final String COOKIE = "hub-lang";
  private static final int ONE_YEAR = 365 * 24 * 3600;

  public ReaderLanguage(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Locale calculateLocale(FacesContext context) {
    ExternalContext request = context.getExternalContext();
    Optional<Locale> asked = locale(request.getRequestParameterMap().get(PARAMETER));
    asked.ifPresent(
        locale ->
            request.addResponseCookie(
                COOKIE,
                locale.getLanguage(),
                Map.of("maxAge", ONE_YEAR, "path", "/", "httpOnly", true)));
    return asked.or(() -> locale(kept(request))).orElseGet(() -> super.calculateLocale(context));
  }

  private static String kept(ExternalContext request) {
    return request.getRequestCookieMap().get(COOKIE) instanceof Cookie cookie
        ? cookie.getValue()
        : "";
  }

  private static Optional<Locale> locale(@Nullable String language) {
    if ("zh".equals(language)) {
      return Optional.of(Locale.SIMPLIFIED_CHINESE);
    }
    return "en".equals(language) ? Optional.of(Locale.ENGLISH) : Optional.empty();
  }
}
