package dev.suitehub.sandbox.scenario;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that is wrong with a file, each at the path of its field. */
final class Complaints {

  /** Of these the answer has room; who has corrected them hears of the next. */
  private static final int MOST_TOLD = 100;

  private final List<Map<String, String>> told = new ArrayList<>();
  private int count;

  void add(String path, String rule, String message) {
    count++;
    if (told.size() < MOST_TOLD) {
      told.add(Map.of("field", path, "rule", rule, "message", message));
    }
  }

  /** Throws {@code invalid-input} with them, if there are any. */
  void check() {
    if (count > 0) {
      throw new ProblemException(
          PlatformProblem.INVALID_INPUT,
          "Correct the "
              + count
              + " finding(s) and load it again; the world is as it was."
              + (count > MOST_TOLD ? " These are the first " + MOST_TOLD + "." : ""),
          Map.of("violations", List.copyOf(told)));
    }
  }
}
