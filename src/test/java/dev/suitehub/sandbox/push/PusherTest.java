package dev.suitehub.sandbox.push;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.push.Receiver.Reaction;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PusherTest {

  @AutoClose private final PushRig rig = new PushRig();

  @Test
  void a_command_notice_is_sealed_for_the_suite() {
    Push push = rig.pusher.push(PushOrder.command(rig.suite(), "", createAuth()));

    Receiver.Received received = rig.receiver.received().get(0);
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.path()).isEqualTo("/command");
    assertThat(received.toUserName()).isEqualTo(SUITE.value());
    assertThat(received.agentId()).isEmpty();
    assertThat(received.opened().receiveId()).isEqualTo(SUITE.value());
    Notice notice = Notice.parse(received.opened().text());
    assertThat(notice.type()).isEqualTo(NoticeType.CREATE_AUTH);
    assertThat(notice.field("State")).contains("abc");
    assertThat(notice.field("AuthCode")).contains("the-code");
    assertThat(push.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(push.answer()).isEqualTo("success");
  }

  @Test
  void a_data_message_is_sealed_for_the_corp_whose_id_stands_in_the_url() {
    String text =
        NoticeText.message(CORP_A, "zhang", "你好 👋", "42", "1000001", rig.clock.instant());
    rig.pusher.push(PushOrder.data(rig.suite(), CORP_A, "1000001", text));

    Receiver.Received received = rig.receiver.received().get(0);
    assertThat(received.path()).isEqualTo("/data/wwcorpa");
    assertThat(received.toUserName()).isEqualTo(CORP_A.value());
    assertThat(received.agentId()).isEqualTo("1000001");
    assertThat(received.opened().receiveId()).isEqualTo(CORP_A.value());
    assertThat(Notice.parse(received.opened().text()).field("Content")).contains("你好 👋");
  }

  @Test
  @Tag("sandbox-R5")
  void what_is_kept_holds_neither_ticket_nor_code_nor_state() {
    rig.pusher.push(PushOrder.command(rig.suite(), "", createAuth()));

    Push kept = newest();
    assertThat(kept.type()).isEqualTo("create_auth");
    assertThat(kept.summary()).contains("create_auth").doesNotContain("abc", "the-code");
    assertThat(kept.plain()).contains("create_auth").doesNotContain("abc", "the-code");
  }

  @Test
  @Tag("complaint-07")
  @Tag("sandbox-R4")
  void a_command_wants_exactly_success() {
    rig.receiver.reacts(Reaction.NEWLINE_TOO_MANY);
    Push push = rig.pusher.push(PushOrder.command(rig.suite(), "", createAuth()));

    assertThat(push.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(push.problem()).contains("success");
  }

  @Test
  void another_status_is_a_refusal_and_not_sent_again() {
    rig.receiver.reacts(Reaction.STATUS_500);
    Push push = rig.pusher.push(data("hello"));

    assertThat(push.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(push.status()).isEqualTo(500);
    assertThat(rig.receiver.received()).hasSize(1);
  }

  @Test
  @Tag("sandbox-R4")
  void a_data_message_without_answer_is_sent_three_times() {
    rig.receiver.reacts(Reaction.HANGS_UP);
    Push push = rig.pusher.push(data("hello"));

    assertThat(push.verdict()).isEqualTo(Verdict.NO_ANSWER);
    assertThat(push.tries()).isEqualTo(3);
    assertThat(rig.receiver.received().size()).isGreaterThanOrEqualTo(3);
  }

  @Test
  @Tag("sandbox-R4")
  void a_command_without_answer_is_not_sent_again() {
    rig.receiver.close();
    Push push = rig.pusher.push(PushOrder.command(rig.suite(), "", createAuth()));

    assertThat(push.verdict()).isEqualTo(Verdict.NO_ANSWER);
    assertThat(push.status()).isZero();
    assertThat(push.tries()).isEqualTo(1);
  }

  @Test
  void a_url_check_sends_the_provider_and_wants_the_plaintext_back() {
    List<Push> checks = new UrlChecks(rig.pusher).check(rig.suite());

    assertThat(checks).extracting(Push::verdict).containsOnly(Verdict.ACCEPTED).hasSize(2);
    assertThat(rig.receiver.received())
        .extracting(Receiver.Received::path)
        .containsExactly("/command", "/data/wwprovider");
    assertThat(rig.receiver.received())
        .allMatch(one -> one.opened().receiveId().equals(PROVIDER.value()));
  }

  @Test
  void a_url_check_fails_on_one_newline() {
    rig.receiver.reacts(Reaction.NEWLINE_TOO_MANY);

    assertThat(new UrlChecks(rig.pusher).check(rig.suite()))
        .extracting(Push::verdict)
        .containsOnly(Verdict.WRONG_ANSWER);
  }

  @Test
  void a_provider_without_a_url_has_nothing_to_check_and_nowhere_to_push() {
    assertThat(new UrlChecks(rig.pusher).check(rig.provider())).isEmpty();
    assertThatThrownBy(() -> PushOrder.system(rig.provider(), "<xml/>"))
        .hasMessageContaining("SYSTEM");
  }

  @Test
  void bulk_tells_which_were_taken() {
    List<Bulk.Item> items =
        IntStream.range(0, 40).mapToObj(i -> new Bulk.Item("m" + i, data("message " + i))).toList();
    List<Bulk.Outcome> outcomes = new Bulk(rig.sender).send(items, 8);

    assertThat(outcomes).extracting(Bulk.Outcome::verdict).containsOnly(Verdict.ACCEPTED);
    assertThat(outcomes).extracting(Bulk.Outcome::id).doesNotHaveDuplicates().hasSize(40);
    assertThat(rig.receiver.received())
        .extracting(received -> received.opened().text())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_ticket_is_valid_for_thirty_minutes_for_its_suite_and_only_its_hash_is_kept() {
    Secret ticket = Secret.of("T-" + Fresh.digits(8));
    Tickets.Pushed pushed =
        rig.tickets.push(
            SUITE, new Tickets.Wish(Optional.of(ticket), Optional.of(1_700_000_000L), true));

    Notice notice = Notice.parse(rig.receiver.received().get(0).opened().text());
    assertThat(notice.secret("SuiteTicket")).contains(ticket);
    assertThat(notice.timeStamp().orElseThrow().getEpochSecond()).isEqualTo(1_700_000_000L);
    assertThat(pushed.ticketHash()).isEqualTo(Fresh.hash(ticket.reveal()));
    assertThat(isValid(ticket)).isTrue();
    rig.clock.turn(java.time.Duration.ofMinutes(30));
    assertThat(isValid(ticket)).isFalse();
  }

  @Test
  void a_ticket_that_the_api_does_not_know_is_pushed_all_the_same() {
    Secret ticket = Secret.of("unknown");
    rig.tickets.push(SUITE, new Tickets.Wish(Optional.of(ticket), Optional.empty(), false));

    assertThat(rig.receiver.received()).hasSize(1);
    assertThat(isValid(ticket)).isFalse();
  }

  @Test
  void a_due_ticket_is_pushed_once_per_interval() {
    rig.tickets.pushDue();
    rig.tickets.pushDue();
    assertThat(rig.receiver.received()).hasSize(1);

    rig.clock.turn(java.time.Duration.ofMinutes(10));
    rig.tickets.pushDue();
    assertThat(rig.receiver.received()).hasSize(2);
    assertThat(rig.database.tx().call(() -> rig.tickets.lastIssued(SUITE)))
        .contains(rig.clock.instant());
  }

  @Test
  void a_suite_whose_url_leads_nowhere_keeps_nobody_elses_ticket_back() {
    SuiteId odd = new SuiteId("wwodd");
    rig.database
        .tx()
        .run(
            () -> {
              SandboxSuite suite =
                  SandboxSuite.registered(odd, PROVIDER, rig.clock.instant().minusSeconds(60));
              suite.configure(commandUrl("http://$CORPID$.example/command"));
              rig.suites.add(suite);
            });

    rig.tickets.pushDue();

    assertThat(rig.receiver.received()).hasSize(1);
  }

  @Test
  void after_the_clock_was_turned_back_the_next_ticket_is_due_at_once_and_then_in_its_turn() {
    rig.clock.turn(java.time.Duration.ofDays(90));
    rig.tickets.pushDue();
    rig.clock.turn(java.time.Duration.ofDays(-90));

    rig.tickets.pushDue();
    rig.tickets.pushDue();

    assertThat(rig.receiver.received()).hasSize(2);
  }

  @Test
  void a_node_whose_clock_is_a_bit_behind_pushes_no_ticket_of_its_own() {
    rig.tickets.pushDue();
    rig.clock.turn(java.time.Duration.ofMinutes(-10));
    rig.tickets.pushDue();

    assertThat(rig.receiver.received()).hasSize(1);
  }

  private static SuiteForm commandUrl(String url) {
    return new SuiteForm(
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
        Optional.empty(),
        Optional.empty());
  }

  private boolean isValid(Secret ticket) {
    return rig.database.tx().call(() -> rig.tickets.isValid(SUITE, ticket));
  }

  private PushOrder data(String content) {
    String text =
        NoticeText.message(CORP_A, "admin", content, Fresh.digits(9), "0", rig.clock.instant());
    return PushOrder.data(rig.suite(), CORP_A, "0", text);
  }

  private String createAuth() {
    return NoticeText.createAuth(SUITE, Secret.of("the-code"), "abc", rig.clock.instant());
  }

  private Push newest() {
    return rig.database.tx().call(() -> rig.pushes.newest(Pushes.Wanted.ALL, 1)).get(0);
  }
}
