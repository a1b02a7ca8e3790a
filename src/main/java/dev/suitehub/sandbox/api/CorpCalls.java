package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.ErrCode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** A few of the calls about a corp's contacts. */
@Dependent
class CorpCalls implements Topic {

  private final CorpDoor door;
  private final SandboxCorps corps;

  @Inject
  CorpCalls(CorpDoor door, SandboxCorps corps) {
    this.door = door;
    this.corps = corps;
  }

  @Override
  public String title() {
    return "通讯录 · Contacts";
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("user/get", "96255", "one member", door.opens(this::user)),
        Endpoint.get(
            "user/simplelist",
            "96259",
            "the members of a department",
            door.opens((authorisation, call) -> users(authorisation))),
        Endpoint.get(
            "department/list",
            "90208",
            "the departments",
            door.opens((authorisation, call) -> departments(authorisation))));
  }

  private JsonObjectBuilder user(Authorisation authorisation, ApiCall call) {
    String userId = call.demand("userid", ErrCode.UNKNOWN_USERID);
    SandboxCorp corp = corps.get(authorisation.corpId());
    if (!authorisation.allowUsers().contains(userId)) {
      throw new ApiRefusal(
          userId.equals(corp.adminUserId())
              ? ErrCode.OUT_OF_VISIBLE_RANGE
              : ErrCode.UNKNOWN_USERID);
    }
    return member(authorisation, userId)
        .add("main_department", 1)
        .add("order", Json.createArrayBuilder().add(0))
        .add("is_leader_in_dept", Json.createArrayBuilder().add(0))
        .add("status", 1);
  }

  private JsonObjectBuilder users(Authorisation authorisation) {
    demandAdminGranted(authorisation);
    JsonArrayBuilder list = Json.createArrayBuilder();
    authorisation.allowUsers().forEach(userId -> list.add(member(authorisation, userId)));
    return Json.createObjectBuilder().add("userlist", list);
  }

  private JsonObjectBuilder departments(Authorisation authorisation) {
    demandAdminGranted(authorisation);
    return Json.createObjectBuilder()
        .add(
            "department",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("id", 1)
                        .add("name", "1")
                        .add("name_en", "")
                        .add("department_leader", Json.createArrayBuilder())
                        .add("parentid", 0)
                        .add("order", 100_000_000)));
  }

  /** In member-authorisation mode WeCom answers 60011 (94496). */
  private static void demandAdminGranted(Authorisation authorisation) {
    if (authorisation.authMode() == 1) {
      throw new ApiRefusal(ErrCode.OUT_OF_VISIBLE_RANGE);
    }
  }

  private static JsonObjectBuilder member(Authorisation authorisation, String userId) {
    return Json.createObjectBuilder()
        .add("userid", userId)
        .add("name", userId)
        .add("department", Json.createArrayBuilder().add(1))
        .add("open_userid", "wo" + authorisation.corpId().value() + "-" + userId);
  }
}
