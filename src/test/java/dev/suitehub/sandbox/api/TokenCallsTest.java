package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.push.PushOrder;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCallsTest {

  private static final SuiteId CUSTOMISED = new SuiteId("dktemplate");

  @AutoClose private final ApiRig rig = new ApiRig();

  @Test
  void a_corp_token_is_the_same_for_two_hours_and_another_one_after() {
    Authorisation installed = rig.installed(CORP_A);
    String first = corpToken(installed);
    rig.rig.clock.turn(Duration.ofSeconds(7199));
    assertThat(corpToken(installed)).isEqualTo(first);
    assertThat(agents(first)).isZero();

    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(agents(first)).isEqualTo(42001);
    assertThat(corpToken(installed)).isNotEqualTo(first);
  }

  @Test
  void a_corpid_that_nobody_has_is_no_open_one() {
    assertThat(
            rig.asSuite("service/get_corp_token", "{'auth_corpid':'wwplain','permanent_code':'x'}")
                .getInt("errcode"))
        .isEqualTo(710000);
  }

  @Test
  void the_secret_of_another_provider_is_known_as_that() {
    SandboxProvider other = SandboxProvider.registered(new CorpId("wwother"));
    Secret secret = other.secret();
    rig.rig.database.tx().run(() -> rig.rig.providers.add(other));

    assertThat(
            rig.post(
                    "service/get_provider_token",
                    Map.of(),
                    "{'corpid':'" + PROVIDER + "','provider_secret':'" + secret.reveal() + "'}")
                .getInt("errcode"))
        .isEqualTo(40091);
  }

  @Test
  void a_customised_app_gets_its_token_for_its_permanent_code() {
    Authorisation customised = customised();
    String code = customised.permanentCode().reveal();

    assertThat(token(CORP_A.value(), code)).containsKeys("errcode", "access_token");
    assertThat(token(CORP_B.value(), code).getInt("errcode")).isEqualTo(40091);
    assertThat(token("wwnobody", code).getInt("errcode")).isEqualTo(40013);
    assertThat(rig.get("gettoken", Map.of("corpid", CORP_A.value())).getInt("errcode"))
        .isEqualTo(41004);
    assertThat(
            token(CORP_A.value(), rig.installed(CORP_A).permanentCode().reveal()).getInt("errcode"))
        .as("a third-party app's code is no corpsecret")
        .isEqualTo(40001);
  }

  @Test
  void the_old_exchange_of_a_customised_app_brings_no_token() {
    addCustomised();
    Secret code = codeOf(CUSTOMISED);

    JsonObject exchanged =
        rig.post(
            "service/get_permanent_code",
            Map.of("suite_access_token", rig.suiteToken(CUSTOMISED)),
            "{'auth_code':'" + code.reveal() + "'}");

    assertThat(exchanged)
        .containsKey("permanent_code")
        .doesNotContainKeys("access_token", "expires_in");
  }

  @Test
  void ids_of_members_go_both_ways_for_a_customised_app() {
    Authorisation customised = customised();
    JsonObject open =
        rig.asCorp(customised, "batch/userid_to_openuserid", "{'userid_list':['admin','x']}");
    String openUserId =
        open.getJsonArray("open_userid_list").getJsonObject(0).getString("open_userid");
    assertThat(open.getJsonArray("invalid_userid_list")).hasSize(1);

    String back = "{'source_agentid':1,'open_userid_list':['" + openUserId + "','y']}";
    JsonObject users = rig.asCorp(customised, "batch/openuserid_to_userid", back);
    assertThat(users.getJsonArray("userid_list").getJsonObject(0).getString("userid"))
        .isEqualTo("admin");
    assertThat(users.getJsonArray("invalid_open_userid_list")).hasSize(1);
    assertThat(
            rig.asCorp(rig.installed(CORP_A), "batch/openuserid_to_userid", back).getInt("errcode"))
        .isEqualTo(48002);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service/corpid_to_opencorpid | {} | 41002",
        "service/corpid_to_opencorpid | {'corpid':'wwnobody'} | 40013",
        "service/corpid_to_opencorpid | {'corpid':'wwcorpb'} | 48004",
        "service/corpid_to_opencorpid | {'corpid':'wwcorpa'} | 0",
        "service/externalcontact/finish_external_userid_migration | {'corpid':'wwcorpa'} | 0"
      })
  void ids_of_corps_are_told_to_their_provider(String path, String body, int errcode) {
    rig.installed(CORP_A);

    assertThat(rig.asProvider(path, body).getInt("errcode")).isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "externalcontact/get_new_external_userid | {'external_userid_list':['wm1']} | 0",
        "externalcontact/get_new_external_userid | {'external_userid_list':['x']} | 40096",
        "externalcontact/groupchat/get_new_external_userid | {'external_userid_list':['wm1']} |"
            + " 40063",
        "idconvert/external_tagid | {'external_tagid_list':['et1','x']} | 0",
        "idconvert/open_kfid | {'open_kfid_list':[]} | 40063",
        "idconvert/unionid_to_external_userid | {'unionid':'u','openid':'o','subject_type':2} |"
            + " 40058",
        "idconvert/unionid_to_external_userid | {'unionid':'u','openid':'o'} | 0",
        "idconvert/convert_tmp_external_userid |"
            + " {'business_type':1,'user_type':1,'tmp_external_userid_list':['wm1']} | 0",
        "idconvert/convert_tmp_external_userid |"
            + " {'business_type':3,'user_type':1,'tmp_external_userid_list':['wm1']} | 40058"
      })
  void ids_of_customers_are_converted(String path, String body, int errcode) {
    assertThat(rig.asCorp(rig.installed(CORP_A), path, body).getInt("errcode")).isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 41021",
        "{'suite_id':'wwnobody'} | 40083",
        "{'suite_id':'wwsuite','state':'a-b'} | 84025",
        "{'suite_id':'wwsuite','appid':2} | 40086",
        "{'suite_id':'wwsuite','style':5} | 40058",
        "{'suite_id':'wwsuite','result_type':2} | 0"
      })
  void the_qr_of_an_app_wants_a_published_one(String body, int errcode) {
    assertThat(rig.asSuite("service/get_app_qrcode", body).getInt("errcode")).isEqualTo(errcode);
  }

  @Test
  void an_app_that_is_not_online_has_no_qr() {
    rig.rig.database.tx().run(this::addOffline);

    assertThat(
            rig.post(
                    "service/get_app_qrcode",
                    Map.of("suite_access_token", rig.suiteToken(new SuiteId("wwdraft"))),
                    "{'suite_id':'wwdraft'}")
                .getInt("errcode"))
        .isEqualTo(60246);
    assertThat(rig.asSuite("service/get_app_qrcode", "{'suite_id':'wwdraft'}").getInt("errcode"))
        .as("another suite's")
        .isEqualTo(48003);
  }

  @Test
  void a_qr_is_a_picture_unless_its_address_is_wanted() {
    Answered picture =
        rig.answer(
            new ApiCall(
                "POST",
                "service/get_app_qrcode",
                Map.of("suite_access_token", rig.suiteToken()),
                "{\"suite_id\":\"" + SUITE + "\"}",
                ApiRig.IP));

    assertThat(picture.content().orElseThrow().type()).isEqualTo("image/png");
    assertThat(
            rig.asSuite("service/get_app_qrcode", "{'suite_id':'wwsuite','result_type':2}")
                .getString("qrcode"))
        .endsWith("/sandbox/3rdapp/qr?suite_id=wwsuite&state=");
  }

  @Test
  void a_ticket_of_the_js_sdk_comes_a_hundred_times_an_hour() {
    Authorisation installed = rig.installed(CORP_A);
    String ticket = rig.getAsCorp(installed, "get_jsapi_ticket", Map.of()).getString("ticket");
    for (int i = 1; i < 100; i++) {
      assertThat(rig.getAsCorp(installed, "get_jsapi_ticket", Map.of()).getString("ticket"))
          .isEqualTo(ticket);
    }
    assertThat(rig.getAsCorp(installed, "get_jsapi_ticket", Map.of()).getInt("errcode"))
        .isEqualTo(45009);
    assertThat(rig.getAsCorp(installed, "ticket/get", Map.of()).getInt("errcode")).isEqualTo(91040);

    rig.rig.clock.turn(Duration.ofHours(1));
    assertThat(rig.getAsCorp(installed, "get_jsapi_ticket", Map.of()).getInt("errcode")).isZero();
  }

  @Test
  void who_was_picked_at_the_install_is_told_after_the_exchange_and_the_assumed_admin_is_not() {
    assertThat(toldBy(new Consent(SUITE, CORP_A, 0, false))).isEmpty();

    Range market = new Range(List.of("zhangwei"), List.of(3), List.of());
    assertThat(toldBy(new Consent(SUITE, CORP_A, 0, false, Optional.of(market))))
        .hasSize(4)
        .allSatisfy(text -> assertThat(text).contains("[subscribe]"));
  }

  private List<String> toldBy(Consent consent) {
    String code = rig.install.installs.install(consent, false, "").authCode().reveal();
    ApiCall call =
        new ApiCall(
            "POST",
            "service/v2/get_permanent_code",
            Map.of("suite_access_token", rig.suiteToken()),
            "{\"auth_code\":\"" + code + "\"}",
            ApiRig.IP);
    assertThat(rig.json(call)).containsKey("permanent_code");
    return call.told().orders().stream().map(PushOrder::text).toList();
  }

  private void addOffline() {
    rig.rig.suites.add(
        SandboxSuite.drafted(new SuiteId("wwdraft"), PROVIDER, rig.rig.clock.instant()));
  }

  private Authorisation customised() {
    addCustomised();
    Secret code = codeOf(CUSTOMISED);
    return rig.rig
        .database
        .tx()
        .call(() -> rig.install.authorisations.exchange(CUSTOMISED, code))
        .orElseThrow();
  }

  private void addCustomised() {
    rig.rig
        .database
        .tx()
        .run(
            () ->
                rig.rig.suites.add(
                    SandboxSuite.registered(CUSTOMISED, PROVIDER, rig.rig.clock.instant())));
  }

  private Secret codeOf(SuiteId suite) {
    return rig.install.installs.install(new Consent(suite, CORP_A, 0, false), false, "").authCode();
  }

  private JsonObject token(String corpId, String secret) {
    return rig.get("gettoken", Map.of("corpid", corpId, "corpsecret", secret));
  }

  private String corpToken(Authorisation authorisation) {
    return rig.asSuite(
            "service/get_corp_token",
            "{'auth_corpid':'"
                + authorisation.corpId()
                + "','permanent_code':'"
                + authorisation.permanentCode().reveal()
                + "'}")
        .getString("access_token");
  }

  private int agents(String token) {
    return rig.get("agent/list", Map.of("access_token", token)).getInt("errcode");
  }
}
