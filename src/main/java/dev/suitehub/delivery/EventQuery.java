package dev.suitehub.delivery;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a reader asks for. */
record EventQuery(Cursor after, int limit, Duration patience) {

  /** Throws {@link ProblemException} {@code invalid-input} with all findings. */
  static EventQuery parse(Optional<String> after, Optional<String> limit, Optional<String> wait) {
    List<Map<String, String>> findings = new ArrayList<>();
    Optional<Cursor> cursor =
        after.isEmpty() ? Optional.of(Cursor.START) : Cursor.parse(after.get());
    if (cursor.isEmpty()) {
      findings.add(
          finding("after", "cursor", "is not a cursor of this feed: send 'next' as it came"));
    }
    OptionalInt rows = number(limit.orElse("100"), 1, 500);
    if (rows.isEmpty()) {
      findings.add(finding("limit", "range", "has to be a number from 1 to 500"));
    }
    OptionalInt seconds = number(wait.orElse("0"), 0, 20);
    if (seconds.isEmpty()) {
      findings.add(finding("wait", "range", "has to be a number of seconds from 0 to 20"));
    }
    if (!findings.isEmpty()) {
      throw new ProblemException(
          PlatformProblem.INVALID_INPUT,
          "Correct the " + findings.size() + " finding(s) and ask again.",
          Map.of("violations", List.copyOf(findings)));
    }
    return new EventQuery(
        cursor.orElseThrow(), rows.getAsInt(), Duration.ofSeconds(seconds.getAsInt()));
  }

  private static OptionalInt number(String text, int from, int to) {
    if (!text.matches("[0-9]{1,4}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text);
    return number < from || number > to ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static Map<String, String> finding(String field, String rule, String message) {
    return Map.of("field", field, "rule", rule, "message", message);
  }
}
