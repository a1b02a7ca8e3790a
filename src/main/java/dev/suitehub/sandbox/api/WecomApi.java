package dev.suitehub.sandbox.api;

import dev.suitehub.platform.Tx;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Answers every call under {@code /cgi-bin/}: one table of what exists, one log of what came. */
@Dependent
class WecomApi {

  private static final int MOST_NAMED = 5;

  private final ApiTable table;
  private final CallGate gate;
  private final Faults faults;
  private final IssuedTokens issued;
  private final CallLog log;
  private final Tx tx;
  private final Clock clock;

  @Inject
  WecomApi(
      ApiTable table,
      CallGate gate,
      Faults faults,
      IssuedTokens issued,
      CallLog log,
      Tx tx,
      Clock clock) {
    this.table = table;
    this.gate = gate;
    this.faults = faults;
    this.issued = issued;
    this.log = log;
    this.tx = tx;
    this.clock = clock;
  }

  /**
   * @param corp whom an exchange turned out to be about; else empty
   */
  private record Reply(Answered answered, String corp) {}

  Answered answer(ApiCall call) {
    CallTrace trace = tx.call(() -> CallTrace.of(call, issued));
    Optional<Integer> refusal = tx.call(() -> faults.refusal(call, trace));
    Reply reply =
        refusal
            .map(errcode -> refused(new ApiRefusal(errcode), call))
            .orElseGet(() -> tx.call(() -> reply(call, trace)));
    CallTrace full = trace.about(reply.corp());
    Answered answered = reply.answered();
    tx.run(() -> log.add(CallEntry.answered(call, full, answered.errcode(), clock.instant())));
    return tx.call(() -> answered.spoilt(faults.spoil(call, full, refusal.isEmpty())));
  }

  private Reply reply(ApiCall call, CallTrace trace) {
    try {
      Endpoint endpoint =
          table.find(call.path()).orElseThrow(() -> ApiRefusal.unknownPath(help(call.path())));
      if (!endpoint.verb().takes(call.method())) {
        throw call.isPost() ? ApiRefusal.requireGet() : ApiRefusal.requirePost();
      }
      gate.check(call, trace);
      Outcome outcome = endpoint.guarded().answer().to(call);
      return new Reply(Answered.of(outcome, endpoint), corp(outcome.fields()));
    } catch (ApiRefusal refusal) {
      return refused(refusal, call);
    }
  }

  private String help(String path) {
    List<String> similar = table.similarTo(path).stream().limit(MOST_NAMED).toList();
    return "all that this sandbox plays is listed at /sandbox/api"
        + (similar.isEmpty() ? "" : ", such as " + String.join(" ", similar));
  }

  private static String corp(JsonObject fields) {
    JsonObject corp = fields.getJsonObject("auth_corp_info");
    return corp == null ? "" : corp.getString("corpid");
  }

  private static Reply refused(ApiRefusal refusal, ApiCall call) {
    return new Reply(Answered.refused(refusal, call), "");
  }
}
