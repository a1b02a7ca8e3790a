package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.contacts.MemberField;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.IdentityCode;
import dev.suitehub.sandbox.identity.IdentityCodes;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that tell a suite who logged in. */
@Dependent
class IdentityCalls implements Topic {

  private static final Set<String> WITH_TICKET = Set.of("snsapi_userinfo", "snsapi_privateinfo");
  private static final String DEFAULT_AVATAR = "https://example.com/avatar/default";
  private static final int SESSION_KEY_BYTES = 16;

  private final SuiteDoor door;
  private final CorpDoor corpDoor;
  private final ProviderDoor providerDoor;
  private final LoginInfo loginInfo;
  private final SpentCodes spentCodes;
  private final IdentityCodes codes;
  private final Grants grants;
  private final Sights sights;

  @Inject
  IdentityCalls(
      SuiteDoor door,
      CorpDoor corpDoor,
      ProviderDoor providerDoor,
      LoginInfo loginInfo,
      SpentCodes spentCodes,
      IdentityCodes codes,
      Grants grants,
      Sights sights) {
    this.door = door;
    this.corpDoor = corpDoor;
    this.providerDoor = providerDoor;
    this.loginInfo = loginInfo;
    this.spentCodes = spentCodes;
    this.codes = codes;
    this.grants = grants;
    this.sights = sights;
  }

  @Override
  public String title() {
    return "身份验证 · Identity";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
            "service/auth/getuserinfo3rd",
            "91121",
            "who a code (300 seconds, once) stands for: corpid, userid",
            door.opens(this::userInfo)),
        Endpoint.get(
            "service/getuserinfo3rd",
            "91711",
            "the same under older names: CorpId, UserId",
            door.opens(this::oldUserInfo)),
        Endpoint.post(
            "service/auth/getuserdetail3rd",
            "91122",
            "gender, avatar and QR code for a user_ticket, as far as they are told",
            door.opens(this::userDetail)),
        Endpoint.post(
            "service/getuserdetail3rd",
            "91122",
            "the same under its older path",
            door.opens(this::userDetail)),
        Endpoint.post(
            "service/get_login_info",
            "91125",
            "who an auth_code of a scan or of 业务设置 stands for",
            providerDoor.opens(TokenUse.PROVIDER_AS_ACCESS_TOKEN, loginInfo::answer)),
        Endpoint.get(
            "service/miniprogram/jscode2session",
            "92423",
            "session_key and member for a js_code of wx.qy.login",
            door.opens(this::session)),
        Endpoint.get(
            "auth/getuserinfo",
            "96442",
            "who a code stands for; customised apps (dk…) only",
            corpDoor.opensCustomised(this::customisedUserInfo)),
        Endpoint.get(
            "miniprogram/jscode2session",
            "96959",
            "session_key and member; customised apps (dk…) only",
            corpDoor.opensCustomised(
                (authorisation, call) -> session(authorisation.suiteId(), call))));
  }

  private JsonObjectBuilder userInfo(SandboxSuite suite, ApiCall call) {
    return userInfo(suite, call, "corpid", "userid", "openid");
  }

  private JsonObjectBuilder oldUserInfo(SandboxSuite suite, ApiCall call) {
    return userInfo(suite, call, "CorpId", "UserId", "OpenId").add("DeviceId", "");
  }

  private JsonObjectBuilder userInfo(
      SandboxSuite suite, ApiCall call, String corpId, String userId, String openId) {
    if (CustomisedApp.is(suite.suiteId())) {
      throw new ApiRefusal(ErrCode.API_NO_PERMISSION);
    }
    Member member = spentCodes.member(call, "code", CodeKind.OAUTH, suite.suiteId());
    if (!member.isOfCorp()) {
      return Json.createObjectBuilder().add(openId, member.user());
    }
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add(corpId, member.corp())
            .add(userId, userId(suite.suiteId(), member))
            .add("open_userid", member.openUserId());
    if (WITH_TICKET.contains(member.scope()) && isVisible(suite.suiteId(), member)) {
      Secret ticket = codes.issue(CodeKind.USER_TICKET, suite.suiteId().value(), member);
      answer
          .add("user_ticket", ticket.reveal())
          .add("expires_in", CodeKind.USER_TICKET.validity().toSeconds());
    }
    return answer;
  }

  /** The name is the userid; the rest only after a consent to it. */
  private JsonObjectBuilder userDetail(SandboxSuite suite, ApiCall call) {
    Secret ticket = Fields.of(call.body()).secret("user_ticket", ErrCode.MISSING_USER_TICKET);
    IdentityCode known =
        codes
            .find(CodeKind.USER_TICKET, suite.suiteId().value(), ticket)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_USER_TICKET));
    if (codes.isExpired(known)) {
      throw new ApiRefusal(ErrCode.EXPIRED_USER_TICKET);
    }
    Member member = known.member();
    if (!isVisible(suite.suiteId(), member)) {
      throw new ApiRefusal(ErrCode.OUT_OF_PERMITTED_RANGE);
    }
    JsonObjectBuilder answer =
        Json.createObjectBuilder()
            .add("corpid", member.corp())
            .add("userid", member.user())
            .add("name", member.user())
            .add("gender", told(suite, member, MemberField.GENDER).orElse("0"))
            .add("avatar", told(suite, member, MemberField.AVATAR).orElse(DEFAULT_AVATAR));
    told(suite, member, MemberField.QR_CODE).ifPresent(code -> answer.add("qr_code", code));
    return answer;
  }

  /**
   * Only what the app may ask for (成员敏感信息) and the member has agreed to on the page of
   * snsapi_privateinfo. An app of the older controls has no form to say what it asks for: all of
   * it. That the corp's consent at the install does not count for this call is unconfirmed: it is
   * per member here, and for the contacts API there.
   */
  private Optional<String> told(SandboxSuite suite, Member member, MemberField field) {
    boolean asked =
        suite.type().isEmpty()
            || suite.sensitiveFields().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(field.apiName()));
    return asked && member.scope().equals("snsapi_privateinfo")
        ? grant(suite.suiteId(), member)
            .map(sights::of)
            .flatMap(sight -> sight.organisation().member(member.user()))
            .flatMap(known -> known.field(field))
        : Optional.empty();
  }

  private JsonObjectBuilder session(SandboxSuite suite, ApiCall call) {
    return session(suite.suiteId(), call);
  }

  private JsonObjectBuilder session(SuiteId suiteId, ApiCall call) {
    if (call.parameter("grant_type").filter("authorization_code"::equals).isEmpty()) {
      throw ApiRefusal.argument("grant_type");
    }
    Member member = spentCodes.member(call, "js_code", CodeKind.MINI_PROGRAM, suiteId);
    String sessionKey =
        Base64.getEncoder()
            .encodeToString(
                Fresh.secret(SESSION_KEY_BYTES).reveal().getBytes(StandardCharsets.UTF_8));
    return Json.createObjectBuilder()
        .add("corpid", member.corp())
        .add("userid", userId(suiteId, member))
        .add("open_userid", member.openUserId())
        .add("session_key", sessionKey);
  }

  private JsonObjectBuilder customisedUserInfo(Authorisation authorisation, ApiCall call) {
    Member member = spentCodes.member(call, "code", CodeKind.OAUTH, authorisation.suiteId());
    return Json.createObjectBuilder().add(member.isOfCorp() ? "userid" : "openid", member.user());
  }

  /** An encrypted one where the corp has not authorised the app; its form is unconfirmed. */
  private String userId(SuiteId suiteId, Member member) {
    return grant(suiteId, member).isPresent() ? member.user() : member.openUserId();
  }

  private boolean isVisible(SuiteId suiteId, Member member) {
    return grant(suiteId, member)
        .flatMap(grant -> new VisibleRange(sights.of(grant)).user(member.user()))
        .isPresent();
  }

  private Optional<Authorisation> grant(SuiteId suiteId, Member member) {
    return member.isOfCorp() ? grants.active(suiteId, new CorpId(member.corp())) : Optional.empty();
  }
}
