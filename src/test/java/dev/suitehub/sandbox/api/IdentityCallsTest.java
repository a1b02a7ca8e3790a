package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.rules.AppType;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.contacts.CorpAdmin;
import dev.suitehub.sandbox.contacts.CorpAdmin.Rank;
import dev.suitehub.sandbox.identity.CodeKind;
import dev.suitehub.sandbox.identity.Member;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class IdentityCallsTest {

  private static final String USER_INFO = "service/auth/getuserinfo3rd";

  @AutoClose private final ApiRig rig = new ApiRig();

  private final Authorisation installed = rig.installed(CORP_A);

  @Test
  void a_code_is_good_once_and_for_five_minutes() {
    String first = oauth("admin", "snsapi_base");
    assertThat(userInfo(USER_INFO, first).getString("userid")).isEqualTo("admin");
    assertThat(userInfo(USER_INFO, first).getInt("errcode")).isEqualTo(40029);
    assertThat(userInfo(USER_INFO, "unknown").getInt("errcode")).isEqualTo(40029);
    assertThat(rig.getAsSuite(USER_INFO, Map.of()).getInt("errcode")).isEqualTo(41008);

    String second = oauth("admin", "snsapi_base");
    String third = oauth("admin", "snsapi_base");
    rig.rig.clock.turn(Duration.ofSeconds(299));
    assertThat(userInfo(USER_INFO, second).getInt("errcode")).isZero();
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(userInfo(USER_INFO, third).getInt("errcode")).isEqualTo(42003);
  }

  @Test
  void the_old_path_has_the_old_names() {
    assertThat(userInfo("service/getuserinfo3rd", oauth("admin", "snsapi_base")))
        .containsKeys("CorpId", "UserId", "DeviceId", "open_userid")
        .doesNotContainKeys("corpid", "userid", "user_ticket");
    assertThat(userInfo(USER_INFO, oauth("admin", "snsapi_base")))
        .containsKeys("corpid", "userid", "open_userid")
        .doesNotContainKeys("CorpId", "user_ticket");
  }

  @Test
  void a_userid_is_encrypted_where_the_corp_has_not_authorised_the_app() {
    String code = rig.code(CodeKind.OAUTH, CORP_B, "admin", "snsapi_base");

    assertThat(userInfo(USER_INFO, code).getString("userid")).isNotEqualTo("admin");
  }

  @Test
  void a_stranger_has_an_openid() {
    Member stranger = new Member("", "openid-1", "");
    String code =
        rig.rig
            .database
            .tx()
            .call(() -> rig.codes.issue(CodeKind.OAUTH, SUITE.value(), stranger).reveal());

    assertThat(userInfo(USER_INFO, code).getString("openid")).isEqualTo("openid-1");
  }

  @Test
  void a_user_ticket_tells_the_rest_for_two_hours_as_far_as_it_was_agreed_to() {
    String silent = ticket("snsapi_userinfo");
    String agreed = ticket("snsapi_privateinfo");
    assertThat(detail(silent).getString("gender")).isEqualTo("0");
    assertThat(detail(silent)).doesNotContainKey("qr_code");
    assertThat(detail(agreed).getString("gender")).isEqualTo("1");
    assertThat(detail(agreed).getString("name")).isEqualTo("admin");
    assertThat(detail(agreed)).containsKey("qr_code").doesNotContainKeys("mobile", "email");
    assertThat(detail("unknown").getInt("errcode")).isEqualTo(84015);
    assertThat(rig.asSuite("service/auth/getuserdetail3rd", "{}").getInt("errcode"))
        .isEqualTo(84090);

    rig.rig.clock.turn(Duration.ofSeconds(7199));
    assertThat(detail(agreed).getInt("errcode")).isZero();
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(detail(agreed).getInt("errcode")).isEqualTo(84014);
  }

  @Test
  void who_has_left_the_visible_range_is_told_of_no_more() {
    String ticket = ticket("snsapi_privateinfo");
    rig.install.installs.uninstall(SUITE, CORP_A, false);

    assertThat(detail(ticket).getInt("errcode")).isEqualTo(50002);
  }

  @Test
  void outside_the_range_there_is_no_user_ticket() {
    assertThat(userInfo(USER_INFO, oauth("li", "snsapi_privateinfo")))
        .doesNotContainKey("user_ticket");
  }

  @Test
  void a_js_code_gives_a_session_key() {
    String code = rig.code(CodeKind.MINI_PROGRAM, CORP_A, "admin", "");
    Map<String, String> query = Map.of("js_code", code, "grant_type", "authorization_code");
    assertThat(
            rig.getAsSuite("service/miniprogram/jscode2session", Map.of("js_code", code))
                .getInt("errcode"))
        .isEqualTo(40058);

    JsonObject session = rig.getAsSuite("service/miniprogram/jscode2session", query);
    assertThat(Base64.getDecoder().decode(session.getString("session_key"))).hasSize(16);
    assertThat(session.getString("userid")).isEqualTo("admin");
    assertThat(rig.getAsSuite("service/miniprogram/jscode2session", query).getInt("errcode"))
        .isEqualTo(40029);
  }

  @Test
  void a_login_tells_an_admin_with_his_apps_and_a_member_with_none() {
    JsonObject admin = login("admin");
    assertThat(admin.getInt("usertype")).isEqualTo(1);
    assertThat(admin.getJsonArray("agent")).hasSize(1);
    assertThat(admin.getJsonObject("auth_info").getJsonArray("department").getJsonObject(0))
        .containsEntry("id", Json.createValue(1));

    JsonObject member = login("li");
    assertThat(member.getInt("usertype")).isEqualTo(5);
    assertThat(member.getJsonArray("agent")).isEmpty();
    assertThat(rig.asProvider("service/get_login_info", "{}").getInt("errcode")).isEqualTo(41008);
  }

  @Test
  void the_usertype_of_a_login_is_the_rank_and_a_sub_admin_has_his_apps_and_departments() {
    seat("lina", Rank.SUPER, Map.of());
    seat("wangfang", Rank.SUB, Map.of(SUITE.value(), 0));
    seat("liuyang", Rank.SUB, Map.of("wwother", 1));

    assertThat(login("lina").getInt("usertype")).isEqualTo(2);
    assertThat(login("lina").getJsonArray("agent")).hasSize(1);
    JsonObject sub = login("wangfang");
    assertThat(sub.getInt("usertype")).isEqualTo(4);
    assertThat(sub.getJsonArray("agent").getJsonObject(0).getInt("auth_type")).isZero();
    assertThat(sub.getJsonObject("auth_info").getJsonArray("department").getJsonObject(0))
        .containsEntry("id", Json.createValue(3))
        .containsEntry("writable", JsonValue.TRUE);
    assertThat(login("liuyang").getInt("usertype")).isEqualTo(4);
    assertThat(login("liuyang").getJsonArray("agent")).isEmpty();
  }

  @Test
  void an_external_admin_has_every_app_and_is_of_no_apps_admins() {
    seat("lina", Rank.SUPER, Map.of());
    seat("wangfang", Rank.EXTERNAL, Map.of(SUITE.value(), 1));

    JsonObject external = login("wangfang");
    assertThat(external.getInt("usertype")).isEqualTo(3);
    assertThat(external.getJsonArray("agent").getJsonObject(0).getInt("auth_type")).isEqualTo(1);
    assertThat(external.getJsonObject("auth_info").getJsonArray("department").getJsonObject(0))
        .containsEntry("id", Json.createValue(1));
    String corp = "{'auth_corpid':'%s','agentid':%d}".formatted(CORP_A, installed.agentId());
    assertThat(rig.asSuite("service/get_admin_list", corp).getJsonArray("admin"))
        .extracting(admin -> admin.asJsonObject().getString("userid"))
        .containsExactly("admin", "lina");
  }

  @Test
  void a_login_has_ids_of_who_is_in_the_contacts_only() {
    assertThat(login("zhangwei").getJsonObject("user_info"))
        .containsKeys("userid", "open_userid", "name");
    assertThat(login("nobody").getJsonObject("user_info"))
        .doesNotContainKeys("userid", "open_userid");
  }

  @Test
  void a_user_ticket_tells_no_field_that_the_app_does_not_ask_for() {
    describe(AppType.ORDINARY, List.of(SensitiveField.GENDER, SensitiveField.MOBILE));
    assertThat(detail(ticket("snsapi_privateinfo")))
        .containsEntry("gender", Json.createValue("1"))
        .containsEntry("avatar", Json.createValue("https://example.com/avatar/default"))
        .doesNotContainKeys("qr_code", "mobile");
    assertThat(detail(ticket("snsapi_userinfo")).getString("gender")).isEqualTo("0");

    describe(AppType.ORDINARY, List.of(SensitiveField.QR_CODE, SensitiveField.AVATAR));
    assertThat(detail(ticket("snsapi_privateinfo")))
        .containsEntry("gender", Json.createValue("0"))
        .containsEntry("avatar", Json.createValue("https://example.com/avatar/1"))
        .containsKey("qr_code");
  }

  private void describe(AppType type, List<SensitiveField> fields) {
    AppSheet none = AppSheet.NOTHING;
    AppSheet sheet =
        new AppSheet(
            Optional.of(type),
            none.slogan(),
            none.introduction(),
            none.scope(),
            Optional.of(fields),
            none.homeUrl(),
            none.settingsUrl(),
            none.menu(),
            none.miniProgram(),
            none.reviewAfter(),
            none.trustedDomain(),
            none.category());
    rig.rig.database.tx().run(() -> rig.rig.suites.get(SUITE).describe(sheet));
  }

  private void seat(String userId, Rank rank, Map<String, Integer> apps) {
    rig.rig
        .database
        .tx()
        .run(
            () ->
                rig.changes.make(
                    CORP_A,
                    Optional.empty(),
                    o -> o.appoint(new CorpAdmin(userId, rank, apps, List.of(3)))));
  }

  @Test
  void what_is_for_customised_apps_is_not_for_others() {
    assertThat(
            rig.getAsCorp(rig.installed(CORP_A), "auth/getuserinfo", Map.of("code", "x"))
                .getInt("errcode"))
        .isEqualTo(48002);
  }

  @Test
  void a_code_that_went_outside_the_trusted_domain_gets_50001() {
    String code = Fresh.secret(8).reveal();
    String trusted = oauth("admin", "snsapi_base");
    rig.rig
        .database
        .tx()
        .run(
            () ->
                rig.codes
                    .find(CodeKind.OAUTH, SUITE.value(), Secret.of(trusted))
                    .orElseThrow()
                    .distrust());

    assertThat(userInfo(USER_INFO, trusted).getInt("errcode")).isEqualTo(50001);
    assertThat(userInfo(USER_INFO, code).getInt("errcode")).isEqualTo(40029);
  }

  private JsonObject login(String user) {
    Member member = new Member(CORP_A.value(), user, "");
    String code =
        rig.rig
            .database
            .tx()
            .call(() -> rig.codes.issue(CodeKind.LOGIN, PROVIDER.value(), member).reveal());
    return rig.post(
        "service/get_login_info",
        Map.of("access_token", rig.providerToken()),
        "{'auth_code':'" + code + "'}");
  }

  private String ticket(String scope) {
    return userInfo(USER_INFO, oauth("admin", scope)).getString("user_ticket");
  }

  private JsonObject detail(String ticket) {
    return rig.asSuite("service/auth/getuserdetail3rd", "{'user_ticket':'" + ticket + "'}");
  }

  private String oauth(String user, String scope) {
    CorpId corp = CORP_A;
    return rig.code(CodeKind.OAUTH, corp, user, scope);
  }

  private JsonObject userInfo(String path, String code) {
    return rig.getAsSuite(path, Map.of("code", code));
  }
}
