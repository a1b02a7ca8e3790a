package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.PreAuthCode;
import dev.suitehub.sandbox.install.PreAuthCodes;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.OptionalInt;

/** The calls of the install flow; every one is made with a suite_access_token. */
@Dependent
class InstallCalls implements Topic {

  /** A suite has one app nowadays; where its appid is asked for, it is this. */
  private static final int ONLY_APP = 1;

  private final SuiteDoor door;
  private final Grants grants;
  private final PreAuthCodes preAuthCodes;
  private final Exchanges exchanges;
  private final AuthInfo authInfo;
  private final SandboxCorps corps;
  private final ContactBooks books;
  private final AppQr appQr;

  @Inject
  InstallCalls(
      SuiteDoor door,
      Grants grants,
      PreAuthCodes preAuthCodes,
      Exchanges exchanges,
      AuthInfo authInfo,
      SandboxCorps corps,
      ContactBooks books,
      AppQr appQr) {
    this.door = door;
    this.grants = grants;
    this.preAuthCodes = preAuthCodes;
    this.exchanges = exchanges;
    this.authInfo = authInfo;
    this.corps = corps;
    this.books = books;
    this.appQr = appQr;
  }

  @Override
  public String title() {
    return "应用授权 · Installation";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.either(
            "service/get_pre_auth_code",
            "90601",
            "pre_auth_code, 1200 seconds",
            door.opens((suite, call) -> preAuthCode(suite))),
        Endpoint.post(
            "service/set_session_info",
            "90602",
            "test or formal authorisation by that pre_auth_code",
            door.opens(this::setSessionInfo)),
        Endpoint.post(
            "service/v2/get_permanent_code",
            "100776",
            "permanent_code for an auth_code (600 seconds, once); light",
            door.opens(exchanges::light)),
        Endpoint.post(
                "service/get_permanent_code",
                "90603",
                "the same with access_token and auth_info",
                door.opens(exchanges::full))
            .silent(),
        Endpoint.post(
            "service/v2/get_auth_info",
            "100795",
            "what a corp has granted",
            door.opens((suite, call) -> authInfo(suite, call, false))),
        Endpoint.post(
            "service/get_auth_info",
            "90604",
            "the same with corp_wxqrcode",
            door.opens((suite, call) -> authInfo(suite, call, true))),
        Endpoint.post(
            "service/get_admin_list",
            "90606",
            "the admins of the app in a corp",
            door.opens(this::adminList)),
        Endpoint.post(
            "service/get_app_qrcode",
            "95430",
            "the QR of a published app: a picture, or its address (result_type 2)",
            door.opensFile(appQr::answer)));
  }

  private JsonObjectBuilder preAuthCode(SandboxSuite suite) {
    return Json.createObjectBuilder()
        .add("pre_auth_code", preAuthCodes.issue(suite.suiteId()).reveal())
        .add("expires_in", PreAuthCodes.VALIDITY.toSeconds());
  }

  private JsonObjectBuilder setSessionInfo(SandboxSuite suite, ApiCall call) {
    Fields fields = Fields.of(call.body());
    Secret code = fields.secret("pre_auth_code", ErrCode.INVALID_PRE_AUTH_CODE);
    PreAuthCode known =
        preAuthCodes
            .find(suite.suiteId(), code)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_PRE_AUTH_CODE));
    if (preAuthCodes.isExpired(known)) {
      throw new ApiRefusal(ErrCode.EXPIRED_PRE_AUTH_CODE);
    }
    Fields session = fields.object("session_info");
    if (!session.numbers("appid").stream().allMatch(appId -> appId == ONLY_APP)) {
      throw new ApiRefusal(ErrCode.INVALID_APPID);
    }
    int authType = session.number("auth_type").orElse(0);
    // Which errcode refuses a test authorisation of a published suite is unconfirmed.
    if (authType < 0 || authType > 1 || (authType == 1 && suite.isOnline())) {
      throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
    }
    known.session(authType == 1);
    return Json.createObjectBuilder();
  }

  private JsonObjectBuilder authInfo(SandboxSuite suite, ApiCall call, boolean withQrCode) {
    Authorisation authorisation = grants.named(suite, call);
    SandboxCorp corp = corps.get(authorisation.corpId());
    JsonObjectBuilder json =
        Json.createObjectBuilder().add("auth_corp_info", GrantJson.corp(corp, withQrCode));
    authInfo.addTo(json, suite, authorisation);
    return json;
  }

  /** Which errcode a corp without authorisation gets is unconfirmed. */
  private JsonObjectBuilder adminList(SandboxSuite suite, ApiCall call) {
    Fields fields = Fields.of(call.body());
    CorpId corpId = grants.corp(fields);
    OptionalInt agentId = fields.looseNumber("agentid");
    if (agentId.isEmpty()) {
      throw ApiRefusal.missingAgentId();
    }
    Authorisation authorisation =
        grants
            .active(suite.suiteId(), corpId)
            .orElseThrow(() -> new ApiRefusal(ErrCode.AUTHORISATION_INVALID));
    if (authorisation.agentId() != agentId.getAsInt()) {
      throw new ApiRefusal(ErrCode.AGENT_NO_PERMISSION);
    }
    return Json.createObjectBuilder()
        .add("admin", GrantJson.admins(authorisation, books.of(corpId)));
  }
}
