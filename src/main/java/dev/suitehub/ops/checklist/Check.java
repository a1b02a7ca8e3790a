package dev.suitehub.ops.checklist;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A point of the production checklist as it was found.
 *
 * @param id of the point, as the documentation has it
 * @param word what was found, for its text
 * @param values what the text is filled in with; texts, and no secrets
 */
public record Check(String id, Mark mark, String word, List<String> values) {

  static Check of(Point point, Mark mark, String word, Object... values) {
    return new Check(
        point.id(), mark, word, List.of(values).stream().map(String::valueOf).toList());
  }

  /** What was found, and what to do where that is not good, in the reader's language. */
  public String text(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "dev.suitehub.ops.checklist",
            locale,
            Check.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(id + "." + word), locale).format(values.toArray());
  }
}
