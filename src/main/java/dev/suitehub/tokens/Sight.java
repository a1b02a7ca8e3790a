package dev.suitehub.tokens;

import dev.suitehub.platform.error.ProblemException;
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

  /** There is none, and none is to be had now. */
  record Refusal(
      TokenProblem problem, String detail, Optional<Duration> retryAfter, OptionalInt errcode)
      implements Sight {

    static Refusal of(TokenProblem problem, String detail) {
      return new Refusal(problem, detail, Optional.empty(), OptionalInt.empty());
    }

    static Refusal until(TokenProblem problem, String detail, Duration retryAfter) {
      return new Refusal(problem, detail, Optional.of(retryAfter), OptionalInt.empty());
    }

    /** For whoever asked; the errcode comes with its meaning and its cure. */
    ProblemException toProblem() {
      Map<String, Object> extensions = new LinkedHashMap<>();
      retryAfter.ifPresent(wait -> extensions.put("retryAfter", seconds(wait)));
      errcode.ifPresent(code -> Errors.describe(code, extensions));
      return new ProblemException(problem, detail, extensions);
    }

    private static long seconds(Duration wait) {
      return Math.max(1, wait.plusMillis(999).toSeconds());
    }
  }
}
