package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that tell who logged in. */
@Dependent
class IdentityCalls {

  private static final int USER_TICKET_INVALID = 84015;
  private static final int USER_TICKET_MISSING = 84090;
  private static final int CREATOR = 1;
  private static final int MEMBER = 5;
  private static final int MAY_MANAGE = 1;
  private static final Set<String> WITH_TICKET = Set.of("snsapi_userinfo", "snsapi_privateinfo");

  private final SuiteDoor door;
  private final CorpDoor corpDoor;
  private final IdentityCodes codes;
  private final Authorisations authorisations;
  private final SandboxCorps corps;
  private final Sights sights;

  @Inject
  IdentityCalls(
      SuiteDoor door,
      CorpDoor corpDoor,
      IdentityCodes codes,
      Authorisations authorisations,
      SandboxCorps corps,
      Sights sights) {
    this.door = door;
    this.corpDoor = corpDoor;
    this.codes = codes;
    this.authorisations = authorisations;
    this.corps = corps;
    this.sights = sights;
  }

  Map<String, WecomApi.Endpoint> endpoints() {
    return Map.of(
        "service/auth/getuserinfo3rd", this::userInfo,
        "service/getuserinfo3rd", this::oldUserInfo,
        "service/auth/getuserdetail3rd", this::userDetail,
        "service/getuserdetail3rd", this::userDetail,
        "service/get_login_info", this::loginInfo,
        "service/miniprogram/jscode2session", this::session);
  }

  /** Doc 91121. */
  private JsonObjectBuilder userInfo(ApiCall call) {
    return userInfo(call, "corpid", "userid", "openid");
  }

  /** Doc 91711: the same under older names. */
  private JsonObjectBuilder oldUserInfo(ApiCall call) {
    return userInfo(call, "CorpId", "UserId", "OpenId");
  }

  private JsonObjectBuilder userInfo(ApiCall call, String corpId, String userId, String openId) {
    SandboxSuite suite = door.enter(call);
    Member member = spend(call, "code", CodeKind.OAUTH, suite);
    if (!member.isOfCorp()) {
      return Json.createObjectBuilder().add(openId, member.user());
    }
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add(corpId, member.corp())
            .add(userId, member.user())
            .add("open_userid", member.openUserId());
    if (WITH_TICKET.contains(member.scope()) && isVisible(suite, member)) {
      Secret ticket = codes.issue(CodeKind.USER_TICKET, suite.suiteId().value(), member);
      answer
          .add("user_ticket", ticket.reveal())
          .add("expires_in", CodeKind.USER_TICKET.validity().toSeconds());
    }
    return answer;
  }

  /** Doc 91122. The name is the userid; the rest only after a consent to it. */
  private JsonObjectBuilder userDetail(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    Secret ticket =
        Fields.of(call.body())
            .text("user_ticket")
            .map(Secret::of)
            .orElseThrow(() -> new ApiRefusal(USER_TICKET_MISSING));
    Member member =
        codes
            .read(CodeKind.USER_TICKET, suite.suiteId().value(), ticket)
            .orElseThrow(() -> new ApiRefusal(USER_TICKET_INVALID));
    boolean told = member.scope().equals("snsapi_privateinfo");
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("corpid", member.corp())
            .add("userid", member.user())
            .add("name", member.user())
            .add("gender", told ? "1" : "0")
            .add("avatar", "https://example.com/avatar/" + (told ? member.user() : "default"));
    return told ? answer.add("qr_code", "https://example.com/qr/" + member.user()) : answer;
  }

  /** Doc 91125. Which errcode a bad code gets is unconfirmed. */
  private JsonObjectBuilder loginInfo(ApiCall call) {
    CorpId provider = corpDoor.enterProvider(call);
    Secret code = Fields.of(call.body()).secret("auth_code", ErrCode.MISSING_AUTH_CODE);
    Member member =
        codes
            .spend(CodeKind.LOGIN, provider.value(), code)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OAUTH_CODE));
    boolean admin =
        corps
            .find(new CorpId(member.corp()))
            .filter(corp -> corp.adminUserId().equals(member.user()))
            .isPresent();
    JsonArrayBuilder agents = Json.createArrayBuilder();
    if (admin) {
      authorisations.active(new CorpId(member.corp())).stream()
          .filter(one -> corpDoor.isOf(one.suiteId(), provider))
          .forEach(
              one ->
                  agents.add(
                      Json.createObjectBuilder()
                          .add("agentid", one.agentId())
                          .add("auth_type", MAY_MANAGE)));
    }
    return Json.createObjectBuilder()
        .add("usertype", admin ? CREATOR : MEMBER)
        .add(
            "user_info",
            Json.createObjectBuilder()
                .add("userid", member.user())
                .add("open_userid", member.openUserId())
                .add("name", member.user())
                .add("avatar", ""))
        .add("corp_info", Json.createObjectBuilder().add("corpid", member.corp()))
        .add("agent", agents)
        .add("auth_info", Json.createObjectBuilder().add("department", Json.createArrayBuilder()));
  }

  /** Doc 92423. */
  private JsonObjectBuilder session(ApiCall call) {
    SandboxSuite suite = door.enter(call);
    Member member = spend(call, "js_code", CodeKind.MINI_PROGRAM, suite);
    String sessionKey =
        Base64.getEncoder()
            .encodeToString(Fresh.secret(16).reveal().getBytes(StandardCharsets.UTF_8));
    return Json.createObjectBuilder()
        .add("corpid", member.corp())
        .add("userid", member.user())
        .add("open_userid", member.openUserId())
        .add("session_key", sessionKey);
  }

  private Member spend(ApiCall call, String parameter, CodeKind kind, SandboxSuite suite) {
    return call.parameter(parameter)
        .flatMap(code -> codes.spend(kind, suite.suiteId().value(), Secret.of(code)))
        .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_OAUTH_CODE));
  }

  private boolean isVisible(SandboxSuite suite, Member member) {
    Optional<Authorisation> authorisation =
        authorisations.find(suite.suiteId(), new CorpId(member.corp()));
    return authorisation
        .filter(one -> one.isActive() && sights.of(one).isUsable(member.user()))
        .isPresent();
  }
}
