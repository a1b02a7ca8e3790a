package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.InstallOrigin;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** The parts that describe an authorisation: field names and types of doc 90603. */
final class GrantJson {

  private static final int ENTERPRISE = 1;
  private static final int USERS = 200;
  private static final int MAY_MANAGE = 1;

  private GrantJson() {}

  static JsonObjectBuilder shortCorp(SandboxCorp corp) {
    return Json.createObjectBuilder()
        .add("corpid", corp.corpId().value())
        .add("corp_name", corp.name());
  }

  static JsonObjectBuilder corp(SandboxCorp corp, boolean withQrCode) {
    JsonObjectBuilder json =
        shortCorp(corp)
            .add("corp_type", "unverified")
            .add("corp_square_logo_url", "")
            .add("corp_user_max", USERS)
            .add("corp_full_name", corp.name())
            .add("verified_end_time", 0)
            .add("subject_type", ENTERPRISE)
            .add("corp_scale", "1-50人")
            .add("corp_industry", "IT服务")
            .add("corp_sub_industry", "计算机软件/硬件/信息服务");
    return withQrCode ? json.add("corp_wxqrcode", "") : json;
  }

  /** The name is the userid: WeCom withholds names from third parties. */
  static JsonObjectBuilder admin(SandboxCorp corp) {
    return Json.createObjectBuilder()
        .add("userid", corp.adminUserId())
        .add("open_userid", corp.adminOpenUserId())
        .add("name", corp.adminUserId())
        .add("avatar", "");
  }

  static JsonObjectBuilder agents(Authorisation authorisation, String suiteName) {
    JsonArrayBuilder users = Json.createArrayBuilder();
    authorisation.allowUsers().forEach(users::add);
    JsonObjectBuilder privilege =
        Json.createObjectBuilder()
            .add("level", authorisation.privilegeLevel())
            .add("allow_party", Json.createArrayBuilder())
            .add("allow_user", users)
            .add("allow_tag", Json.createArrayBuilder())
            .add("extra_party", Json.createArrayBuilder())
            .add("extra_user", Json.createArrayBuilder())
            .add("extra_tag", Json.createArrayBuilder());
    JsonObjectBuilder agent =
        Json.createObjectBuilder()
            .add("agentid", authorisation.agentId())
            .add("name", suiteName)
            .add("square_logo_url", "")
            .add("auth_mode", authorisation.authMode())
            .add("is_customized_app", CustomisedApp.is(authorisation.suiteId()))
            .add("privilege", privilege);
    return Json.createObjectBuilder().add("agent", Json.createArrayBuilder().add(agent));
  }

  /** A member's authorisation lists no system admins. */
  static JsonArrayBuilder admins(Authorisation authorisation, SandboxCorp corp) {
    JsonArrayBuilder admins = Json.createArrayBuilder();
    if (authorisation.authMode() == 0) {
      admins.add(
          Json.createObjectBuilder()
              .add("userid", corp.adminUserId())
              .add("open_userid", corp.adminOpenUserId())
              .add("auth_type", MAY_MANAGE));
    }
    return admins;
  }

  /** Doc 100776: what an install by a QR brings along. */
  static void addOrigin(JsonObjectBuilder json, InstallOrigin origin) {
    origin
        .registerCode()
        .ifPresentOrElse(
            code -> json.add("register_code_info", promotion(code, origin)),
            () -> addState(json, origin.state()));
  }

  private static JsonObjectBuilder promotion(Secret code, InstallOrigin origin) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("register_code", code.reveal())
            .add("template_id", origin.templateId());
    addState(json, origin.state());
    return json;
  }

  static void addState(JsonObjectBuilder json, String state) {
    if (!state.isEmpty()) {
      json.add("state", state);
    }
  }
}
