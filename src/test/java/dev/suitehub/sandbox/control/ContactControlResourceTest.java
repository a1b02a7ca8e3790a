package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.contacts.ContactChanges;
import dev.suitehub.sandbox.contacts.Contacts;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Receiver.Received;
import dev.suitehub.sandbox.world.Range;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactControlResourceTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final ContactControlResource resource = new ContactControlResource();
  private final CorpControlResource corps = new CorpControlResource();
  private final ChangeForm changes =
      new ChangeForm(install.authorisations, books, rig.database.tx());

  // There is no container here that would fill the fields.
  @SuppressWarnings("UnnecessaryAssignment")
  @BeforeEach
  void install() {
    ContactChanges made =
        new ContactChanges(
            books,
            install.authorisations,
            rig.suites,
            new RangeEvents(rig.suites, rig.clock),
            rig.clock);
    resource.contacts = new Contacts(books, made, rig.pusher, rig.database.tx());
    corps.corps = rig.corps;
    corps.contacts = resource.contacts;
    corps.books = books;
    corps.tx = rig.database.tx();
    install.exchange(install.authCode(CORP_A));
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.visible(new Range(List.of(), List.of(1), List.of())));
  }

  @Test
  void an_order_has_32_bits() {
    resource.putMember(CORP_A.value(), "lina", "{\"order\":[4294967295]}");
    resource.putDepartment(CORP_A.value(), 2, "{\"order\":4294967295}");
    assertThat(organisation().getMember("lina").places().get(0).order()).isEqualTo(4_294_967_295L);
    assertThat(organisation().getDepartment(2).order()).isEqualTo(4_294_967_295L);

    finding("order", () -> resource.putMember(CORP_A.value(), "lina", "{\"order\":[4294967296]}"));
    finding("order", () -> resource.putDepartment(CORP_A.value(), 2, "{\"order\":4294967296}"));
  }

  @Test
  void who_registers_a_corp_has_a_userid_and_a_name_as_members_have() {
    RegisterControlResource registrations = new RegisterControlResource();
    String body = "{\"registerCode\":\"c\",\"%s\":\"%s\"}";
    finding("adminUserId", () -> registrations.register(body.formatted("adminUserId", "a b")));
    finding("adminName", () -> registrations.register(body.formatted("adminName", "a".repeat(65))));
  }

  @Test
  void a_member_is_made_and_changed_and_the_answer_shows_the_push() {
    JsonObject made =
        json(
            resource.putMember(
                CORP_A.value(),
                "wu",
                "{\"name\":\"吴\",\"department\":[2,3],\"main_department\":3,\"gender\":2,"
                    + "\"extattr\":{\"attrs\":[]},\"direct_leader\":[\"lina\"]}"));
    assertThat(made.getJsonArray("pushes").getJsonObject(0).getString("type"))
        .isEqualTo("change_contact");
    CorpMember wu = organisation().getMember("wu");
    assertThat(wu.name()).isEqualTo("吴");
    assertThat(wu.mainDepartment()).isEqualTo(3);
    assertThat(wu.directLeaders()).containsExactly("lina");

    resource.putMember(CORP_A.value(), "WU", "{\"enable\":0,\"new_userid\":\"wu2\"}");
    assertThat(organisation().getMember("wu2").status()).isEqualTo(2);
    assertThat(organisation().getMember("wu2").departments()).containsExactly(2, 3);
    resource.deleteMember(CORP_A.value(), "wu2");
    assertThat(organisation().member("wu2")).isEmpty();
    assertThat(rig.receiver.received())
        .extracting(Received::path)
        .containsExactly("/command", "/data/wwcorpa", "/command", "/data/wwcorpa", "/command");
  }

  @Test
  void departments_tags_and_admins_are_made_changed_and_deleted() {
    resource.putDepartment(CORP_A.value(), 7, "{\"name\":\"前端组\",\"parentid\":2}");
    resource.putDepartment(CORP_A.value(), 7, "{\"order\":5}");
    assertThat(organisation().getDepartment(7).name()).isEqualTo("前端组");
    assertThat(organisation().getDepartment(7).order()).isEqualTo(5);
    resource.deleteDepartment(CORP_A.value(), 7);

    resource.putTag(CORP_A.value(), 5, "{\"tagname\":\"甲\",\"userlist\":[\"lina\"]}");
    resource.putTag(CORP_A.value(), 5, "{\"partylist\":[2]}");
    assertThat(organisation().getTag(5).users()).containsExactly("lina");
    resource.deleteTag(CORP_A.value(), 5);

    resource.putAdmin(
        CORP_A.value(), "lina", "{\"rank\":\"SUB\",\"apps\":{\"wwsuite\":0},\"departments\":[3]}");
    assertThat(organisation().admin("lina").orElseThrow().apps()).isEqualTo(Map.of("wwsuite", 0));
    resource.deleteAdmin(CORP_A.value(), "lina");
    assertThat(organisation().admins()).hasSize(1);
    assertThat(json(resource.get(CORP_A.value())))
        .containsKeys("departments", "members", "tags", "admins");
  }

  @Test
  void what_is_wrong_is_a_finding_at_its_field() {
    finding(
        "name",
        () -> resource.putMember(CORP_A.value(), "wu", "{\"name\":\"" + "x".repeat(65) + "\"}"));
    finding("mobile", () -> resource.putMember(CORP_A.value(), "wu", "{\"mobile\":\"x\"}"));
    finding(
        "department", () -> resource.putMember(CORP_A.value(), "wu", "{\"department\":[\"x\"]}"));
    finding("extattr", () -> resource.putMember(CORP_A.value(), "wu", "{\"extattr\":\"x\"}"));
    finding("nonsense", () -> resource.putMember(CORP_A.value(), "wu", "{\"nonsense\":1}"));
    finding(
        "parentid",
        () -> resource.putDepartment(CORP_A.value(), 7, "{\"name\":\"a\",\"parentid\":99}"));
    finding(
        "userlist",
        () -> resource.putTag(CORP_A.value(), 7, "{\"tagname\":\"a\",\"userlist\":[\"x\"]}"));
    finding("apps", () -> resource.putAdmin(CORP_A.value(), "lina", "{\"apps\":{\"wwsuite\":7}}"));
    finding("userid", () -> resource.deleteMember(CORP_A.value(), "nobody"));
    assertThat(rig.receiver.received()).isEmpty();
  }

  @Test
  void a_corp_says_what_it_is_and_who_its_admin_is() {
    JsonObject put =
        json(
            corps.put(
                CORP_A.value(),
                "{\"name\":\"甲公司\",\"adminUserId\":\"boss\",\"adminName\":\"老板\","
                    + "\"type\":\"verified\",\"fullName\":\"甲有限公司\",\"subjectType\":2,"
                    + "\"verifiedUntil\":\"2027-01-31T00:00:00Z\",\"scale\":\"51-100人\"}"));
    assertThat(put.getString("fullName")).isEqualTo("甲有限公司");
    assertThat(put.getInt("subjectType")).isEqualTo(2);
    assertThat(organisation().getMember("boss").name()).isEqualTo("老板");

    resource.deleteMember(CORP_A.value(), "lina");
    corps.put(CORP_A.value(), "{\"adminUserId\":\"zhangwei\"}");
    assertThat(organisation().admins().get(0).userId()).isEqualTo("zhangwei");
    finding("type", () -> corps.put(CORP_A.value(), "{\"type\":\"x\"}"));
    finding("adminUserId", () -> corps.put(CORP_A.value(), "{\"adminUserId\":\"a b\"}"));
  }

  @Test
  void corps_are_listed_page_by_page() {
    JsonObject page = json(corps.list("", "", "1"));

    assertThat(page.getJsonArray("corps")).hasSize(1);
    assertThat(page.getInt("total")).isEqualTo(2);
    assertThat(json(corps.list("", page.getString("next"), "5")).getString("next")).isEmpty();
    finding("limit", () -> corps.list("", "", "0"));
    finding("count", () -> corps.make("0", "", "8"));
  }

  @Test
  void a_range_names_only_who_is_there_and_keeps_what_is_not_given() {
    AuthorisationChange change =
        read("{\"allowUsers\":[\"lina\"],\"extraParties\":[3],\"consented\":[\"gender\"]}");

    assertThat(change.visible()).contains(new Range(List.of("lina"), List.of(1), List.of()));
    assertThat(change.extra()).contains(new Range(List.of(), List.of(3), List.of()));
    assertThat(change.consented()).contains(List.of("gender"));
    finding("allowUsers", () -> read("{\"allowUsers\":[\"nobody\"]}"));
    finding("extraTags", () -> read("{\"extraTags\":[9]}"));
    finding("allowParties", () -> read("{\"allowParties\":[9]}"));
    finding("consented", () -> read("{\"consented\":[\"mobile\"]}"));
  }

  private AuthorisationChange read(String body) {
    ControlForm form = ControlForm.parse(body);
    AuthorisationChange change = changes.read(form, Optional.of(SUITE), Optional.of(CORP_A));
    form.check();
    return change;
  }

  private static void finding(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(String.valueOf(problem.extensions().get("violations")))
                    .contains("field=" + field));
  }

  private Organisation organisation() {
    return resource.contacts.of(CORP_A);
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
