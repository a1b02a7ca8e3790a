package dev.suitehub.rules;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How many characters (字) a person counts: a Chinese character is one, and so is an emoji of
 * several parts. The document does not say how WeCom counts; this is the count that its users see.
 */
public final class Characters {

  private static final Pattern ONE = Pattern.compile("\\X");

  private Characters() {}

  /** Of the text in its composed form, without blanks at its ends. */
  public static int count(String text) {
    return (int) ONE.matcher(tidy(text)).results().count();
  }

  /** Composed (NFC), without blanks at its ends: how a text is kept and compared. */
  public static String tidy(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
  }

  /**
   * Notes where {@code text} is there and has fewer than {@code least} or more than {@code most}.
   */
  public static void check(
      Findings findings, Rule rule, String field, String text, int least, int most) {
    int count = count(text);
    if (count > 0 && (count < least || count > most)) {
      findings.refuseAs(rule, field, "length", least, most, count);
    }
  }
}
