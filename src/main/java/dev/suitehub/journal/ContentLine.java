package dev.suitehub.journal;

/**
 * One element of a message, or one field of a fact.
 *
 * @param depth 0 at the top
 * @param value what may be seen of it; {@code ***} where that is nothing
 */
public record ContentLine(int depth, String name, String value, Veil veil) {

  /** What stands in the place of what is not shown. */
  public static final String HIDDEN = "***";

  /** Whether it is shown. */
  public enum Veil {
    /** It holds others, and no text. */
    BRANCH,
    /** It names a kind, an id or a time of WeCom's, or it was revealed. */
    SHOWN,
    /** Personal, or free text: shown to whoever gives a reason. */
    MASKED,
    /** It opens something to whoever reads it: never shown. */
    SECRET
  }
}
