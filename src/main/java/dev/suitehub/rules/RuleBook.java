package dev.suitehub.rules;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Where the texts of rules and findings stand, in English and Chinese. */
public enum RuleBook {
  /** Words that any form may need. */
  FORM,
  /** The provider (服务商) and its development settings. */
  PROVIDER,
  /** The app (应用). */
  APP,
  /** Testing, release and change. */
  RELEASE;

  /** Throws {@link java.util.MissingResourceException} where the book has no such text. */
  String text(String key, Locale locale, Object... values) {
    String name = "dev.suitehub.rules." + name().toLowerCase(Locale.ROOT);
    ResourceBundle texts =
        ResourceBundle.getBundle(
            name,
            locale,
            RuleBook.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(texts.getString(key), locale).format(values);
  }
}
