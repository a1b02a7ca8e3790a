package dev.suitehub.sandbox.api;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers every call under {@code /cgi-bin/}: one table of what exists, one log of what came. */
@Dependent
class WecomApi {

  private static final String MORE = "https://open.work.weixin.qq.com/devtool/query?e=";

  /** Doc 97162, 96237, 90605, 90603: they may leave errcode out where all is well, and do. */
  private static final Set<String> SILENT_SUCCESS =
      Set.of("get_suite_token", "get_provider_token", "get_corp_token", "get_permanent_code");

  private static final Set<String> GET_TOO =
      Set.of(
          "get_pre_auth_code",
          "auth/getuserinfo3rd",
          "getuserinfo3rd",
          "miniprogram/jscode2session",
          "get_jsapi_ticket",
          "ticket/get",
          "user/get",
          "user/simplelist",
          "department/list",
          "agent/get",
          "media/get");

  private final Map<String, Endpoint> endpoints;
  private final Faults faults;
  private final IssuedTokens issued;
  private final CallLog log;
  private final Tx tx;
  private final Clock clock;

  @Inject
  WecomApi(
      TokenCalls tokens,
      InstallCalls installs,
      IdentityCalls identity,
      JsTicketCalls tickets,
      CorpCalls corps,
      Faults faults,
      IssuedTokens issued,
      CallLog log,
      Tx tx,
      Clock clock) {
    Map<String, Endpoint> all = new HashMap<>(identity.endpoints());
    all.putAll(tickets.endpoints());
    all.putAll(corps.endpoints());
    all.putAll(
        Map.of(
            "service/get_suite_token", tokens::suiteToken,
            "service/get_provider_token", tokens::providerToken,
            "service/get_corp_token", tokens::corpToken,
            "service/get_pre_auth_code", installs::preAuthCode,
            "service/set_session_info", installs::setSessionInfo,
            "service/v2/get_permanent_code", installs::permanentCode,
            "service/get_permanent_code", installs::oldPermanentCode,
            "service/v2/get_auth_info", installs::authInfo,
            "service/get_auth_info", installs::oldAuthInfo,
            "service/get_admin_list", installs::adminList));
    this.endpoints = Map.copyOf(all);
    this.faults = faults;
    this.issued = issued;
    this.log = log;
    this.tx = tx;
    this.clock = clock;
  }

  @FunctionalInterface
  interface Endpoint {
    /** Throws {@link ApiRefusal}, before anything was written. */
    JsonObjectBuilder answer(ApiCall call);
  }

  /**
   * @param corp whom an exchange turned out to be about; else empty
   */
  private record Reply(int errcode, String json, String corp) {}

  /** The JSON to answer, and what faults make of it; WeCom has acted already. */
  record Answered(String json, Faults.Spoil spoil) {}

  Answered answer(ApiCall call) {
    CallTrace trace = tx.call(() -> CallTrace.of(call, issued));
    Optional<Integer> refusal = tx.call(() -> faults.refusal(call, trace));
    Reply reply =
        refusal
            .map(errcode -> refused(new ApiRefusal(errcode), call))
            .orElseGet(() -> tx.call(() -> reply(call)));
    CallTrace full = trace.about(reply.corp());
    tx.run(() -> log.add(CallEntry.answered(call, full, reply.errcode(), clock.instant())));
    return new Answered(reply.json(), tx.call(() -> faults.spoil(call, full, refusal.isEmpty())));
  }

  private Reply reply(ApiCall call) {
    try {
      Endpoint endpoint = endpoints.get(call.path());
      if (endpoint == null) {
        throw new ApiRefusal(ErrCode.API_NOT_FOUND);
      }
      if (!call.isPost() && !GET_TOO.contains(call.api())) {
        throw ApiRefusal.requirePost();
      }
      JsonObject fields = endpoint.answer(call).build();
      return new Reply(0, success(call, fields), corp(fields));
    } catch (ApiRefusal refusal) {
      return refused(refusal, call);
    }
  }

  private static String corp(JsonObject fields) {
    JsonObject corp = fields.getJsonObject("auth_corp_info");
    return corp == null ? "" : corp.getString("corpid");
  }

  private static String success(ApiCall call, JsonObject fields) {
    if (SILENT_SUCCESS.contains(call.api())) {
      return fields.toString();
    }
    return Json.createObjectBuilder()
        .add("errcode", 0)
        .add("errmsg", "ok")
        .addAll(Json.createObjectBuilder(fields))
        .build()
        .toString();
  }

  private static Reply refused(ApiRefusal refusal, ApiCall call) {
    String text =
        "%s, hint: [%s], from ip: %s, more info at %s%d"
            .formatted(refusal.text(), Fresh.digits(19), call.ip(), MORE, refusal.errcode());
    return new Reply(
        refusal.errcode(),
        Json.createObjectBuilder()
            .add("errcode", refusal.errcode())
            .add("errmsg", text)
            .build()
            .toString(),
        "");
  }
}
