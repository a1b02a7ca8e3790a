package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
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
import java.util.OptionalInt;

/** The calls of the install flow; every one is made with a suite_access_token. */
@Dependent
class InstallCalls {

  private final SuiteDoor door;
  private final Grants grants;
  private final PreAuthCodes preAuthCodes;
  private final Authorisations authorisations;
  private final SandboxCorps corps;
  private final TokenCalls tokens;
  private final ContactBooks books;

  @Inject
  InstallCalls(
      SuiteDoor door,
      Grants grants,
      PreAuthCodes preAuthCodes,
      Authorisations authorisations,
      SandboxCorps corps,
      TokenCalls tokens,
      ContactBooks books) {
    this.door = door;
    this.grants = grants;
    this.preAuthCodes = preAuthCodes;
    this.authorisations = authorisations;
    this.corps = corps;
    this.tokens = tokens;
    this.books = books;
  }

  /** Doc 90601. */
  JsonObjectBuilder preAuthCode(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    return Json.createObjectBuilder()
        .add("pre_auth_code", preAuthCodes.issue(suite.suiteId()).reveal())
        .add("expires_in", PreAuthCodes.VALIDITY.toSeconds());
  }

  /** Doc 90602. */
  JsonObjectBuilder setSessionInfo(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    Fields fields = Fields.of(call.body());
    Secret code = fields.secret("pre_auth_code", ErrCode.INVALID_PRE_AUTH_CODE);
    PreAuthCode known =
        preAuthCodes
            .find(suite.suiteId(), code)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_PRE_AUTH_CODE));
    if (preAuthCodes.isExpired(known)) {
      throw new ApiRefusal(ErrCode.EXPIRED_PRE_AUTH_CODE);
    }
    int authType = fields.object("session_info").number("auth_type").orElse(0);
    // Which errcode refuses a test authorisation of a published suite is unconfirmed.
    if (authType < 0 || authType > 1 || (authType == 1 && suite.isOnline())) {
      throw new ApiRefusal(ErrCode.INVALID_ARGUMENT);
    }
    known.session(authType == 1);
    return Json.createObjectBuilder();
  }

  /** Doc 100776: light, no token and no agents. */
  JsonObjectBuilder permanentCode(ApiCall call) {
    Authorisation authorisation = exchange(call);
    SandboxCorp corp = corps.get(authorisation.corpId());
    return Json.createObjectBuilder()
        .add("permanent_code", authorisation.permanentCode().reveal())
        .add("auth_corp_info", GrantJson.shortCorp(corp))
        .add("auth_user_info", GrantJson.admin(corp));
  }

  /** Doc 90603: with a corp token and everything that get_auth_info says. */
  JsonObjectBuilder oldPermanentCode(ApiCall call) {
    Authorisation authorisation = exchange(call);
    SandboxCorp corp = corps.get(authorisation.corpId());
    return tokens
        .token("access_token", TokenCalls.owner(authorisation))
        .add("permanent_code", authorisation.permanentCode().reveal())
        .add("auth_corp_info", GrantJson.corp(corp, true))
        .add("auth_info", GrantJson.agents(authorisation, suiteName(call)))
        .add("auth_user_info", GrantJson.admin(corp));
  }

  private Authorisation exchange(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    Secret code = Fields.of(call.body()).secret("auth_code", ErrCode.MISSING_AUTH_CODE);
    Authorisation authorisation =
        authorisations
            .exchange(suite.suiteId(), code)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_AUTH_CODE));
    return authorisation;
  }

  /** Doc 100795. */
  JsonObjectBuilder authInfo(ApiCall call) {
    return authInfo(call, false);
  }

  /** Doc 90604. */
  JsonObjectBuilder oldAuthInfo(ApiCall call) {
    return authInfo(call, true);
  }

  private JsonObjectBuilder authInfo(ApiCall call, boolean withQrCode) {
    Authorisation authorisation = grants.named(call);
    SandboxCorp corp = corps.get(authorisation.corpId());
    return Json.createObjectBuilder()
        .add("auth_corp_info", GrantJson.corp(corp, withQrCode))
        .add("auth_info", GrantJson.agents(authorisation, suiteName(call)));
  }

  /** Doc 90606. Which errcode a corp without authorisation gets is unconfirmed. */
  JsonObjectBuilder adminList(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    Fields fields = Fields.of(call.body());
    CorpId corpId = grants.corp(fields);
    OptionalInt agentId = fields.number("agentid");
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

  private String suiteName(ApiCall call) {
    return door.enter(call).name();
  }
}
