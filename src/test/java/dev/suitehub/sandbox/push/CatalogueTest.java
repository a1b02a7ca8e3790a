package dev.suitehub.sandbox.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeShape;
import dev.suitehub.wire.NoticeType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  /** Seen in one peer's constants only, and kept to see that the unknown is taken too. */
  private static final String UNKNOWN_TO_WIRE = "del_auth";

  @AutoClose private final PushRig rig = new PushRig();
  private final Announcer announcer = new Announcer(rig.pusher, rig.clock);

  @Test
  void every_entry_is_pushed_and_understood_by_who_receives_it() {
    rig.enterSystemUrl();
    for (CatalogueEntry entry : Catalogue.all()) {
      rig.receiver.received().clear();
      Push push = announcer.announce(entry.name(), scene(), Map.of());

      assertThat(push.verdict()).as(entry.name()).isEqualTo(Verdict.ACCEPTED);
      Notice notice = Notice.parse(rig.receiver.received().get(0).opened().text());
      if (!entry.name().equals(UNKNOWN_TO_WIRE)) {
        assertThat(notice.type()).as(entry.name()).isNotEqualTo(NoticeType.UNKNOWN);
      }
      assertThat(notice.timeStamp()).as(entry.name()).contains(rig.clock.instant());
      assertThat(notice.shape()).as(entry.name()).isEqualTo(shape(entry.name()));
      assertThat(rig.receiver.received().get(0).opened().text())
          .as(entry.name())
          .doesNotContain("[CDATA[$CORP", "$USER", "$AGENT", "$SUITE", "$PROVIDER", "$NOW");
    }
  }

  @Test
  void everything_that_wire_knows_is_in_the_catalogue_and_the_other_way_round() {
    List<String> known =
        Arrays.stream(NoticeType.values())
            .filter(type -> type != NoticeType.UNKNOWN)
            .flatMap(
                type ->
                    Stream.of(NoticeShape.INFO, NoticeShape.EVENT, NoticeShape.MESSAGE)
                        .filter(type::comesAs)
                        .map(shape -> shape + " " + type.wireName()))
            .toList();
    List<String> listed =
        Catalogue.all().stream()
            .map(CatalogueEntry::name)
            .filter(name -> !name.equals(UNKNOWN_TO_WIRE))
            .map(name -> shape(name) + " " + type(name))
            .toList();

    assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(known));
  }

  @Test
  void every_entry_is_explained_in_both_languages_with_its_document() {
    assertThat(Catalogue.all())
        .allSatisfy(
            entry -> {
              assertThat(entry.chinese()).matches(".*\\p{IsHan}.*");
              assertThat(entry.english()).matches("[\\p{ASCII}]{10,120}");
              assertThat(entry.document()).matches("[0-9]{5,6}|peer");
            });
  }

  @Test
  void every_entry_says_when_it_is_sent_or_why_it_is_not() {
    assertThat(Catalogue.all())
        .allSatisfy(
            entry ->
                assertThat(entry.when())
                    .as(entry.name())
                    .matches("(sent when|on demand only:) [\\p{ASCII}]{10,160}"));
  }

  /** What callbacks.md has in 4.1, 4.2, 4.7 and 5, and the sandbox has no act for. */
  @Test
  void of_what_the_issue_names_only_this_waits_to_be_asked_for() {
    List<String> waiting =
        Catalogue.all().stream()
            .filter(entry -> !entry.isSent())
            .map(CatalogueEntry::name)
            .toList();

    assertThat(waiting)
        .filteredOn(CatalogueTest::isNamedByTheIssue)
        .containsExactlyInAnyOrder(
            "expire_remind_data_permission",
            "del_auth",
            "license_pay_success",
            "license_refund",
            "auto_activate",
            "advanced_api_pay_success",
            "advanced_api_refund",
            "advanced_api_trial_expired",
            "advanced_api_expired",
            "add_device",
            "del_device",
            "device_feature_change",
            "connect_info",
            "disconnect_info",
            "error_report",
            "fetch_log_finish",
            "remark_device_name",
            "event.share_agent_change",
            "event.share_chain_change",
            "event.batch_job_result",
            "event.open_approval_change",
            "event.sys_approval_change",
            "event.unlicensed_notify",
            "event.inactive_alert",
            "event.low_active_alert",
            "event.close_inactive_agent",
            "event.reopen_inactive_agent",
            "event.low_active",
            "event.active_restored",
            "event.switch_workbench_mode",
            "event.kf_msg_or_event",
            "event.kf_account_auth_change",
            "event.upload_media_job_finish",
            "event.living_status_change",
            "event.modify_calendar",
            "event.delete_calendar",
            "event.add_schedule",
            "event.modify_schedule",
            "event.delete_schedule",
            "event.respond_schedule",
            "event.book_meeting_room",
            "event.cancel_meeting_room",
            "event.wedrive_insufficient_capacity");
  }

  /** All but 4.3 customers, 4.4 shared apps, 4.5 schools, 4.6 the cashier and 4.8. */
  private static boolean isNamedByTheIssue(String name) {
    return !name.matches(
        "(change_external_|customer_acquisition|share_|change_school_).*|open_order|change_order"
            + "|pay_for_app_success|refund|change_editon|cancel_order|batch_job_result"
            + "|device_data_auth_change|chat_archive_.*|conversation_new_message|hit_keyword"
            + "|program_notify");
  }

  @Test
  void numbers_have_no_cdata_and_repeated_elements_stand_side_by_side() {
    String text =
        Catalogue.get("auto_activate")
            .write(Map.of("$CORP", "wwcorp", "$NOW", "1700000000", "$USER", "li"), Map.of());

    assertThat(text)
        .contains("<Scene>1</Scene>", "<ExpireTime>1700000000</ExpireTime>")
        .contains("<AuthCorpId><![CDATA[wwcorp]]></AuthCorpId>");
    assertThat(Notice.parse(text).tree().children("AccountList")).hasSize(2);
  }

  @Test
  void a_given_value_replaces_the_example_and_an_emptied_one_is_left_out() {
    CatalogueEntry entry = Catalogue.get("change_external_contact.add_external_contact");

    Notice notice =
        Notice.parse(entry.write(Map.of(), Map.of("UserID", "wu ]]> <x>", "State", "")));

    assertThat(notice.field("UserID")).contains("wu ]]> <x>");
    assertThat(notice.tree().child("State")).isEmpty();
    assertThat(notice.changeType()).contains("add_external_contact");
    assertThat(Notice.parse(Catalogue.get("event.subscribe").write(Map.of(), Map.of())).tree())
        .satisfies(tree -> assertThat(tree.text("EventKey")).contains(""));
  }

  @Test
  void what_is_in_no_catalogue_is_a_problem() {
    assertThat(Catalogue.find("event.nope")).isEmpty();
    assertThatThrownBy(() -> Catalogue.get("event.nope")).hasMessageContaining("event.nope");
  }

  private Scene scene() {
    return new Scene(
        Optional.of(rig.suite()), rig.provider(), Optional.of(PushRig.CORP_A), "1000001", "li");
  }

  private static NoticeShape shape(String name) {
    return name.startsWith("event.")
        ? NoticeShape.EVENT
        : name.startsWith("message.") ? NoticeShape.MESSAGE : NoticeShape.INFO;
  }

  private static String type(String name) {
    String[] parts = name.split("\\.", -1);
    return shape(name) == NoticeShape.INFO ? parts[0] : parts[1];
  }
}
