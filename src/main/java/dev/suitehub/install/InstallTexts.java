package dev.suitehub.install;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What the install pages say, in Chinese or English, as the browser asks. */
record InstallTexts(Locale locale, ResourceBundle bundle) {

  static InstallTexts of(List<Locale> accepted) {
    Locale locale =
        accepted.stream()
            .map(Locale::getLanguage)
            .filter(language -> language.equals("zh") || language.equals("en"))
            .findFirst()
            .map(Locale::forLanguageTag)
            .orElse(Locale.CHINESE);
    return new InstallTexts(
        locale,
        ResourceBundle.getBundle(
            "dev.suitehub.install.texts",
            locale,
            InstallTexts.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
  }

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
