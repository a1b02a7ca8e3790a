package dev.suitehub.sandbox.api;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Answers every call under {@code /cgi-bin/}: one table of what exists, one log of what came. */
@Dependent
class WecomApi {

  private static final Logger LOG = System.getLogger(WecomApi.class.getName());
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
            .orElseGet(() -> committed(call, trace));
    CallTrace full = trace.about(reply.corp());
    Answered answered = reply.answered();
    tx.run(() -> log.add(CallEntry.answered(call, full, answered.errcode(), clock.instant())));
    return tx.call(() -> answered.spoilt(faults.spoil(call, full, refusal.isEmpty())));
  }

  /** WeCom answers with an errcode whatever goes wrong; nothing was changed then. */
  private Reply committed(ApiCall call, CallTrace trace) {
    try {
      return tx.call(() -> reply(call, trace));
    } catch (RuntimeException e) {
      call.told().nothing();
      boolean conflict = Causes.isConflict(e);
      ErrCode code = conflict ? ErrCode.DATA_VERSION_CONFLICT : ErrCode.SYSTEM_BUSY;
      LOG.log(
          conflict ? Level.INFO : Level.ERROR,
          "sandbox api=" + call.path() + " errcode=" + code.code(),
          e);
      return refused(new ApiRefusal(code), call);
    }
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
