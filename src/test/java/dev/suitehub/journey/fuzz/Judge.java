package dev.suitehub.journey.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether an answer may be given to a shot. */
final class Judge {

  private static final Pattern PROBLEM =
      Pattern.compile("\"type\":\\s*\"urn:suitehub:([a-z]+:[a-z-]+)\"");

  /** What no stranger may read, of the server and of its machine. */
  private static final List<String> INSIDE =
      List.of("\tat ", "at java.base/", "<web-app", "root:x:0:", "Manifest-Version:");

  /** What HTTP has for what it does not know; only of what is no HTTP. */
  private static final List<Integer> NOT_HTTP = List.of(501, 505);

  /** A percent sign that begins no escape, or a dot segment at the end. */
  private static final Pattern UNDECODABLE =
      Pattern.compile("%(?![0-9A-F]{2})|/(\\.|%2E){1,2}$", Pattern.CASE_INSENSITIVE);

  /** What Payara writes of itself; the hub writes others wherever it answers. */
  private static final Set<String> OF_PAYARA =
      Set.of("content-length", "x-frame-options", "connection", "date");

  private final List<String> secrets;
  private final boolean payara;

  Judge(Prey prey) {
    this.payara = prey.payara();
    this.secrets = prey.secrets();
  }

  /** What is wrong with the answer; empty where nothing is. */
  Optional<String> complaint(Shot shot, Answer answer) {
    return failure(shot, answer).or(() -> unexpected(shot, answer)).or(() -> told(shot, answer));
  }

  /** A 502 or 503 that the hub means, by its name; empty for all else. */
  static Optional<String> meant(Shot shot, Answer answer) {
    if (answer.status() != 502 && answer.status() != 503) {
      return Optional.empty();
    }
    Matcher problem = PROBLEM.matcher(answer.body());
    if (problem.find()) {
      return Optional.of(problem.group(1)).filter(type -> !type.endsWith(":unexpected"));
    }
    if (answer.status() == 503 && shot.target().startsWith("/callback/")) {
      return Optional.of("callback not kept").filter(any -> answer.body().isEmpty());
    }
    boolean page = answer.header("content-type").startsWith("text/html");
    return answer.status() == 503 && page && shot.target().startsWith("/install/")
        ? Optional.of("install not ready")
        : Optional.empty();
  }

  /**
   * Whether the hub never heard of it: Payara's connector fails to decode a path whose escapes are
   * malformed (and, where its buffer is just full, one that ends in a dot segment) before any
   * filter or servlet is chosen, and sends what there is of an answer, which is 200 and nothing. So
   * no part of the hub let anything in. The WAR cannot change it; see docs/operations.md.
   */
  boolean isUnheard(Shot shot, Answer answer) {
    return payara
        && answer.status() == 200
        && UNDECODABLE.matcher(shot.target().split("\\?", 2)[0]).find()
        && answer.header("content-length").equals("0")
        && answer.body().isEmpty()
        && OF_PAYARA.containsAll(answer.headers());
  }

  private static Optional<String> failure(Shot shot, Answer answer) {
    boolean http = shot.expect() != Expect.NO_HTTP;
    if (answer.status() == Answer.SILENCE) {
      return Optional.of("no answer in time");
    }
    if (answer.status() == Answer.NONE) {
      return http ? Optional.of("no answer") : Optional.empty();
    }
    boolean foreign = !http && NOT_HTTP.contains(answer.status());
    return answer.status() < 500 || foreign || meant(shot, answer).isPresent()
        ? Optional.empty()
        : Optional.of("a failure: " + answer.status());
  }

  private Optional<String> unexpected(Shot shot, Answer answer) {
    boolean wanted =
        switch (shot.expect()) {
          case REFUSED -> answer.status() >= 400 || isUnheard(shot, answer);
          case KEPT -> answer.status() == 200 || answer.status() == 503;
          case ANY, NO_HTTP -> true;
        };
    return wanted
        ? Optional.empty()
        : Optional.of("answered " + answer.status() + ", expected " + shot.expect());
  }

  private Optional<String> told(Shot shot, Answer answer) {
    boolean manual = shot.target().startsWith("/docs/") || shot.target().contains("openapi");
    if (manual) {
      return Optional.empty();
    }
    String all = answer.head() + answer.body();
    return INSIDE.stream()
        .filter(all::contains)
        .findFirst()
        .map(inside -> "tells what is inside: " + inside.strip())
        .or(
            () ->
                secrets.stream()
                    .filter(secret -> all.contains(secret) && !shot.target().contains(secret))
                    .findFirst()
                    .map(any -> "tells a secret"));
  }
}
