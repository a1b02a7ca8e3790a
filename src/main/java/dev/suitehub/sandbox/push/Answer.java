package dev.suitehub.sandbox.push;

import java.util.List;
import java.util.Optional;

/**
 * What came back for one push, as its last try has it.
 *
 * @param attempts none where nothing was sent
 * @param query as it was appended to the URL
 * @param request the body as it was sent; empty for a GET
 * @param body the beginning of what was answered
 * @param reply what the member is shown, where a passive reply came
 * @param problem what went wrong, as a sentence; empty where nothing did
 */
record Answer(
    List<Attempt> attempts,
    String query,
    String request,
    String body,
    Verdict verdict,
    Optional<Reply> reply,
    String problem) {

  static Answer unsent(Verdict verdict) {
    return new Answer(
        List.of(), "", "", "", verdict, Optional.empty(), verdict.english(PushKind.COMMAND));
  }

  /** 0 where nothing came. */
  int status() {
    return attempts.isEmpty() ? 0 : last().status();
  }

  long latencyMs() {
    return attempts.isEmpty() ? 0 : last().latencyMs();
  }

  private Attempt last() {
    return attempts.get(attempts.size() - 1);
  }
}
