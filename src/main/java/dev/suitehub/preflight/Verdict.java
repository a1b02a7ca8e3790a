package dev.suitehub.preflight;

import java.util.List;

/** How a check ended: the word of its texts, and what they are filled in with. */
record Verdict(Mark mark, String word, List<String> values) {

  static final Verdict FINE = new Verdict(Mark.GOOD, "fine", List.of());

  static Verdict good(String word, Object... values) {
    return of(Mark.GOOD, word, values);
  }

  static Verdict warning(String word, Object... values) {
    return of(Mark.WARNING, word, values);
  }

  static Verdict bad(String word, Object... values) {
    return of(Mark.BAD, word, values);
  }

  static Verdict skipped(String word, Object... values) {
    return of(Mark.SKIPPED, word, values);
  }

  private static Verdict of(Mark mark, String word, Object... values) {
    return new Verdict(mark, word, List.of(values).stream().map(String::valueOf).toList());
  }
}
