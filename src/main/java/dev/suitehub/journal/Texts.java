package dev.suitehub.journal;

/** Texts of strangers, made fit for a column. */
final class Texts {

  private Texts() {}

  /** At most {@code length} characters, without control characters (PostgreSQL refuses NUL). */
  static String clip(String text, int length) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    if (printable.length() <= length) {
      return printable;
    }
    int end = Character.isHighSurrogate(printable.charAt(length - 1)) ? length - 1 : length;
    return printable.substring(0, end);
  }
}
