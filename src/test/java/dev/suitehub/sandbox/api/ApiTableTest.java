package dev.suitehub.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ApiTableTest {

  /** What WeCom's documents 1 to 4 and 6.4 to 6.6 name, and who calls it. */
  private static final String DOCUMENTED =
      """
      POST service/get_suite_token NONE
      POST service/get_provider_token NONE
      POST service/get_corp_token SUITE
      GET gettoken NONE
      GET service/get_pre_auth_code SUITE
      POST service/get_pre_auth_code SUITE
      POST service/set_session_info SUITE
      POST service/v2/get_permanent_code SUITE
      POST service/get_permanent_code SUITE
      POST service/v2/get_auth_info SUITE
      POST service/get_auth_info SUITE
      POST service/get_admin_list SUITE
      POST service/get_app_qrcode SUITE
      POST agent/get_permissions CORP
      POST service/get_customized_auth_url PROVIDER
      POST service/get_register_code PROVIDER
      POST service/get_register_info PROVIDER
      POST agent/set_scope CONTACT_SYNC
      GET sync/contact_sync_success CONTACT_SYNC
      POST service/corpid_to_opencorpid PROVIDER
      POST batch/userid_to_openuserid CORP
      POST batch/openuserid_to_userid CORP
      POST service/externalcontact/unionid_to_external_userid_3rd SUITE
      POST idconvert/unionid_to_external_userid CORP
      POST externalcontact/get_new_external_userid CORP
      POST externalcontact/groupchat/get_new_external_userid CORP
      POST service/externalcontact/finish_external_userid_migration PROVIDER
      POST idconvert/external_tagid CORP
      POST idconvert/open_kfid CORP
      POST idconvert/convert_tmp_external_userid CORP
      GET service/auth/getuserinfo3rd SUITE
      GET service/getuserinfo3rd SUITE
      POST service/auth/getuserdetail3rd SUITE
      POST service/getuserdetail3rd SUITE
      POST service/get_login_info PROVIDER_AS_ACCESS_TOKEN
      GET service/miniprogram/jscode2session SUITE
      GET auth/getuserinfo CORP
      GET miniprogram/jscode2session CORP
      GET get_jsapi_ticket CORP
      GET ticket/get CORP
      GET agent/get CORP
      GET agent/list CORP
      POST agent/set CORP
      POST menu/create CORP
      GET menu/get CORP
      GET menu/delete CORP
      POST message/send CORP
      POST message/recall CORP
      POST message/update_template_card CORP
      POST media/upload CORP
      POST media/uploadimg CORP
      GET media/get CORP
      POST media/upload_by_url CORP
      POST service/media/upload PROVIDER
      GET getcallbackip ANY
      GET get_api_domain_ip ANY
      """;

  /** Those of contacts, 6.1 to 6.3. */
  private static final String CONTACTS =
      """
      GET user/get CORP
      GET user/simplelist CORP
      GET user/list CORP
      POST user/list_id CORP
      POST user/create CORP
      POST user/update CORP
      GET user/delete CORP
      POST user/batchdelete CORP
      POST user/getuserid CORP
      POST user/get_userid_by_email CORP
      POST user/convert_to_openid CORP
      POST user/convert_to_userid CORP
      POST user/list_member_auth CORP
      GET user/check_member_auth CORP
      GET department/list CORP
      GET department/simplelist CORP
      GET department/get CORP
      POST department/create CORP
      POST department/update CORP
      GET department/delete CORP
      POST tag/create CORP
      POST tag/update CORP
      GET tag/delete CORP
      GET tag/get CORP
      POST tag/addtagusers CORP
      POST tag/deltagusers CORP
      GET tag/list CORP
      """;

  static final List<String> ALL =
      Stream.of(DOCUMENTED, CONTACTS).flatMap(String::lines).map(String::strip).toList();

  @AutoClose private final ApiRig rig = new ApiRig();

  @ParameterizedTest
  @FieldSource("ALL")
  void what_the_documents_name_is_played_with_that_method_and_that_token(String documented) {
    String[] words = documented.split(" ", -1);
    Endpoint endpoint = rig.table.find(words[1]).orElseThrow();

    assertThat(endpoint.verb().takes(words[0])).as("method").isTrue();
    assertThat(endpoint.token()).hasToString(words[2]);
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void no_call_opens_without_its_token(String documented) {
    String[] words = documented.split(" ", -1);
    JsonObject answer = rig.json(new ApiCall(words[0], words[1], Map.of(), "{}", ApiRig.IP));

    assertThat(answer.getInt("errcode"))
        .isIn(
            switch (words[2]) {
              case "NONE" -> List.of(41002, 41021);
              case "SUITE" -> List.of(41022);
              default -> List.of(41001);
            });
  }

  @Test
  void nothing_is_played_that_no_document_names() {
    assertThat(
            rig.table.topics().stream()
                .flatMap(topic -> topic.endpoints().stream())
                .map(Endpoint::path))
        .allMatch(path -> ALL.stream().anyMatch(line -> line.contains(" " + path + " ")));
  }

  @Test
  void the_page_lists_every_call_with_its_document() {
    String page = ApiPage.html(rig.table.topics());

    assertThat(ALL.stream().map(line -> Arrays.asList(line.split(" ", -1)).get(1)))
        .allSatisfy(path -> assertThat(page).contains("<code>" + path + "</code>"));
    assertThat(rig.table.topics().stream().flatMap(topic -> topic.endpoints().stream()))
        .allMatch(endpoint -> endpoint.doc().matches("[0-9]{5,6}"))
        .allMatch(endpoint -> !endpoint.line().isBlank());
  }

  @Test
  void an_unknown_path_names_what_is_like_it_and_where_all_are_listed() {
    JsonObject answer = rig.post("get_suite_token", Map.of(), "{}");

    assertThat(answer.getInt("errcode")).isEqualTo(404);
    assertThat(answer.getString("errmsg"))
        .startsWith("api not found")
        .contains("/sandbox/api", "service/get_suite_token");
  }

  @Test
  void a_get_that_is_posted_is_told_so() {
    assertThat(rig.post("agent/get", Map.of(), "{}").getInt("errcode")).isEqualTo(43001);
    assertThat(rig.get("agent/set", Map.of()).getInt("errcode")).isEqualTo(43002);
  }
}
