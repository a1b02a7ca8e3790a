package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.ContactChanges;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.Range;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactCallsTest {

  private static final Range ALL = new Range(List.of(), List.of(1), List.of());

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final IssuedTokens tokens = new IssuedTokens(rig.database.entities(), rig.clock);
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final ContactCalls calls =
      new ContactCalls(
          new CorpDoor(install.authorisations, new TokenCheck(tokens, rig.clock)),
          new Sights(books),
          new ContactChanges(
              books,
              install.authorisations,
              rig.suites,
              new RangeEvents(rig.suites, rig.clock),
              rig.clock));

  @BeforeEach
  void install() {
    install.exchange(install.authCode(CORP_A));
    authorise(AuthorisationChange.NONE.visible(ALL));
  }

  @Test
  void a_member_is_told_by_ids_with_the_types_of_the_document() {
    JsonObject zhang = get("user/get", "userid", "ZhangWei");

    assertThat(zhang.getString("userid")).isEqualTo("zhangwei");
    assertThat(zhang.getString("name")).isEqualTo("zhangwei");
    assertThat(zhang.getString("open_userid")).isEqualTo("wowwcorpa-zhangwei");
    assertThat(zhang.getJsonArray("department").getInt(0)).isEqualTo(2);
    assertThat(zhang.getJsonArray("order").getInt(0)).isEqualTo(10);
    assertThat(zhang.getJsonArray("is_leader_in_dept").getInt(0)).isEqualTo(1);
    assertThat(zhang.getJsonArray("direct_leader")).isEmpty();
    assertThat(zhang.getInt("main_department")).isEqualTo(2);
    assertThat(zhang.getInt("status")).isEqualTo(1);
    assertThat(zhang)
        .doesNotContainKeys(
            "mobile", "email", "biz_mail", "gender", "avatar", "qr_code", "address");
  }

  @Test
  void consent_adds_what_third_parties_may_be_told() {
    authorise(AuthorisationChange.NONE.consented(List.of("gender", "avatar", "qr_code")));

    JsonObject lina = get("user/get", "userid", "lina");

    assertThat(lina.getString("gender")).isEqualTo("2");
    assertThat(lina).containsKeys("avatar", "qr_code").doesNotContainKeys("mobile", "position");
  }

  @ParameterizedTest
  @CsvSource({
    // what is called, who is asked for, level 4, 1, 2, 3, 5; the range is department 2
    "user/get,             userid=wangfang,   48002,     0,     0,     0, 48002",
    "user/get,             userid=liuyang,    48002, 60011, 60011,     0, 48002",
    "user/get,             userid=nobody,     48002, 60111, 60111, 60111, 48002",
    "user/get,             x=y,               48002, 41009, 41009, 41009, 48002",
    "user/simplelist,      department_id=2,   48002,     0,     0,     0, 48002",
    "user/simplelist,      department_id=3,   48002, 60011, 60011,     0, 48002",
    "user/list,            department_id=2,   48002,     0,     0,     0, 48002",
    "user/list,            department_id=9,   48002, 60003, 60003, 60003, 48002",
    "department/list,      x=y,               48002,     0,     0,     0, 48002",
    "department/list,      id=3,              48002, 60011, 60011,     0, 48002",
    "department/simplelist,id=2,              48002,     0,     0,     0, 48002",
    "department/get,       id=2,              48002,     0,     0,     0, 48002",
    "department/get,       id=1,              48002, 60011, 60011,     0, 48002",
    "user/delete,          userid=liuyang,    48002, 48002, 48002,     0,     0",
    "department/delete,    id=2,              48002, 48002, 48002, 60005, 60005",
    "tag/list,             x=y,               48002,     0,     0,     0,     0",
    "tag/get,              tagid=1,           48002, 81011, 81011,     0,     0",
    "tag/get,              tagid=9,           48002, 40068, 40068, 40068, 40068",
    "tag/get,              x=y,               48002, 41017, 41017, 41017, 41017",
    "tag/delete,           tagid=1,           48002, 81011, 81011,     0,     0",
  })
  void the_level_and_the_range_say_what_may_be_called(
      String api, String parameter, int single, int basic, int all, int write, int writeOnly) {
    String[] pair = parameter.split("=", -1);
    Map<Integer, Integer> wanted = Map.of(4, single, 1, basic, 2, all, 3, write, 5, writeOnly);
    for (int level : List.of(4, 1, 2, 3, 5)) {
      authorise(
          AuthorisationChange.NONE
              .level(level)
              .visible(new Range(List.of(), List.of(2), List.of())));
      // Rolled back, so that each level finds the same corp.
      assertThat(tried(api, pair[0], pair[1])).as("level " + level).isEqualTo(wanted.get(level));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4294967295, 0",
    "4294967296, 40058",
    "-1, 40058",
    "9223372036854775808, 40058",
  })
  void an_order_has_32_bits(String order, int errcode) {
    authorise(AuthorisationChange.NONE.level(3).visible(ALL));
    String department = "{'name':'新','parentid':1,'order':%s}".formatted(order);
    String member =
        "{'userid':'wu','name':'吴','department':[2],'mobile':'10012345678','order':[%s]}"
            .formatted(order);

    assertThat(triedPost("department/create", department)).isEqualTo(errcode);
    assertThat(triedPost("department/update", "{'id':2,'order':%s}".formatted(order)))
        .isEqualTo(errcode);
    assertThat(triedPost("user/create", member)).isEqualTo(errcode);
  }

  @Test
  void a_number_that_no_id_can_have_is_not_that_of_another_one() {
    authorise(AuthorisationChange.NONE.level(3).visible(ALL));

    assertThat(triedPost("department/create", "{'name':'新','parentid':4294967297}"))
        .isEqualTo(40058);
    assertThat(
            triedPost(
                "user/create",
                "{'userid':'wu','name':'吴','department':[4294967298],'mobile':'10012345678'}"))
        .isEqualTo(40058);
  }

  @Test
  void lists_hold_who_is_visible_and_go_down_when_asked_to() {
    authorise(AuthorisationChange.NONE.visible(new Range(List.of("admin"), List.of(2), List.of())));

    assertThat(ids(get("user/simplelist", "department_id", "2"), "userlist", "userid"))
        .containsExactly("chenjing", "wangfang", "zhangwei");
    assertThat(get("department/list", "x", "").getJsonArray("department")).hasSize(1);
    JsonObject department = get("department/get", "id", "2").getJsonObject("department");
    assertThat(department.getString("name")).isEqualTo("2");
    assertThat(department.getInt("parentid")).isEqualTo(1);
    assertThat(department.getJsonArray("department_leader")).isEmpty();
    authorise(AuthorisationChange.NONE.visible(ALL));
    assertThat(ids(get("user/list", "department_id", "1"), "userlist", "userid"))
        .containsExactly("admin");
    Map<String, String> deep = Map.of("department_id", "1", "fetch_child", "1");
    assertThat(call("GET", "user/list", deep, "").getJsonArray("userlist")).hasSize(6);
  }

  @Test
  void members_who_authorised_themselves_are_read_one_by_one() {
    authorise(AuthorisationChange.NONE.authMode(1).visible(Range.ofUsers("lina")));

    JsonObject lina = get("user/get", "userid", "lina");
    assertThat(lina.getJsonArray("department").getInt(0)).isEqualTo(1);
    assertThat(lina.getInt("main_department")).isEqualTo(1);
    assertThat(lina).doesNotContainKey("order");
    assertThat(tried("user/get", "userid", "liuyang")).isEqualTo(60011);
    for (String list : List.of("user/simplelist", "user/list", "department/list", "tag/list")) {
      assertThat(tried(list, "department_id", "1")).as(list).isEqualTo(60011);
    }
    assertThat(post("user/list_member_auth", "{}").getJsonArray("member_auth_list")).hasSize(1);
    assertThat(
            get("user/check_member_auth", "open_userid", "wowwcorpa-lina")
                .getBoolean("is_member_auth"))
        .isTrue();
    authorise(AuthorisationChange.NONE.authMode(0));
    assertThat(triedPost("user/list_member_auth", "{}")).isEqualTo(60218);
  }

  @Test
  void a_contacts_app_knows_all_of_the_members_it_has_made() {
    authorise(AuthorisationChange.NONE.level(3));
    ApiCall created =
        call(
            "user/create",
            "{'userid':'wu','name':'吴','mobile':'10000000077','department':[2,3],'order':[1,2],"
                + "'is_leader_in_dept':[0,1],'main_department':3,'gender':1,'enable':1,"
                + "'extattr':{'attrs':[{'type':0,'name':'爱好','text':{'value':'书'}}]}}");
    assertThat(answer(created).getString("errmsg")).isEqualTo("created");
    assertThat(created.told().orders()).as("no echo").isEmpty();

    JsonObject wu = get("user/get", "userid", "wu");
    assertThat(wu.getString("name")).isEqualTo("吴");
    assertThat(wu.getString("mobile")).isEqualTo("10000000077");
    assertThat(wu.getString("gender")).isEqualTo("1");
    assertThat(wu.getInt("main_department")).isEqualTo(3);
    assertThat(wu.getJsonArray("order").getInt(1)).isEqualTo(2);
    assertThat(wu.getJsonObject("extattr").getJsonArray("attrs")).hasSize(1);
    assertThat(post("user/getuserid", "{'mobile':'10000000077'}").getString("userid"))
        .isEqualTo("wu");
    assertThat(triedPost("user/getuserid", "{'mobile':'10000000002'}")).isEqualTo(46004);

    assertThat(post("user/update", "{'userid':'wu','enable':0,'new_userid':'wu2'}"))
        .containsEntry("errmsg", Json.createValue("updated"));
    assertThat(get("user/get", "userid", "wu2").getInt("status")).isEqualTo(2);
    assertThat(post("user/batchdelete", "{'useridlist':['wu2','lina']}")).isNotEmpty();
    assertThat(tried("user/get", "userid", "lina")).isEqualTo(60111);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user/create       | {'name':'吴','mobile':'10000000077'} | 41009",
        "user/create       | {'userid':'wu','mobile':'10000000077'} | 60112",
        "user/create       | {'userid':'wu','name':'吴'} | 60129",
        "user/create       | {'userid':'lina','name':'吴','mobile':'10000000077'} | 60102",
        "user/create       | {'userid':'wu','name':'吴','mobile':'10000000002'} | 60104",
        "user/create       | {'userid':'wu','name':'吴','mobile':'x'} | 60103",
        "user/create       | {'userid':'wu','name':'吴','mobile':'10000000077','department':['x']} | 40066",
        "user/create       | {'userid':'wu','name':'吴','mobile':'10000000077','department':[9]} | 60003",
        "user/update       | {'userid':'nobody','name':'吴'} | 60111",
        "user/batchdelete  | {'useridlist':['lina','nobody']} | 40031",
        "user/batchdelete  | {} | 40031",
        "department/create | {'name':'甲'} | 60004",
        "department/create | {'name':'甲','parentid':9} | 60004",
        "department/create | {'name':'甲','parentid':1,'id':3} | 60008",
        "department/update | {'name':'甲'} | 60127",
        "tag/create        | {'tagname':'管理层'} | 40071",
        "tag/update        | {'tagname':'甲'} | 41017",
        "tag/addtagusers   | {'tagid':1} | 40063",
        "tag/addtagusers   | {'tagid':1,'userlist':['nobody'],'partylist':[9]} | 40070",
        "user/list_id      | {} | 48002",
        "user/create       | name=吴 | 47001"
      })
  void what_cannot_be_done_has_its_errcode(String api, String body, int errcode) {
    authorise(AuthorisationChange.NONE.level(3));

    assertThat(triedPost(api, body)).isEqualTo(errcode);
  }

  @Test
  void departments_are_made_changed_and_deleted() {
    authorise(AuthorisationChange.NONE.level(3));

    JsonObject created = post("department/create", "{'name':'前端组','parentid':2,'order':3}");
    assertThat(created.getInt("id")).isEqualTo(4);
    post("department/update", "{'id':4,'parentid':3}");
    assertThat(get("department/get", "id", "4").getJsonObject("department").getInt("parentid"))
        .isEqualTo(3);
    get("department/delete", "id", "4");
    assertThat(tried("department/get", "id", "4")).isEqualTo(60003);
  }

  @Test
  void an_app_has_tags_of_its_own_and_is_told_what_was_wrong_with_the_rest() {
    authorise(AuthorisationChange.NONE.visible(new Range(List.of(), List.of(2), List.of())));
    int tag = post("tag/create", "{'tagname':'我的'}").getInt("tagid");

    JsonObject added =
        post(
            "tag/addtagusers",
            "{'tagid':%d,'userlist':['WangFang','liuyang','nobody'],'partylist':[2,3]}"
                .formatted(tag));

    assertThat(added.getString("invalidlist")).isEqualTo("liuyang|nobody");
    assertThat(added.getJsonArray("invalidparty").getInt(0)).isEqualTo(3);
    JsonObject told = get("tag/get", "tagid", String.valueOf(tag));
    assertThat(ids(told, "userlist", "userid")).containsExactly("wangfang");
    assertThat(told.getJsonArray("partylist").getInt(0)).isEqualTo(2);
    assertThat(ids(get("tag/list", "x", ""), "taglist", "tagname")).containsExactly("我的");
    post("tag/deltagusers", "{'tagid':%d,'userlist':['wangfang']}".formatted(tag));
    assertThat(get("tag/get", "tagid", String.valueOf(tag)).getJsonArray("userlist")).isEmpty();
    assertThat(triedPost("tag/update", "{'tagid':1,'tagname':'甲'}")).isEqualTo(81011);
  }

  @Test
  void an_openid_leads_back_to_its_member() {
    String openId = post("user/convert_to_openid", "{'userid':'lina'}").getString("openid");

    assertThat(post("user/convert_to_userid", "{'openid':'" + openId + "'}").getString("userid"))
        .isEqualTo("lina");
    assertThat(triedPost("user/convert_to_userid", "{'openid':'x'}")).isEqualTo(46004);
  }

  private void authorise(AuthorisationChange change) {
    install.installs.change(SUITE, CORP_A, change);
  }

  private static List<String> ids(JsonObject answer, String list, String field) {
    return answer.getJsonArray(list).getValuesAs(JsonObject.class).stream()
        .map(one -> one.getString(field))
        .toList();
  }

  private JsonObject get(String api, String name, String value) {
    return call("GET", api, Map.of(name, value), "");
  }

  private JsonObject post(String api, String body) {
    return call("POST", api, Map.of(), body.replace('\'', '"'));
  }

  private ApiCall call(String api, String body) {
    return request("POST", api, Map.of(), body.replace('\'', '"'));
  }

  private JsonObject call(String method, String api, Map<String, String> query, String body) {
    return answer(request(method, api, query, body));
  }

  private ApiCall request(String method, String api, Map<String, String> query, String body) {
    Map<String, String> all = new HashMap<>(query);
    all.put(
        "access_token",
        rig.database
            .tx()
            .call(
                () -> {
                  Authorisation known = install.authorisations.active(SUITE, CORP_A);
                  return tokens
                      .give(
                          new TokenOwner(
                              TokenKind.CORP, known.suiteId().value(), known.corpId().value()))
                      .token()
                      .reveal();
                }));
    return new ApiCall(method, api, all, body, "10.0.0.7");
  }

  private JsonObject answer(ApiCall call) {
    return rig.database.tx().call(() -> answered(call));
  }

  private JsonObject answered(ApiCall call) {
    Endpoint endpoint =
        calls.endpoints().stream()
            .filter(one -> one.path().equals(call.path()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(call.path()));
    return endpoint.guarded().answer().to(call).fields();
  }

  /** The errcode; whatever it did is undone. */
  private int tried(String api, String name, String value) {
    return tried(request("GET", api, Map.of(name, value), ""));
  }

  private int triedPost(String api, String body) {
    return tried(call(api, body));
  }

  private int tried(ApiCall call) {
    try {
      rig.database
          .tx()
          .<JsonValue>call(
              () -> {
                answered(call);
                throw new Undone();
              });
      throw new AssertionError("It has to throw.");
    } catch (Undone fine) {
      return 0;
    } catch (ApiRefusal refusal) {
      return refusal.errcode();
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
