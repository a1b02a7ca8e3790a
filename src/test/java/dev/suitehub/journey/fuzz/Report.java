package dev.suitehub.journey.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * What became of a run.
 *
 * @param wrong each kind of wrong answer, with the file that reproduces it
 * @param meant 502 and 503 that the hub means
 * @param notKept those of them that callbacks were given
 * @param mute how many had no answer before they were sent again on a new connection
 * @param sent the honest letters that may be in the journal
 * @param acknowledged those of them that have to be
 * @param told how many slow senders were told that it takes too long
 * @param late tries of honest senders that had no good answer within WeCom's second
 */
public record Report(
    long shots,
    Duration took,
    List<String> wrong,
    long meant,
    long notKept,
    long mute,
    Set<Trace> sent,
    Set<Trace> acknowledged,
    int told,
    int late,
    int honest,
    double p99Millis,
    String text) {

  private static final int MOST_SHOWN = 1500;

  /** What went wrong, and the bytes that make it go wrong: those that fit here, all in the file. */
  static String file(Complaint complaint, Path reproduction, byte[] bytes) {
    byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, MOST_SHOWN));
    return "%s -> %s, %d bytes, Base64: %s%s"
        .formatted(
            complaint,
            reproduction,
            bytes.length,
            Base64.getEncoder().encodeToString(shown),
            shown.length < bytes.length ? "…" : "");
  }

  @Override
  public String toString() {
    return text;
  }
}
