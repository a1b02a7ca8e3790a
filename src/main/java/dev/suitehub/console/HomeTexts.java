package dev.suitehub.console;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the home page that hold a figure. */
record HomeTexts(Locale locale, Instant now) {

  String text(String key, Object... values) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "dev.suitehub.console.texts", locale, HomeTexts.class.getClassLoader());
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  String ago(String key, Instant then) {
    return text(key, span(Duration.between(then, now)));
  }

  String ahead(String key, Instant then) {
    return text(key, span(Duration.between(now, then)));
  }

  private String span(Duration length) {
    if (length.toMinutes() < 1) {
      return text("span.seconds", Math.max(0, length.toSeconds()));
    }
    return length.toHours() < 2
        ? text("span.minutes", length.toMinutes())
        : text("span.hours", length.toHours());
  }
}
