package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpAdmin.Rank;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.Organisation;
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
import java.util.List;
import java.util.Optional;

/** Who came by a scan or by 业务设置 (doc 91125), and what they may do. */
@Dependent
class LoginInfo {

  private static final int MEMBER = 5;

  private final SpentCodes spentCodes;
  private final Authorisations authorisations;
  private final SandboxSuites suites;
  private final SandboxCorps corps;
  private final ContactBooks books;

  @Inject
  LoginInfo(
      SpentCodes spentCodes,
      Authorisations authorisations,
      SandboxSuites suites,
      SandboxCorps corps,
      ContactBooks books) {
    this.spentCodes = spentCodes;
    this.authorisations = authorisations;
    this.suites = suites;
    this.corps = corps;
    this.books = books;
  }

  /**
   * usertype is the rank among the corp's admins. An id is told of who is in the contacts only.
   * Which errcode a bad code gets is unconfirmed.
   */
  JsonObjectBuilder answer(SandboxProvider provider, ApiCall call) {
    Secret code = Fields.of(call.body()).secret("auth_code", ErrCode.MISSING_AUTH_CODE);
    Member member = spentCodes.member(CodeKind.LOGIN, provider.corpId().value(), code);
    Optional<Organisation> organisation =
        Ids.of(member.corp(), CorpId::new)
            .flatMap(corps::find)
            .map(corp -> books.of(corp.corpId()));
    Optional<CorpAdmin> admin = organisation.flatMap(one -> one.admin(member.user()));
    return Json.createObjectBuilder()
        .add("usertype", admin.map(one -> one.rank().userType()).orElse(MEMBER))
        .add("user_info", user(member, organisation.flatMap(one -> one.member(member.user()))))
        .add("corp_info", Json.createObjectBuilder().add("corpid", member.corp()))
        .add(
            "agent",
            admin.map(one -> agents(provider, member, one)).orElseGet(Json::createArrayBuilder))
        .add(
            "auth_info",
            Json.createObjectBuilder()
                .add(
                    "department",
                    admin.map(LoginInfo::departments).orElseGet(Json::createArrayBuilder)));
  }

  private static JsonObjectBuilder user(Member member, Optional<CorpMember> known) {
    JsonObjectBuilder user = Json.createObjectBuilder();
    if (known.isPresent()) {
      user.add("userid", member.user()).add("open_userid", member.openUserId());
    }
    return user.add("name", member.user()).add("avatar", "");
  }

  /** The provider's apps that this admin has to do with. */
  private JsonArrayBuilder agents(SandboxProvider provider, Member member, CorpAdmin admin) {
    JsonArrayBuilder agents = Json.createArrayBuilder();
    authorisations.active(new CorpId(member.corp())).stream()
        .filter(one -> isOf(one, provider))
        .forEach(
            one ->
                admin
                    .authType(one.suiteId().value())
                    .ifPresent(
                        authType ->
                            agents.add(
                                Json.createObjectBuilder()
                                    .add("agentid", one.agentId())
                                    .add("auth_type", authType))));
    return agents;
  }

  private boolean isOf(Authorisation authorisation, SandboxProvider provider) {
    return suites
        .find(authorisation.suiteId())
        .filter(suite -> suite.provider().equals(provider.corpId()))
        .isPresent();
  }

  /** An admin of the whole corp may write in its root, another one in his departments. */
  private static JsonArrayBuilder departments(CorpAdmin admin) {
    JsonArrayBuilder departments = Json.createArrayBuilder();
    (admin.rank() == Rank.SUB ? admin.departments() : List.of(Department.ROOT))
        .forEach(
            id -> departments.add(Json.createObjectBuilder().add("id", id).add("writable", true)));
    return departments;
  }
}
