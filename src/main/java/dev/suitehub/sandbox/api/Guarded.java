package dev.suitehub.sandbox.api;

import jakarta.json.JsonObjectBuilder;
import java.util.function.Function;

/** A call behind the door that its token opens. */
record Guarded(TokenUse token, Answer answer) {

  /** Throws {@link ApiRefusal}, before anything was written. */
  @FunctionalInterface
  interface Answer {
    Outcome to(ApiCall call);
  }

  static Guarded json(TokenUse token, Function<ApiCall, JsonObjectBuilder> answer) {
    return new Guarded(token, call -> Outcome.json(answer.apply(call)));
  }

  /** What needs no token. */
  static Guarded open(Function<ApiCall, JsonObjectBuilder> answer) {
    return json(TokenUse.NONE, answer);
  }
}
