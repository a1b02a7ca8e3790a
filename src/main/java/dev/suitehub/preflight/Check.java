package dev.suitehub.preflight;

import java.util.List;

/**
 * One thing that was tried.
 *
 * @param name what it was, as a word: {@code check-command}
 * @param url what was called, without its query; empty where nothing was
 * @param sent what was sent, in a line; no secret
 * @param status of the answer; 0 without one
 * @param answer how it began, with what cannot be seen written out
 * @param millis how long it took
 * @param verdict how it ended, as a word: {@code newline}
 * @param values what the verdict's texts are filled in with
 */
public record Check(
    String name,
    String url,
    String sent,
    int status,
    String answer,
    long millis,
    Mark mark,
    String verdict,
    List<String> values) {

  public Check {
    values = List.copyOf(values);
  }

  /** Of what can be told without a call. */
  static Check told(String name, Verdict verdict) {
    return new Check(name, "", "", 0, "", 0, verdict.mark(), verdict.word(), verdict.values());
  }

  public boolean isFinding() {
    return mark == Mark.BAD || mark == Mark.WARNING;
  }
}
