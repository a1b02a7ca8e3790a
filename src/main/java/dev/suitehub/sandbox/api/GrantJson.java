package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.InstallOrigin;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** The parts that describe an authorisation: field names and types of doc 90603. */
final class GrantJson {

  private GrantJson() {}

  static JsonObjectBuilder shortCorp(SandboxCorp corp) {
    return Json.createObjectBuilder()
        .add("corpid", corp.corpId().value())
        .add("corp_name", corp.name());
  }

  /** Of a corp that is not verified the full name is left out. */
  static JsonObjectBuilder corp(SandboxCorp corp, boolean withQrCode) {
    JsonObjectBuilder json =
        shortCorp(corp)
            .add("corp_type", corp.type())
            .add("corp_square_logo_url", corp.logoUrl())
            .add("corp_user_max", corp.userMax());
    if (corp.isVerified()) {
      json.add("corp_full_name", corp.fullName());
    }
    json.add("verified_end_time", corp.verifiedUntil().map(Instant::getEpochSecond).orElse(0L))
        .add("subject_type", corp.subjectType())
        .add("corp_scale", corp.scale())
        .add("corp_industry", corp.industry())
        .add("corp_sub_industry", corp.subIndustry());
    return withQrCode
        ? json.add("corp_wxqrcode", "https://example.com/corp-qr/" + corp.corpId())
        : json;
  }

  /** The name is the userid: WeCom withholds names from third parties. */
  static JsonObjectBuilder admin(SandboxCorp corp) {
    return Json.createObjectBuilder()
        .add("userid", corp.adminUserId())
        .add("open_userid", corp.adminOpenUserId())
        .add("name", corp.adminUserId())
        .add("avatar", "");
  }

  static JsonObjectBuilder agents(Authorisation authorisation, String suiteName, String logoUrl) {
    Range visible = authorisation.visible();
    Range extra = authorisation.extra();
    JsonObjectBuilder privilege =
        Json.createObjectBuilder()
            .add("level", authorisation.privilegeLevel())
            .add("allow_party", Json.createArrayBuilder(visible.parties()))
            .add("allow_user", Json.createArrayBuilder(visible.users()))
            .add("allow_tag", Json.createArrayBuilder(visible.tags()))
            .add("extra_party", Json.createArrayBuilder(extra.parties()))
            .add("extra_user", Json.createArrayBuilder(extra.users()))
            .add("extra_tag", Json.createArrayBuilder(extra.tags()));
    JsonObjectBuilder agent =
        Json.createObjectBuilder()
            .add("agentid", authorisation.agentId())
            .add("name", suiteName)
            .add("square_logo_url", logoUrl)
            .add("auth_mode", authorisation.authMode())
            .add("is_customized_app", CustomisedApp.is(authorisation.suiteId()))
            .add("privilege", privilege);
    return Json.createObjectBuilder().add("agent", Json.createArrayBuilder().add(agent));
  }

  static JsonArrayBuilder admins(Authorisation authorisation, Organisation organisation) {
    JsonArrayBuilder admins = Json.createArrayBuilder();
    organisation
        .adminsOf(authorisation.suiteId().value(), authorisation.isByMember())
        .forEach(
            (userId, authType) ->
                admins.add(
                    Json.createObjectBuilder()
                        .add("userid", userId)
                        .add("open_userid", CorpMember.openUserId(authorisation.corpId(), userId))
                        .add("auth_type", authType)));
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
