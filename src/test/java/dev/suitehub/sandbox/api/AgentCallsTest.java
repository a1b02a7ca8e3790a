package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.world.AppSheet;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentCallsTest {

  private static final String MENU = "{'button':[{'type':'click','name':'a','key':'k'}]}";

  @AutoClose private final ApiRig rig = new ApiRig();
  private final Authorisation installed = rig.installed(CORP_A);

  @Test
  void what_was_set_is_got_and_listed() {
    assertThat(set("'name':'New','description':'What it does','isreportenter':1")).isZero();

    JsonObject agent = get("agent/get");
    assertThat(agent.getString("name")).isEqualTo("New");
    assertThat(agent.getString("description")).isEqualTo("What it does");
    assertThat(agent.getInt("isreportenter")).isEqualTo(1);
    assertThat(agent.getInt("report_location_flag")).isZero();
    assertThat(agent.getInt("close")).isZero();
    assertThat(agent.getJsonObject("allow_partys")).containsKey("partyid");
    assertThat(agent.getJsonObject("allow_tags")).containsKey("tagid");
    assertThat(agent).containsKeys("home_url", "redirect_domain", "square_logo_url");
    assertThat(get("agent/list").getJsonArray("agentlist").getJsonObject(0).getString("name"))
        .isEqualTo("New");
  }

  @Test
  void the_home_page_is_that_of_the_corp() {
    rig.rig
        .database
        .tx()
        .run(() -> rig.rig.suites.get(SUITE).describe(home("https://a.example/?c=$CORPID$")));

    assertThat(get("agent/get").getString("home_url")).isEqualTo("https://a.example/?c=wwcorpa");
  }

  private static AppSheet home(String url) {
    return new AppSheet(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'home_url':'https://a.example.com' | 60028",
        "'description':'abc' | 40058",
        "'description':'abcd' | 0",
        "'name':'12345678901234567890123456789012' | 0",
        "'name':'123456789012345678901234567890123' | 40058",
        "'logo_mediaid':'x' | 40007",
        "'isreportenter':2 | 40058"
      })
  void what_is_set_has_its_limits(String fields, int errcode) {
    assertThat(set(fields)).isEqualTo(errcode);
  }

  @Test
  void permissions_follow_the_level() {
    assertThat(
            rig.asCorp(installed, "agent/get_permissions", "")
                .getJsonArray("app_permissions")
                .getValuesAs(JsonString::getString))
        .containsExactly("contact:base:base");
  }

  @Test
  void permissions_tell_what_the_corp_agreed_to_besides() {
    rig.install.installs.change(
        SUITE, CORP_A, AuthorisationChange.NONE.consented(List.of("qr_code", "gender")));
    rig.rig
        .database
        .tx()
        .run(
            () ->
                rig.install
                    .authorisations
                    .active(SUITE, CORP_A)
                    .agree(EnumSet.of(SpecialGrant.CORP_ARCH)));

    assertThat(
            rig.asCorp(installed, "agent/get_permissions", "")
                .getJsonArray("app_permissions")
                .getValuesAs(JsonString::getString))
        .containsExactly(
            "contact:base:base",
            "contact:sensitive:qrcode",
            "contact:sensitive:gender",
            "corp_arch:base:base");
  }

  @Test
  void a_menu_comes_stays_and_goes() {
    assertThat(get("menu/get").getInt("errcode")).isEqualTo(46003);
    assertThat(get("menu/delete").getInt("errcode")).isEqualTo(46003);
    assertThat(create(MENU)).isZero();
    assertThat(get("menu/get").getJsonArray("button")).hasSize(1);
    assertThat(get("menu/delete").getInt("errcode")).isZero();
    assertThat(get("menu/get").getInt("errcode")).isEqualTo(46003);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'button':[]} | 40016",
        "{'button':[M,M,M]} | 0",
        "{'button':[M,M,M,M]} | 40016",
        "{'button':[{'type':'click','name':'1234567890123456','key':'k'}]} | 0",
        "{'button':[{'type':'click','name':'12345678901234567','key':'k'}]} | 40018",
        "{'button':[{'type':'click','name':'a'}]} | 40019",
        "{'button':[{'type':'view','name':'a','url':'https://app.example.com/x'}]} | 0",
        "{'button':[{'type':'view','name':'a','url':'https://other.example.com/x'}]} | 40055",
        "{'button':[{'type':'dance','name':'a'}]} | 40017",
        "{'button':[{'name':'a','sub_button':[M,M,M,M,M]}]} | 0",
        "{'button':[{'name':'a','sub_button':[M,M,M,M,M,M]}]} | 40023",
        "{'button':[{'name':'a','sub_button':[{'name':'b','sub_button':[M]}]}]} | 40022"
      })
  void a_menu_has_its_limits(String menu, int errcode) {
    rig.rig
        .database
        .tx()
        .run(() -> rig.rig.suites.get(installed.suiteId()).trust("app.example.com"));

    assertThat(create(menu.replace("M", "{'type':'click','name':'a','key':'k'}")))
        .isEqualTo(errcode);
  }

  private int set(String fields) {
    return rig.asCorp(
            installed, "agent/set", "{'agentid':" + installed.agentId() + "," + fields + "}")
        .getInt("errcode");
  }

  private JsonObject get(String path) {
    return rig.getAsCorp(installed, path, Map.of("agentid", String.valueOf(installed.agentId())));
  }

  private int create(String menu) {
    Map<String, String> query =
        ApiRig.with(
            "access_token",
            rig.corpToken(installed),
            Map.of("agentid", String.valueOf(installed.agentId())));
    return rig.post("menu/create", query, menu).getInt("errcode");
  }
}
