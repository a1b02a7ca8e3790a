package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.RegisterCodes;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterCallsTest {

  private static final String TEMPLATE = RegisterCodes.templateOf(PROVIDER);

  @AutoClose private final ApiRig rig = new ApiRig();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 84019",
        "{'template_id':'tplnobody'} | 84020",
        "{'template_id':'TEMPLATE','state':'no-dash'} | 84025",
        "{'template_id':'TEMPLATE','state':'s1'} | 0"
      })
  void a_register_code_wants_the_package_and_a_plain_state(String body, int errcode) {
    assertThat(
            rig.asProvider("service/get_register_code", body.replace("TEMPLATE", TEMPLATE))
                .getInt("errcode"))
        .isEqualTo(errcode);
  }

  @Test
  void its_link_opens_for_ten_minutes_and_once() {
    Secret first = code();
    Secret second = code();
    assertThat(spent(first)).isTrue();
    assertThat(spent(first)).isFalse();

    rig.rig.clock.turn(Duration.ofSeconds(599));
    Secret third = code();
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(spent(second)).isFalse();
    assertThat(spent(third)).isTrue();
  }

  @Test
  void what_came_of_it_is_told_for_a_day() {
    Secret code = code();
    assertThat(info(code).getInt("errcode")).as("nobody registered").isEqualTo(84024);
    found(code);

    JsonObject info = info(code);
    assertThat(info.getString("corpid")).isEqualTo(CORP_A.value());
    assertThat(info.getString("state")).isEqualTo("s1");
    assertThat(info.getString("template_id")).isEqualTo(TEMPLATE);
    assertThat(info.getJsonObject("contact_sync").getInt("expires_in")).isEqualTo(1800);
    assertThat(info.getJsonObject("auth_user_info").getString("userid")).isEqualTo("admin");

    rig.rig.clock.turn(Duration.ofHours(24).minusSeconds(1));
    assertThat(info(code)).containsKey("corpid").doesNotContainKey("contact_sync");
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(info(code).getInt("errcode")).isEqualTo(84022);
    assertThat(rig.asProvider("service/get_register_info", "{}").getInt("errcode"))
        .isEqualTo(84021);
  }

  @Test
  void contacts_move_in_until_it_is_said_that_they_have() {
    Authorisation installed = rig.installed(CORP_A);
    Map<String, String> migration = Map.of("access_token", migration());
    String scope =
        "{'agentid':" + installed.agentId() + ",'allow_user':['zhangwei','admin','nobody']}";

    assertThat(rig.post("agent/set_scope", migration, scope).getJsonArray("invaliduser"))
        .extracting(Object::toString)
        .containsExactly("\"nobody\"");
    assertThat(
            rig.getAsCorp(
                    installed, "agent/get", Map.of("agentid", String.valueOf(installed.agentId())))
                .getJsonObject("allow_userinfos")
                .getJsonArray("user"))
        .hasSize(2);
    assertThat(rig.post("agent/set_scope", migration, "{'agentid':1}").getInt("errcode"))
        .isEqualTo(40056);
    assertThat(rig.asCorp(installed, "agent/set_scope", scope).getInt("errcode")).isEqualTo(48002);

    assertThat(rig.getAsCorp(installed, "sync/contact_sync_success", Map.of()).getInt("errcode"))
        .isEqualTo(84023);
    assertThat(rig.get("sync/contact_sync_success", migration).getInt("errcode")).isZero();
    assertThat(rig.get("sync/contact_sync_success", migration).getInt("errcode")).isEqualTo(40014);
  }

  @Test
  void who_comes_by_the_scope_of_a_migration_is_told_once_the_call_is_answered() {
    Authorisation installed = rig.installed(CORP_A);
    String scope =
        "{\"agentid\":" + installed.agentId() + ",\"allow_user\":[\"zhangwei\",\"admin\"]}";
    ApiCall call =
        new ApiCall(
            "POST", "agent/set_scope", Map.of("access_token", migration()), scope, ApiRig.IP);

    assertThat(rig.json(call).getInt("errcode")).isZero();

    assertThat(call.told().orders())
        .singleElement()
        .satisfies(order -> assertThat(order.text()).contains("[subscribe]").contains("zhangwei"));
  }

  @Test
  void the_token_of_a_migration_lives_half_an_hour() {
    Map<String, String> migration = Map.of("access_token", migration());
    rig.rig.clock.turn(Duration.ofSeconds(1799));
    assertThat(rig.get("getcallbackip", migration).getInt("errcode")).isZero();
    rig.rig.clock.turn(Duration.ofSeconds(1));
    assertThat(rig.get("sync/contact_sync_success", migration).getInt("errcode")).isEqualTo(42001);
  }

  @Test
  void the_exchange_tells_by_which_qr_a_corp_came() {
    Secret registerCode = code();
    Secret byPackage = rig.install.authCode(CORP_A);
    Secret byApp = rig.install.authCode(CORP_A);
    rig.rig
        .database
        .tx()
        .run(
            () -> {
              rig.origins.notePromotion(
                  byPackage, registerCode, rig.registerCodes.find(registerCode).orElseThrow());
              rig.origins.noteAppQr(byApp, "app1");
            });

    JsonObject promotion = exchange(byPackage).getJsonObject("register_code_info");
    assertThat(promotion.getString("register_code")).isEqualTo(registerCode.reveal());
    assertThat(promotion.getString("state")).isEqualTo("s1");
    assertThat(exchange(byApp).getString("state")).isEqualTo("app1");
    assertThat(exchange(rig.install.authCode(CORP_A)))
        .doesNotContainKeys("state", "register_code_info");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'state':'a'} | 84019",
        "{'state':'a','templateid_list':['wwsuite']} | 84020",
        "{'state':'a-b','templateid_list':['dk1']} | 84025",
        "{'templateid_list':['1','2','3','4','5','6','7','8','9','10']} | 40058"
      })
  void customised_apps_are_templates_of_the_provider(String body, int errcode) {
    assertThat(rig.asProvider("service/get_customized_auth_url", body).getInt("errcode"))
        .isEqualTo(errcode);
  }

  private Secret code() {
    return Secret.of(
        rig.asProvider(
                "service/get_register_code",
                "{'template_id':'" + TEMPLATE + "','corp_name':'New','state':'s1'}")
            .getString("register_code"));
  }

  private boolean spent(Secret code) {
    return rig.rig.database.tx().call(() -> rig.registerCodes.spend(code)).isPresent();
  }

  private void found(Secret code) {
    rig.rig
        .database
        .tx()
        .run(
            () -> {
              rig.registerCodes.spend(code).orElseThrow().found(CORP_A);
              rig.tokens.issue(TokenOwner.ofMigration(CORP_A));
            });
  }

  private String migration() {
    return rig.token(TokenOwner.ofMigration(CORP_A));
  }

  private JsonObject info(Secret code) {
    return rig.asProvider("service/get_register_info", "{'register_code':'" + code.reveal() + "'}");
  }

  private JsonObject exchange(Secret code) {
    return rig.asSuite("service/v2/get_permanent_code", "{'auth_code':'" + code.reveal() + "'}");
  }
}
