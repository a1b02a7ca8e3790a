package dev.suitehub.tokens;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.wire.ErrCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How a token stands at one moment. */
sealed interface Sight {

  /** It is there and may be used. */
  record Served(Token token) implements Sight {}

  /** There is none, and these can get one. */
  record Due(Credentials credentials) implements Sight {}

  /** As {@link Due}, and this node holds the claim. */
  record Won(Credentials credentials, String claim) implements Sight {}

  /** Somebody is getting one: look again soon. */
  record Busy() implements Sight {}

  /** WeCom did not take the token that this one was asked for with; that is forgotten. */
  record MeansRefused() implements Sight {}

  /**
   * There is none, and none is to be had now.
   *
   * @param cure what helps against the errcode, with what is known of the call
   * @param postponed WeCom was not asked: this is no failure
   */
  record Refusal(
      TokenProblem problem,
      String detail,
      Optional<Duration> retryAfter,
      OptionalInt errcode,
      Optional<String> cure,
      boolean postponed)
      implements Sight {

    static Refusal of(TokenProblem problem, String detail) {
      return new Refusal(
          problem, detail, Optional.empty(), OptionalInt.empty(), Optional.empty(), false);
    }

    static Refusal until(TokenProblem problem, String detail, Duration retryAfter) {
      return new Refusal(
          problem, detail, Optional.of(retryAfter), OptionalInt.empty(), Optional.empty(), false);
    }

    Refusal retryAfter(Duration wait) {
      return new Refusal(problem, detail, Optional.of(wait), errcode, cure, postponed);
    }

    Refusal and(String more) {
      return new Refusal(problem, detail + " " + more, retryAfter, errcode, cure, postponed);
    }

    /** For whoever asked; the errcode comes with its meaning and its cure. */
    ProblemException toProblem() {
      Map<String, Object> extensions = new LinkedHashMap<>();
      retryAfter.ifPresent(wait -> extensions.put("retryAfter", seconds(wait)));
      errcode.ifPresent(
          code -> {
            extensions.put("errcode", code);
            ErrCode.of(code).ifPresent(known -> extensions.put("meaning", known.meaning()));
          });
      cure.ifPresent(helps -> extensions.put("cure", helps));
      return new ProblemException(
          problem, cure.map(helps -> detail + " " + helps).orElse(detail), extensions);
    }

    private static long seconds(Duration wait) {
      return Math.max(1, wait.plusMillis(999).toSeconds());
    }
  }
}
