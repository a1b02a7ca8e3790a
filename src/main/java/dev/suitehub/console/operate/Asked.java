package dev.suitehub.console.operate;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the address, or the form that was sent, asks for. A value that makes no sense counts as not
 * asked for, and is named in {@link #wrong}.
 */
final class Asked {

  /** Databases keep no year of more digits. */
  private static final int LAST_YEAR = 9999;

  private final Map<String, String> parameters;
  private final List<String> wrong = new ArrayList<>();

  Asked(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  static Asked now() {
    return new Asked(
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
  }

  /** Whether a form was sent: an address alone, however it was made up, does nothing. */
  static boolean isSent() {
    FacesContext context = FacesContext.getCurrentInstance();
    return context.isPostback()
        && context.getExternalContext().getRequest() instanceof HttpServletRequest request
        && request.getMethod().equals("POST");
  }

  /** The outcome that leads there, with what was said on this page. */
  static String away(String page) {
    FacesContext.getCurrentInstance().getExternalContext().getFlash().setKeepMessages(true);
    return page + "?faces-redirect=true";
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name))
        // No database knows that character, and PostgreSQL refuses to be asked for it.
        .map(text -> text.replace("\0", "").strip())
        .filter(text -> !text.isEmpty());
  }

  /** Throws nothing: what the reader throws {@link IllegalArgumentException} at is left out. */
  <T> Optional<T> value(String name, Function<String, T> reader) {
    Optional<String> text = text(name);
    try {
      return text.map(reader);
    } catch (IllegalArgumentException e) {
      wrong.add(name);
      return Optional.empty();
    }
  }

  /** As {@link #value}, of a reader that answers empty for what is none. */
  <T> Optional<T> read(String name, Function<String, Optional<T>> reader) {
    Optional<T> value = text(name).flatMap(reader);
    if (value.isEmpty() && text(name).isPresent()) {
      wrong.add(name);
    }
    return value;
  }

  /** A local date and time, as the browser's own input sends it. */
  Optional<Instant> time(String name, ZoneId zone) {
    return read(
        name,
        text -> {
          try {
            return Optional.of(LocalDateTime.parse(text))
                .filter(at -> at.getYear() > 0 && at.getYear() <= LAST_YEAR)
                .map(at -> at.atZone(zone).toInstant());
          } catch (DateTimeParseException e) {
            return Optional.empty();
          }
        });
  }

  /** The names of what made no sense. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** The same question, from a place on: {@code ?suite=crm&after=…}. */
  String address(List<String> names, String after) {
    StringBuilder query = new StringBuilder("?after=").append(encoded(after));
    for (String name : names) {
      text(name)
          .ifPresent(value -> query.append('&').append(name).append('=').append(encoded(value)));
    }
    return query.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
