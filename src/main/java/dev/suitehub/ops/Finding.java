package dev.suitehub.ops;

import java.time.Duration;
import java.util.List;

/**
 * Something that a {@link Watch} sees now.
 *
 * @param cause what it is about, the same as long as it stands: {@code <family>/<whose>}
 * @param family of its texts, and of the watch that sees it go
 * @param local whether only this node can see it
 * @param patience how long it has to stand before anybody is told
 * @param mark of one-off events, the words that stand for what happened: a word that was not there
 *     makes another event, one that goes does not; empty for what stands
 * @param values what its texts are filled in with
 */
record Finding(
    String cause,
    String family,
    Severity severity,
    boolean local,
    Duration patience,
    String mark,
    List<Object> values) {

  static Finding of(Severity severity, String family, String whose, Object... values) {
    return new Finding(
        family + "/" + whose, family, severity, false, Duration.ZERO, "", List.of(values));
  }

  Finding local(String node) {
    return new Finding(cause + "/" + node, family, severity, true, patience, mark, values);
  }

  Finding after(Duration wait) {
    return new Finding(cause, family, severity, local, wait, mark, values);
  }

  /** Happened, and cannot be over again. */
  Finding once(String newMark) {
    return new Finding(cause, family, severity, local, patience, newMark, values);
  }

  boolean isOnce() {
    return !mark.isEmpty();
  }
}
