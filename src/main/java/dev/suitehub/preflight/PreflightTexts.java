package dev.suitehub.preflight;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a report says, in Chinese or English. */
public record PreflightTexts(Locale locale, ResourceBundle bundle) {

  public static PreflightTexts of(Locale locale) {
    return new PreflightTexts(
        locale,
        ResourceBundle.getBundle(
            "dev.suitehub.preflight.texts",
            locale,
            PreflightTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The first of the languages that we speak; English without one. */
  public static PreflightTexts of(List<Locale> accepted) {
    return of(
        accepted.stream()
            .filter(locale -> List.of("zh", "en").contains(locale.getLanguage()))
            .findFirst()
            .orElse(Locale.ENGLISH));
  }

  /** What was tried. */
  public String title(Check check) {
    return text("name." + check.name(), List.of());
  }

  /** How it ended. */
  public String outcome(Check check) {
    return check.verdict().equals("token")
        ? token(check.values())
        : text("verdict." + check.verdict(), check.values());
  }

  /** By the type of the problem; its detail is written for the API's callers, and in English. */
  private String token(List<String> values) {
    String why = text("token." + values.get(0), List.of());
    String errcode = values.size() > 2 ? values.get(2) : "";
    return errcode.isEmpty() ? why : text("verdict.token", List.of(why, errcode));
  }

  /** What to do; empty where nothing is to be done. */
  public String cure(Check check) {
    return check.isFinding() ? text("cure." + check.verdict(), check.values()) : "";
  }

  /** What the provider and WeCom's reviewer would see; empty where nothing is wrong. */
  public String consequence(Check check) {
    return check.isFinding() ? text("seen." + check.name(), List.of()) : "";
  }

  private String text(String key, List<String> values) {
    return new MessageFormat(bundle.getString(key), locale).format(values.toArray());
  }
}
