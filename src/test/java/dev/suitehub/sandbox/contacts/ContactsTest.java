package dev.suitehub.sandbox.contacts;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.Consent;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Receiver.Received;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import dev.suitehub.wire.XmlTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {

  private static final Range PRODUCT = new Range(List.of(), List.of(2), List.of());

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final ContactChanges changes =
      new ContactChanges(
          books,
          install.authorisations,
          rig.suites,
          new RangeEvents(rig.suites, rig.clock),
          rig.clock);
  private final Contacts contacts = new Contacts(books, changes, rig.pusher, rig.database.tx());

  @BeforeEach
  void install() {
    install.exchange(install.authCode(CORP_A));
    authorise(AuthorisationChange.NONE.visible(PRODUCT));
  }

  @Test
  void a_member_who_joins_is_told_by_ids_alone() {
    contacts.change(CORP_A, o -> o.add(wu(2)));

    XmlTree notice = only();
    assertThat(values(notice))
        .containsEntry("SuiteId", SUITE.value())
        .containsEntry("AuthCorpId", CORP_A.value())
        .containsEntry("InfoType", "change_contact")
        .containsEntry("ChangeType", "create_user")
        .containsEntry("UserID", "wu")
        .containsEntry("OpenUserID", "wowwcorpa-wu")
        .containsEntry("Name", "wu")
        .containsEntry("Department", "2")
        .containsEntry("MainDepartment", "2")
        .containsEntry("IsLeaderInDept", "0")
        .containsEntry("Status", "1")
        .doesNotContainKeys("Mobile", "Gender", "Avatar", "Email", "Position");
  }

  @Test
  void with_consent_the_notice_has_gender_and_picture_and_still_no_mobile() {
    authorise(AuthorisationChange.NONE.consented(List.of("gender", "avatar")));
    contacts.change(CORP_A, o -> o.add(wu(2)));

    assertThat(values(only()))
        .containsEntry("Gender", "2")
        .containsEntry("Avatar", "https://example.com/wu")
        .containsEntry("Name", "wu")
        .doesNotContainKeys("Mobile", "Email");
  }

  @Test
  void who_is_outside_the_range_is_told_to_nobody() {
    contacts.change(CORP_A, o -> o.add(wu(3)));
    contacts.change(CORP_A, o -> o.change(o.getMember("liuyang").with(MemberField.POSITION, "x")));

    assertThat(notices()).isEmpty();
  }

  @Test
  void the_extra_range_is_told_as_well() {
    authorise(AuthorisationChange.NONE.extra(new Range(List.of(), List.of(3), List.of())));
    contacts.change(CORP_A, o -> o.add(wu(3)));

    assertThat(changeTypes()).containsExactly("create_user");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 0})
  void a_level_that_reads_no_contacts_is_told_nothing(int level) {
    authorise(AuthorisationChange.NONE.level(level));
    contacts.change(CORP_A, o -> o.add(wu(2)));

    assertThat(notices()).isEmpty();
  }

  @Test
  void a_contacts_app_is_told_of_everybody() {
    authorise(AuthorisationChange.NONE.level(3).visible(Range.NOBODY));
    contacts.change(CORP_A, o -> o.add(wu(3)));

    assertThat(changeTypes()).containsExactly("create_user");
  }

  @Test
  void members_who_authorised_themselves_bring_no_notices() {
    authorise(AuthorisationChange.NONE.authMode(1));
    contacts.change(CORP_A, o -> o.add(wu(2)));

    assertThat(notices()).isEmpty();
  }

  @Test
  void only_what_changed_is_told_and_nothing_that_is_withheld() {
    contacts.change(
        CORP_A, o -> o.change(o.getMember("wangfang").with(MemberField.NAME, "王方").withStatus(2)));

    assertThat(values(only()))
        .containsEntry("ChangeType", "update_user")
        .containsEntry("UserID", "wangfang")
        .containsEntry("Status", "2")
        .doesNotContainKeys("Name", "Department", "NewUserID", "Gender");
  }

  @Test
  void a_new_userid_comes_with_the_old_one() {
    authorise(AuthorisationChange.NONE.visible(Range.ofUsers("lina")));
    contacts.change(CORP_A, o -> o.change(o.getMember("lina").withUserId("li.na")));

    assertThat(values(only()))
        .containsEntry("ChangeType", "update_user")
        .containsEntry("UserID", "lina")
        .containsEntry("NewUserID", "li.na");
    assertThat(authorisation().allowUsers()).containsExactly("li.na");
  }

  @Test
  void who_moves_into_the_range_is_created_and_who_leaves_it_is_deleted() {
    contacts.change(CORP_A, o -> o.change(in(o.getMember("liuyang"), 2)));
    contacts.change(CORP_A, o -> o.change(in(o.getMember("wangfang"), 3)));

    assertThat(changeTypes()).containsExactly("create_user", "delete_user");
  }

  @Test
  void a_member_who_is_gone_is_told_and_gone_from_the_range() {
    authorise(AuthorisationChange.NONE.visible(Range.ofUsers("lina", "wangfang")));
    contacts.change(CORP_A, o -> o.removeMember("lina"));

    assertThat(values(pushed(0)))
        .containsEntry("ChangeType", "delete_user")
        .containsEntry("UserID", "lina");
    assertThat(authorisation().allowUsers()).containsExactly("wangfang");
  }

  @Test
  void departments_are_told_by_id() {
    contacts.change(CORP_A, o -> o.add(new Department(7, "前端组", "", 2, 5, List.of())));
    contacts.change(CORP_A, o -> o.change(new Department(7, "前端", "", 2, 5, List.of())));
    contacts.change(CORP_A, o -> o.removeDepartment(7));
    contacts.change(CORP_A, o -> o.add(new Department(8, "渠道组", "", 3, 5, List.of())));

    assertThat(changeTypes()).containsExactly("create_party", "update_party", "delete_party");
    assertThat(values(pushed(0)))
        .containsEntry("Id", "7")
        .containsEntry("Name", "7")
        .containsEntry("ParentId", "2")
        .containsEntry("Order", "5");
    assertThat(values(pushed(1))).containsEntry("Name", "7").doesNotContainKey("ParentId");
    assertThat(values(pushed(2))).containsEntry("Id", "7").doesNotContainKey("Name");
  }

  @Test
  void a_tag_in_the_range_is_told_with_what_came_and_went() {
    authorise(AuthorisationChange.NONE.visible(new Range(List.of(), List.of(1), List.of(1))));
    contacts.change(
        CORP_A, o -> o.change(o.getTag(1).on(List.of("admin", "zhangwei", "liuyang"), List.of(2))));
    contacts.change(CORP_A, o -> o.change(o.getTag(2).on(List.of(), List.of())));

    assertThat(values(only()))
        .containsEntry("ChangeType", "update_tag")
        .containsEntry("TagId", "1")
        .containsEntry("AddUserItems", "liuyang")
        .containsEntry("DelUserItems", "lina")
        .containsEntry("AddPartyItems", "2")
        .doesNotContainKey("DelPartyItems");
  }

  @Test
  void nothing_is_echoed_to_the_suite_that_did_it() {
    ContactChanges.Changed changed =
        rig.database.tx().call(() -> changes.make(CORP_A, Optional.of(SUITE), o -> o.add(wu(2))));

    assertThat(changed.orders()).isEmpty();
    assertThat(contacts.of(CORP_A).member("wu")).isPresent();
  }

  @Test
  void a_customised_app_is_told_by_an_event_on_its_data_url() {
    SuiteId customised = new SuiteId("dkcustomised");
    rig.database
        .tx()
        .run(
            () -> {
              SandboxSuite suite =
                  SandboxSuite.registered(customised, PushRig.PROVIDER, rig.clock.instant());
              SandboxSuite known = rig.suites.get(SUITE);
              suite.configure(
                  new SuiteForm(
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of(known.token()),
                      Optional.of(known.aesKey()),
                      Optional.of(rig.receiver.url("/dk/command")),
                      Optional.of(rig.receiver.url("/dk/data")),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty()));
              rig.suites.add(suite);
            });
    Consent consent = new Consent(customised, CORP_A, 0, false, Optional.of(PRODUCT));
    Secret code = install.installs.install(consent, false, "").authCode();
    rig.database.tx().run(() -> install.authorisations.exchange(customised, code));

    contacts.change(CORP_A, o -> o.add(wu(2)));

    List<XmlTree> told =
        rig.receiver.received().stream()
            .filter(one -> one.path().equals("/dk/data"))
            .map(one -> XmlTree.parse(one.opened().text()))
            .toList();
    assertThat(told)
        .extracting(one -> one.text("Event").orElse(""))
        .containsExactly("change_contact", "subscribe");
    assertThat(values(told.get(0)))
        .containsEntry("ToUserName", CORP_A.value())
        .containsEntry("FromUserName", "sys")
        .containsEntry("ChangeType", "create_user")
        .containsEntry("UserID", "wu")
        .doesNotContainKeys("SuiteId", "InfoType");
    assertThat(rig.receiver.received()).extracting(Received::path).doesNotContain("/dk/command");
  }

  @Test
  void what_is_refused_changes_nothing_and_is_told_to_nobody() {
    assertThatThrownBy(() -> contacts.change(CORP_A, o -> o.add(wu(2)).removeDepartment(2)))
        .isInstanceOf(ContactRefusal.class);

    assertThat(contacts.of(CORP_A).member("wu")).isEmpty();
    assertThat(notices()).isEmpty();
  }

  @Test
  void a_change_is_kept_and_stays_in_its_corp() {
    contacts.change(CORP_A, o -> o.add(wu(2)));
    contacts.change(CORP_A, o -> o.removeMember("lina"));

    assertThat(contacts.of(CORP_A).member("wu")).isPresent();
    assertThat(contacts.of(CORP_A).member("lina")).isEmpty();
    assertThat(contacts.of(CORP_B).member("wu")).isEmpty();
    assertThat(contacts.of(CORP_B).members()).hasSize(6);
  }

  @Test
  void the_corps_admin_follows_its_contacts_and_they_follow_the_admin() {
    contacts.change(CORP_A, o -> o.appoint(CorpAdmin.creator("lina")));
    assertThat(rig.database.tx().call(() -> rig.corps.get(CORP_A)).adminUserId()).isEqualTo("lina");

    contacts.seatAdmin(CORP_A, "boss", "老板", Optional.empty());
    assertThat(contacts.of(CORP_A).getMember("boss").name()).isEqualTo("老板");
    assertThat(contacts.of(CORP_A).admins().get(0)).isEqualTo(CorpAdmin.creator("boss"));
  }

  @Test
  void changes_that_come_at_once_are_made_one_after_the_other() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            number ->
                rig.database
                    .tx()
                    .run(
                        () -> {
                          // Seen before the lock, as a call of the API sees it.
                          books.of(CORP_A);
                          changes.make(
                              CORP_A,
                              Optional.of(SUITE),
                              o -> o.add(CorpMember.named("wu" + number, "吴", 2)));
                        }));

    assertThat(contacts.of(CORP_A).members()).hasSize(14);
    assertThat(contacts.of(CORP_A).members()).extracting(CorpMember::key).doesNotHaveDuplicates();
  }

  private static CorpMember wu(int department) {
    return CorpMember.named("wu", "吴", department)
        .with(
            Map.of(
                MemberField.MOBILE,
                "10000000099",
                MemberField.GENDER,
                "2",
                MemberField.AVATAR,
                "https://example.com/wu"));
  }

  private static CorpMember in(CorpMember member, int department) {
    return member.in(List.of(new CorpMember.Place(department, 0, false)), department);
  }

  private void authorise(AuthorisationChange change) {
    install.installs.change(SUITE, CORP_A, change);
  }

  private Authorisation authorisation() {
    return rig.database.tx().call(() -> install.authorisations.active(SUITE, CORP_A));
  }

  /** What came to the command URL; the data URL is {@link RangeEventsTest}'s. */
  private List<Received> notices() {
    return rig.receiver.received().stream().filter(one -> one.path().equals("/command")).toList();
  }

  private XmlTree only() {
    assertThat(notices()).hasSize(1);
    return pushed(0);
  }

  private XmlTree pushed(int number) {
    return XmlTree.parse(notices().get(number).opened().text());
  }

  private List<String> changeTypes() {
    return notices().stream()
        .map(one -> XmlTree.parse(one.opened().text()).text("ChangeType").orElseThrow())
        .toList();
  }

  private static Map<String, String> values(XmlTree notice) {
    return notice.children().stream().collect(Collectors.toMap(XmlTree::name, XmlTree::text));
  }
}
