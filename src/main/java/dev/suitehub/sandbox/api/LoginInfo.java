package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Who came by a scan or by 业务设置 (doc 91125), and what they may do. */
@Dependent
class LoginInfo {

  private static final int CREATOR = 1;
  private static final int MEMBER = 5;
  private static final int MAY_MANAGE = 1;

  private final SpentCodes spentCodes;
  private final Authorisations authorisations;
  private final SandboxCorps corps;
  private final SandboxSuites suites;

  @Inject
  LoginInfo(
      SpentCodes spentCodes,
      Authorisations authorisations,
      SandboxCorps corps,
      SandboxSuites suites) {
    this.spentCodes = spentCodes;
    this.authorisations = authorisations;
    this.corps = corps;
    this.suites = suites;
  }

  /** Which errcode a bad code gets is unconfirmed. */
  JsonObjectBuilder answer(SandboxProvider provider, ApiCall call) {
    Secret code = Fields.of(call.body()).secret("auth_code", ErrCode.MISSING_AUTH_CODE);
    Member member = spentCodes.member(CodeKind.LOGIN, provider.corpId().value(), code);
    boolean admin =
        Ids.of(member.corp(), CorpId::new)
            .flatMap(corps::find)
            .filter(corp -> corp.adminUserId().equals(member.user()))
            .isPresent();
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
        .add("agent", admin ? agents(provider, member) : Json.createArrayBuilder())
        .add("auth_info", Json.createObjectBuilder().add("department", departments(admin)));
  }

  private JsonArrayBuilder agents(SandboxProvider provider, Member member) {
    JsonArrayBuilder agents = Json.createArrayBuilder();
    authorisations.active(new CorpId(member.corp())).stream()
        .filter(one -> isOf(one, provider))
        .forEach(
            one ->
                agents.add(
                    Json.createObjectBuilder()
                        .add("agentid", one.agentId())
                        .add("auth_type", MAY_MANAGE)));
    return agents;
  }

  private boolean isOf(Authorisation authorisation, SandboxProvider provider) {
    return suites
        .find(authorisation.suiteId())
        .filter(suite -> suite.provider().equals(provider.corpId()))
        .isPresent();
  }

  /** An admin of the whole corp may write in its root. */
  private static JsonArrayBuilder departments(boolean admin) {
    JsonArrayBuilder departments = Json.createArrayBuilder();
    if (admin) {
      departments.add(Json.createObjectBuilder().add("id", 1).add("writable", true));
    }
    return departments;
  }
}
