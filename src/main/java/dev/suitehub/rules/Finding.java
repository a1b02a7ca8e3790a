package dev.suitehub.rules;

import java.util.List;
import java.util.Locale;

/**
 * One thing that a check has to say.
 *
 * @param rule the id of WeCom's rule ({@code REG-04}), or a word of ours ({@code required})
 * @param field the field that it is about, as the API names it; empty where it is about the whole
 * @param weight whether it keeps us from going on
 */
public record Finding(
    String rule, String field, Weight weight, RuleBook book, String key, List<Object> values) {

  public Finding {
    values = List.copyOf(values);
  }

  /** How much it weighs. */
  public enum Weight {
    /** Nothing is done while it stands. */
    REFUSED,
    /** Told, and no more. */
    WARNING
  }

  public boolean isRefused() {
    return weight == Weight.REFUSED;
  }

  /** What was wrong, and what to do, in the reader's language. */
  public String text(Locale locale) {
    return book.text(key, locale, values.toArray());
  }
}
