package dev.suitehub.sandbox.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.suitehub.sandbox.contacts.CorpMember.Place;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.wire.CorpId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrganisationTest {

  private static final CorpId CORP = new CorpId("wwcorpa");

  private final Organisation first = FirstOrganisation.of(corp("admin", "张三"));

  @Test
  void a_new_corp_has_a_small_organisation_that_is_the_same_every_time() {
    assertThat(first.departments()).extracting(Department::id).containsExactly(1, 2, 3);
    assertThat(first.members())
        .extracting(CorpMember::userId)
        .containsExactly("admin", "chenjing", "lina", "liuyang", "wangfang", "zhangwei");
    assertThat(first.getMember("admin").name()).isEqualTo("张三");
    assertThat(first.tags()).extracting(Tag::id).containsExactly(1, 2);
    assertThat(first.admins()).containsExactly(CorpAdmin.creator("admin"));
    assertThat(json(FirstOrganisation.of(corp("admin", "张三")))).isEqualTo(json(first));
  }

  @Test
  void an_admin_who_has_the_userid_of_another_is_there_once() {
    Organisation named = FirstOrganisation.of(corp("LiNa", "李"));

    assertThat(named.members()).hasSize(5);
    assertThat(named.admin("lina")).isPresent();
  }

  @Test
  void what_is_written_is_read_again() {
    Organisation changed =
        first
            .add(
                CorpMember.named("wu", "吴", 2, 3)
                    .in(List.of(new Place(3, 7, true), new Place(2, 0, false)), 2)
                    .under(List.of("lina"))
                    .with(MemberField.EXTATTR, "{\"attrs\":[]}")
                    .madeBy("wwsuite"))
            .appoint(new CorpAdmin("wu", CorpAdmin.Rank.SUB, Map.of("*", 0), List.of(3)));

    Organisation again = OrganisationJson.read(json(changed));

    assertThat(again.getMember("wu")).isEqualTo(changed.getMember("wu"));
    assertThat(json(again)).isEqualTo(json(changed));
  }

  static Stream<Arguments> what_wecom_would_not_take_is_refused_with_its_errcode() {
    return Stream.of(
        refused(60004, o -> o.add(department(0, "甲", 99))),
        refused(60008, o -> o.add(department(2, "甲", 1))),
        refused(60008, o -> o.add(department(0, "市场部", 1))),
        refused(60009, o -> o.add(department(0, "a:b", 1))),
        refused(60001, o -> o.add(department(0, "", 1))),
        refused(60001, o -> o.add(department(0, "x".repeat(33), 1))),
        refused(60001, o -> o.add(department(0, "部".repeat(22), 1))),
        refused(60010, o -> o.change(department(2, "产品研发部", 2))),
        refused(60003, o -> o.change(department(9, "甲", 1))),
        refused(60007, o -> o.removeDepartment(1)),
        refused(60005, o -> o.removeDepartment(2)),
        refused(
            60006,
            o -> o.add(department(5, "甲", 1)).add(department(6, "乙", 5)).removeDepartment(5)),
        refused(60003, o -> o.removeDepartment(9)),
        refused(40003, o -> o.add(CorpMember.named("a b", "甲", 1))),
        refused(40003, o -> o.add(CorpMember.named("x".repeat(65), "甲", 1))),
        refused(60102, o -> o.add(CorpMember.named("LINA", "甲", 1))),
        refused(60112, o -> o.add(CorpMember.named("wu", "", 1))),
        refused(60112, o -> o.add(CorpMember.named("wu", "x".repeat(65), 1))),
        refused(60127, o -> o.add(CorpMember.named("wu", "甲"))),
        refused(60003, o -> o.add(CorpMember.named("wu", "甲", 9))),
        refused(40066, o -> o.add(CorpMember.named("wu", "甲", 2, 2))),
        refused(60103, o -> o.add(with(MemberField.MOBILE, "12ab"))),
        refused(60104, o -> o.add(with(MemberField.MOBILE, "10000000002"))),
        refused(60105, o -> o.add(with(MemberField.EMAIL, "nobody"))),
        refused(60106, o -> o.add(with(MemberField.EMAIL, "member2@example.com"))),
        refused(60111, o -> o.removeMember("nobody")),
        refused(60011, o -> o.removeMember("admin")),
        refused(40068, o -> o.removeTag(9)),
        refused(40071, o -> o.add(new Tag(0, "管理层", List.of(), List.of(), ""))),
        refused(40072, o -> o.add(new Tag(0, "", List.of(), List.of(), ""))),
        refused(40072, o -> o.add(new Tag(0, "x".repeat(33), List.of(), List.of(), ""))),
        refused(60111, o -> o.add(new Tag(0, "甲", List.of("nobody"), List.of(), ""))),
        refused(60003, o -> o.add(new Tag(0, "甲", List.of(), List.of(9), ""))),
        refused(60011, o -> o.dismiss("admin")),
        refused(60111, o -> o.appoint(CorpAdmin.creator("nobody"))));
  }

  @ParameterizedTest
  @MethodSource
  void what_wecom_would_not_take_is_refused_with_its_errcode(
      int errcode, UnaryOperator<Organisation> change) {
    ContactRefusal refusal = catchThrowableOfType(ContactRefusal.class, () -> change.apply(first));

    assertThat(refusal).isNotNull();
    assertThat(refusal.error().errcode()).isEqualTo(errcode);
  }

  @Test
  void what_is_just_good_enough_is_taken() {
    assertThat(first.add(department(0, "x".repeat(32), 1)).department(4)).isPresent();
    assertThat(first.add(department(0, "部".repeat(21), 1)).department(4)).isPresent();
    assertThat(first.add(CorpMember.named("x".repeat(64), "x".repeat(64), 1)).members()).hasSize(7);
    assertThat(first.add(new Tag(0, "x".repeat(32), List.of(), List.of(), "")).tag(3)).isPresent();
  }

  @Test
  void departments_go_fifteen_levels_deep() {
    Organisation deep = first;
    int parent = 1;
    for (int level = 2; level <= 15; level++) {
      int id = 100 + level;
      deep = deep.add(department(id, "第" + level + "级", parent));
      parent = id;
    }
    Organisation deepest = deep;
    int last = parent;

    ContactRefusal refusal =
        catchThrowableOfType(ContactRefusal.class, () -> deepest.add(department(0, "第16级", last)));

    assertThat(refusal.error().errcode()).isEqualTo(60002);
  }

  @Test
  void a_new_userid_is_known_wherever_the_old_one_stood() {
    CorpMember zhang = first.getMember("zhangwei");
    Organisation led =
        first
            .change(first.getMember("wangfang").under(List.of("zhangwei")))
            .appoint(new CorpAdmin("zhangwei", CorpAdmin.Rank.SUPER, Map.of(), List.of()));

    Organisation renamed = led.change(zhang.withUserId("zhang.wei"));

    assertThat(renamed.member("zhangwei")).isEmpty();
    assertThat(renamed.getMember("zhang.wei").key()).isEqualTo(zhang.key());
    assertThat(renamed.getTag(1).users()).contains("zhang.wei").doesNotContain("zhangwei");
    assertThat(renamed.getMember("wangfang").directLeaders()).containsExactly("zhang.wei");
    assertThat(renamed.admin("zhang.wei")).isPresent();
  }

  @Test
  void nothing_points_to_what_is_gone() {
    Organisation led =
        first
            .change(first.getMember("wangfang").under(List.of("zhangwei")))
            .appoint(new CorpAdmin("zhangwei", CorpAdmin.Rank.SUPER, Map.of(), List.of()));

    Organisation left = led.removeMember("ZhangWei");

    assertThat(left.getTag(1).users()).containsExactly("admin", "lina");
    assertThat(left.getMember("wangfang").directLeaders()).isEmpty();
    assertThat(left.admins()).hasSize(1);
    Organisation emptied =
        left.removeMember("lina")
            .removeMember("liuyang")
            .removeMember("chenjing")
            .removeDepartment(3);
    assertThat(emptied.getTag(2).parties()).isEmpty();
  }

  @Test
  void a_new_creator_makes_the_old_one_a_super_admin() {
    Organisation handedOver = first.appoint(CorpAdmin.creator("lina"));

    assertThat(handedOver.admins())
        .extracting(CorpAdmin::userId, CorpAdmin::rank)
        .containsExactly(
            tuple("lina", CorpAdmin.Rank.CREATOR), tuple("admin", CorpAdmin.Rank.SUPER));
  }

  @Test
  void a_sub_admin_may_do_what_it_was_given() {
    CorpAdmin one = new CorpAdmin("lina", CorpAdmin.Rank.SUB, Map.of("wwsuite", 1), List.of());
    CorpAdmin every =
        new CorpAdmin("lina", CorpAdmin.Rank.SUB, Map.of(CorpAdmin.EVERY_APP, 0), List.of());

    assertThat(one.authType("wwsuite")).contains(1);
    assertThat(one.authType("wwother")).isEmpty();
    assertThat(every.authType("wwother")).contains(0);
    assertThat(CorpAdmin.creator("admin").authType("wwother")).contains(1);
  }

  private static Arguments refused(int errcode, Change change) {
    return Arguments.of(errcode, change);
  }

  /** Lets a lambda say what it is. */
  private interface Change extends UnaryOperator<Organisation> {}

  private static CorpMember with(MemberField field, String value) {
    return CorpMember.named("wu", "吴", 1).with(field, value);
  }

  private static Department department(int id, String name, int parent) {
    return new Department(id, name, "", parent, 0, List.of());
  }

  static SandboxCorp corp(String adminUserId, String adminName) {
    SandboxCorp corp = SandboxCorp.founded(CORP);
    corp.configure(Optional.of("示例企业"), Optional.of(adminUserId), Optional.of(adminName));
    return corp;
  }

  private static String json(Organisation organisation) {
    return OrganisationJson.write(organisation).build().toString();
  }
}
