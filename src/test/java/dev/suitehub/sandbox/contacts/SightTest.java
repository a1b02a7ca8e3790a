package dev.suitehub.sandbox.contacts;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.Range;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final Organisation organisation =
      FirstOrganisation.of(OrganisationTest.corp("admin", "张三"));

  @BeforeEach
  void install() {
    install.exchange(install.authCode(CORP_A));
  }

  /** console-rules.md B2; what the level 0 would mean is unknown, so it may nothing. */
  @ParameterizedTest
  @CsvSource({
    // level, reads contacts, writes them, has tags, is told of changes
    "4, false, false, false, false",
    "1, true, false, true, true",
    "2, true, false, true, true",
    "3, true, true, true, true",
    "5, false, true, true, true",
    "0, false, false, false, false"
  })
  void a_level_allows_so_much(int level, boolean read, boolean write, boolean tags, boolean told) {
    Sight sight = sight(AuthorisationChange.NONE.level(level));

    assertThat(sight.mayReadContacts()).isEqualTo(read);
    assertThat(sight.mayWrite()).isEqualTo(write);
    assertThat(sight.mayHaveTags()).isEqualTo(tags);
    assertThat(sight.isNotified()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"4", "1", "2", "3", "5"})
  void who_may_use_the_app_is_the_visible_range_whatever_the_level(int level) {
    Sight sight =
        sight(
            AuthorisationChange.NONE
                .level(level)
                .visible(Range.ofUsers("lina"))
                .extra(Range.ofUsers("liuyang")));

    assertThat(sight.isUsable("LiNa")).isTrue();
    assertThat(sight.isUsable("liuyang")).isFalse();
    assertThat(sight.isUsable("nobody")).isFalse();
    assertThat(sight.usable()).extracting(CorpMember::userId).containsExactly("lina");
  }

  @Test
  void both_ranges_are_read_and_what_is_in_neither_is_not() {
    Sight sight =
        sight(
            AuthorisationChange.NONE
                .visible(Range.ofUsers("admin"))
                .extra(new Range(List.of(), List.of(2), List.of())));

    assertThat(read(sight)).containsExactly("admin", "chenjing", "wangfang", "zhangwei");
    assertThat(sight.readsParty(2)).isTrue();
    assertThat(sight.readsParty(3)).isFalse();
    assertThat(sight.readsParty(1)).isFalse();
    assertThat(sight.places(organisation.getMember("chenjing")))
        .extracting(CorpMember.Place::department)
        .containsExactly(2);
    assertThat(sight.isUsableParty(2)).isFalse();
  }

  @Test
  void a_department_brings_all_below_it() {
    Sight sight =
        sight(AuthorisationChange.NONE.visible(new Range(List.of(), List.of(1), List.of())));

    assertThat(sight.departments()).extracting(Department::id).containsExactly(1, 2, 3);
    assertThat(read(sight)).hasSize(6);
    assertThat(sight.isUsable("liuyang")).isTrue();
  }

  @Test
  void a_tag_brings_its_members_and_its_departments() {
    Sight sight =
        sight(AuthorisationChange.NONE.visible(new Range(List.of(), List.of(), List.of(2))));

    assertThat(read(sight)).containsExactly("chenjing", "lina", "liuyang", "wangfang");
    assertThat(sight.departments()).extracting(Department::id).containsExactly(3);
    assertThat(sight.isUsableTag(2)).isTrue();
    assertThat(sight.isUsableTag(1)).isFalse();
    assertThat(sight.reads(organisation.getTag(2))).isTrue();
    assertThat(sight.reads(organisation.getTag(1))).isFalse();
  }

  @Test
  void a_contacts_app_reads_everybody_and_only_its_range_uses_it() {
    Sight sight = sight(AuthorisationChange.NONE.level(3).visible(Range.ofUsers("lina")));

    assertThat(read(sight)).hasSize(6);
    assertThat(sight.departments()).hasSize(3);
    assertThat(sight.isUsable("admin")).isFalse();
  }

  @Test
  void names_are_told_of_nobody_and_gender_and_picture_with_consent() {
    CorpMember lina = organisation.getMember("lina");
    Sight without = sight(AuthorisationChange.NONE.level(3));
    Sight with = sight(AuthorisationChange.NONE.consented(List.of("gender", "avatar", "qr_code")));

    for (MemberField field : MemberField.values()) {
      assertThat(without.tells(lina, field)).as(field.name()).isFalse();
      assertThat(with.tells(lina, field)).as(field.name()).isEqualTo(field.isGrantable());
    }
    assertThat(with.nameOf(lina)).isEqualTo("lina");
  }

  @Test
  void everything_is_told_of_members_that_the_app_has_made_itself() {
    Sight sight = sight(AuthorisationChange.NONE.level(3));
    CorpMember own = CorpMember.named("wu", "吴", 1).madeBy(SUITE.value());

    assertThat(sight.tells(own, MemberField.MOBILE)).isTrue();
    assertThat(sight.nameOf(own)).isEqualTo("吴");
    assertThat(sight.tells(own.madeBy("wwother"), MemberField.MOBILE)).isFalse();
  }

  @Test
  void a_tag_is_changed_by_the_app_that_made_it_and_the_corps_own_by_a_contacts_app() {
    Tag own = new Tag(8, "甲", List.of(), List.of(), SUITE.value());
    Tag foreign = new Tag(9, "乙", List.of(), List.of(), "wwother");
    Tag corps = organisation.getTag(1);
    Sight basic = sight(AuthorisationChange.NONE.level(1));
    assertThat(basic.mayWrite(own)).isTrue();
    assertThat(basic.mayWrite(foreign)).isFalse();
    assertThat(basic.mayWrite(corps)).isFalse();

    Sight contacts = sight(AuthorisationChange.NONE.level(3));
    assertThat(contacts.mayWrite(corps)).isTrue();
    assertThat(contacts.mayWrite(foreign)).isFalse();
  }

  @Test
  void members_who_authorised_themselves_are_at_the_root_and_lists_are_closed() {
    Sight sight =
        sight(AuthorisationChange.NONE.authMode(1).level(3).visible(Range.ofUsers("lina")));

    assertThat(sight.isByMember()).isTrue();
    assertThat(sight.mayWrite()).isFalse();
    assertThat(sight.isNotified()).isFalse();
    assertThat(sight.places(organisation.getMember("lina")))
        .extracting(CorpMember.Place::department)
        .containsExactly(1);
  }

  private List<String> read(Sight sight) {
    return organisation.members().stream().filter(sight::reads).map(CorpMember::userId).toList();
  }

  private Sight sight(AuthorisationChange change) {
    install.installs.change(SUITE, CORP_A, change);
    Authorisation authorisation =
        rig.database.tx().call(() -> install.authorisations.active(SUITE, CORP_A));
    return Sight.of(authorisation, organisation);
  }
}
