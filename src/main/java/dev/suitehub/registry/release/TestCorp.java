package dev.suitehub.registry.release;

import dev.suitehub.registry.suite.FieldChange;
import dev.suitehub.rules.Findings;
import java.time.Instant;
import java.util.List;

/**
 * A corp that has an app for a test.
 *
 * @param behind what has changed since it installed: it sees that only after it installs again; for
 *     one of long ago, whose settings nobody kept, empty
 */
public record TestCorp(
    String corpId, String corpName, Instant since, List<FieldChange> behind, Findings findings) {

  /** TEST-08: it has older settings than the app. */
  public boolean isStale() {
    return !behind.isEmpty();
  }
}
