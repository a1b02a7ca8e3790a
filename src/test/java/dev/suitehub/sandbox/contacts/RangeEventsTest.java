package dev.suitehub.sandbox.contacts;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.contacts.CorpAdmin.Rank;
import dev.suitehub.sandbox.install.AuthorisationChange;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.push.Receiver;
import dev.suitehub.sandbox.push.Verdict;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.XmlTree;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** subscribe, unsubscribe and change_app_admin on the data URL, and the special grants. */
class RangeEventsTest {

  private static final Range PRODUCT = new Range(List.of(), List.of(2), List.of());
  private static final Range MARKET = new Range(List.of(), List.of(3), List.of());

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final ContactBooks books = new ContactBooks(rig.database.entities(), rig.corps);
  private final RangeEvents events = new RangeEvents(rig.suites, rig.clock);
  private final Contacts contacts =
      new Contacts(
          books,
          new ContactChanges(books, install.authorisations, rig.suites, events, rig.clock),
          rig.pusher,
          rig.database.tx());
  private final GrantChanges grants =
      new GrantChanges(
          books,
          install.authorisations,
          rig.suites,
          rig.providers,
          install.installs,
          events,
          rig.pusher,
          new Announcer(rig.pusher, rig.clock),
          rig.database.tx());

  @BeforeEach
  void product_sees_the_app() {
    install.exchange(install.authCode(CORP_A));
    install.installs.change(SUITE, CORP_A, AuthorisationChange.NONE.visible(PRODUCT));
  }

  @Test
  void another_range_brings_who_comes_and_who_goes() {
    grants.change(SUITE, CORP_A, AuthorisationChange.NONE.visible(MARKET));

    // chenjing is in both departments.
    assertThat(told())
        .containsExactly(
            "subscribe lina", "subscribe liuyang", "unsubscribe wangfang", "unsubscribe zhangwei");
    assertThat(pushed("/command"))
        .extracting(one -> value(one, "InfoType"))
        .containsExactly("change_auth");
    XmlTree first = pushed("/data/wwcorpa").get(0);
    assertThat(value(first, "ToUserName")).isEqualTo("wwcorpa");
    assertThat(value(first, "EventKey")).isEmpty();
    assertThat(value(first, "AgentID")).isNotEmpty();
  }

  @Test
  void without_a_command_url_who_comes_and_goes_is_told_all_the_same() {
    rig.database.tx().run(() -> rig.suites.get(SUITE).configure(without("", null)));

    GrantChanges.Told told = grants.change(SUITE, CORP_A, AuthorisationChange.NONE.visible(MARKET));

    assertThat(told.changeAuth()).isEmpty();
    assertThat(told.events()).hasSize(4);
    assertThat(told()).hasSize(4);
  }

  @Test
  void a_url_that_gives_no_answer_is_waited_for_once() {
    rig.receiver.reacts(Receiver.Reaction.HANGS_UP);

    GrantChanges.Told told = grants.change(SUITE, CORP_A, AuthorisationChange.NONE.visible(MARKET));

    assertThat(told.changeAuth().orElseThrow().verdict()).isEqualTo(Verdict.NO_ANSWER);
    assertThat(told.events()).extracting(Push::verdict).containsExactly(Verdict.NO_ANSWER);
    List<Push> gone =
        contacts.change(CORP_A, o -> o.removeMember("lina").removeMember("liuyang")).pushes();
    assertThat(gone).extracting(Push::url).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void the_extra_range_is_only_read_and_brings_nobody() {
    grants.change(SUITE, CORP_A, AuthorisationChange.NONE.extra(MARKET));

    assertThat(told()).isEmpty();
  }

  @Test
  void a_change_that_wecom_tells_nobody_of_brings_no_event_either() {
    grants.changeSilently(SUITE, CORP_A, AuthorisationChange.NONE.visible(MARKET));

    assertThat(rig.receiver.received()).isEmpty();
  }

  @Test
  void who_is_made_moved_disabled_or_deleted_comes_and_goes() {
    contacts.change(CORP_A, o -> o.add(CorpMember.named("wu", "吴", 2)));
    contacts.change(CORP_A, o -> o.change(o.getMember("wu").withUserId("wu2")));
    contacts.change(CORP_A, o -> o.change(moved(o.getMember("wu2"), 3)));
    contacts.change(CORP_A, o -> o.change(moved(o.getMember("wu2"), 2)));
    contacts.change(CORP_A, o -> o.change(o.getMember("wu2").withStatus(CorpMember.DISABLED)));
    contacts.change(CORP_A, o -> o.removeMember("zhangwei"));

    assertThat(told())
        .containsExactly(
            "subscribe wu",
            "unsubscribe wu2",
            "subscribe wu2",
            "unsubscribe wu2",
            "unsubscribe zhangwei");
  }

  @Test
  void who_has_not_joined_yet_comes_when_he_does() {
    contacts.change(
        CORP_A, o -> o.add(CorpMember.named("wu", "吴", 2).withStatus(CorpMember.NOT_ACTIVATED)));
    assertThat(told()).isEmpty();

    contacts.change(CORP_A, o -> o.change(o.getMember("wu").withStatus(CorpMember.ACTIVE)));
    assertThat(told()).containsExactly("subscribe wu");
  }

  @Test
  void a_tag_in_the_range_brings_whom_it_is_put_on() {
    install.installs.change(
        SUITE,
        CORP_A,
        AuthorisationChange.NONE.visible(new Range(List.of(), List.of(), List.of(1))));
    contacts.change(CORP_A, o -> o.change(o.getTag(1).on(List.of("lina", "liuyang"), List.of())));

    assertThat(told())
        .containsExactly("subscribe liuyang", "unsubscribe admin", "unsubscribe zhangwei");
  }

  @Test
  void of_very_many_only_the_first_are_told() {
    contacts.change(
        CORP_A,
        o -> {
          Organisation more = o;
          for (int i = 0; i <= RangeEvents.MOST; i++) {
            more = more.add(CorpMember.named("wu%03d".formatted(i), "吴", 2));
          }
          return more;
        });

    assertThat(told())
        .isEqualTo(
            IntStream.range(0, RangeEvents.MOST).mapToObj("subscribe wu%03d"::formatted).toList());
  }

  @Test
  void a_suite_without_a_data_url_hears_nothing() {
    rig.database.tx().run(() -> rig.suites.get(SUITE).configure(without(null, "")));

    grants.change(SUITE, CORP_A, AuthorisationChange.NONE.visible(MARKET));

    assertThat(pushed("/command")).hasSize(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void other_admins_of_the_app_are_told_and_those_of_other_apps_are_not() {
    contacts.change(CORP_A, o -> o.appoint(sub("lina", Map.of("wwother", 1))));
    assertThat(told()).isEmpty();

    contacts.change(CORP_A, o -> o.appoint(sub("lina", Map.of(SUITE.value(), 0))));
    contacts.change(CORP_A, o -> o.appoint(sub("lina", Map.of(SUITE.value(), 1))));
    contacts.change(CORP_A, o -> o.dismiss("lina"));

    assertThat(told())
        .containsExactly("change_app_admin sys", "change_app_admin sys", "change_app_admin sys");
  }

  @Test
  void another_admin_of_a_corp_whose_contacts_nobody_has_changed_is_told() {
    Organisation before = contacts.of(CORP_A);
    rig.database
        .tx()
        .run(
            () ->
                rig.corps
                    .get(CORP_A)
                    .configure(Optional.empty(), Optional.of("boss"), Optional.empty()));

    contacts.seatAdmin(CORP_A, "boss", "老板", Optional.of(before));

    assertThat(told()).containsExactly("change_app_admin sys");
  }

  @Test
  void each_special_grant_has_its_notice_when_it_comes_and_some_when_they_go() {
    rig.enterSystemUrl();
    grants.agree(SUITE, CORP_A, EnumSet.allOf(SpecialGrant.class));
    assertThat(infoTypes())
        .containsExactly(
            "corp_arch_auth",
            "approve_special_auth",
            "auth_data_permission",
            "agree_external_userid_migration");
    assertThat(value(pushed("/system").get(0), "ServiceCorpId")).isEqualTo("wwprovider");

    rig.receiver.received().clear();
    grants.agree(SUITE, CORP_A, EnumSet.of(SpecialGrant.CORP_ARCH));
    assertThat(infoTypes()).containsExactly("cancel_special_auth");
    assertThat(rig.database.tx().call(() -> install.authorisations.active(SUITE, CORP_A).granted()))
        .containsExactly(SpecialGrant.CORP_ARCH);
  }

  @Test
  void with_the_structure_granted_all_departments_are_known_and_no_more_members() {
    Sight before = sight();
    assertThat(before.knownDepartments()).extracting(Department::id).containsExactly(2);

    grants.agree(SUITE, CORP_A, EnumSet.of(SpecialGrant.CORP_ARCH));

    assertThat(sight().knownDepartments()).extracting(Department::id).containsExactly(1, 2, 3);
    assertThat(sight().departments()).extracting(Department::id).containsExactly(2);
    assertThat(sight().reads(contacts.of(CORP_A).getMember("lina"))).isFalse();
    assertThat(sight().namesLeader(contacts.of(CORP_A).getMember("lina"))).isTrue();
  }

  private Sight sight() {
    return rig.database
        .tx()
        .call(() -> Sight.of(install.authorisations.active(SUITE, CORP_A), books.of(CORP_A)));
  }

  private List<String> infoTypes() {
    return rig.receiver.received().stream()
        .map(one -> value(XmlTree.parse(one.opened().text()), "InfoType"))
        .toList();
  }

  private List<String> told() {
    return pushed("/data/wwcorpa").stream()
        .map(one -> value(one, "Event") + " " + value(one, "FromUserName"))
        .toList();
  }

  private List<XmlTree> pushed(String path) {
    List<XmlTree> pushed = new ArrayList<>();
    rig.receiver.received().stream()
        .filter(one -> one.path().equals(path))
        .forEach(one -> pushed.add(XmlTree.parse(one.opened().text())));
    return pushed;
  }

  private static String value(XmlTree tree, String name) {
    return tree.text(name).orElse("absent");
  }

  private static CorpAdmin sub(String userId, Map<String, Integer> apps) {
    return new CorpAdmin(userId, Rank.SUB, apps, List.of());
  }

  private static CorpMember moved(CorpMember member, int department) {
    return member.in(List.of(new CorpMember.Place(department, 0, false)), department);
  }

  private static SuiteForm without(@Nullable String commandUrl, @Nullable String dataUrl) {
    return new SuiteForm(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(commandUrl),
        Optional.ofNullable(dataUrl),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
