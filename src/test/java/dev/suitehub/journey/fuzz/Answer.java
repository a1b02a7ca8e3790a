package dev.suitehub.journey.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What came back: the status, the head as it stood, and as much of the body as is looked at. */
record Answer(int status, String head, String body) {

  /** The connection ended without one. */
  static final int NONE = 0;

  /** None came in time. */
  static final int SILENCE = -1;

  static Answer none() {
    return new Answer(NONE, "", "");
  }

  static Answer silence() {
    return new Answer(SILENCE, "", "");
  }

  static Answer of(int status, String head, byte[] body) {
    return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
  }

  /** Empty where there is none of that name. */
  String header(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ":";
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
        .map(line -> line.substring(wanted.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** The names of all, in small letters. */
  Set<String> headers() {
    return head.lines()
        .skip(1)
        .map(line -> line.split(":", 2)[0].strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
