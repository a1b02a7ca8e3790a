package dev.suitehub.sandbox.push;

import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushFaultsTest {

  @AutoClose private final PushRig rig = new PushRig();

  @Test
  void a_late_ticket_is_as_old_as_it_is_late() {
    rig.switchOn(
        Fault.Plan.always(FaultName.LATE_TICKET, Target.of(SUITE.value(), ""))
            .delay(Duration.ofMinutes(29)));
    Secret ticket = push();

    assertThat(seconds(0))
        .isEqualTo(rig.clock.instant().minus(Duration.ofMinutes(29)).getEpochSecond());
    assertThat(isValid(ticket)).isTrue();
    rig.clock.turn(Duration.ofMinutes(1));
    assertThat(isValid(ticket)).isFalse();
  }

  @Test
  void a_missing_ticket_is_good_and_nobody_gets_it() {
    rig.switchOn(
        Fault.Plan.always(FaultName.MISSING_TICKET, Target.of(SUITE.value(), "")).times(1));
    Secret ticket = push();

    assertThat(rig.receiver.received()).isEmpty();
    assertThat(isValid(ticket)).isTrue();
    push();
    assertThat(rig.receiver.received()).hasSize(1);
  }

  @Test
  void a_duplicate_ticket_comes_twice() {
    rig.switchOn(FaultName.DUPLICATE_TICKET);
    push();

    assertThat(tickets()).hasSize(2);
    assertThat(tickets().get(0)).isEqualTo(tickets().get(1));
  }

  @Test
  void of_reordered_tickets_the_older_one_comes_last_and_both_are_good() {
    rig.switchOn(FaultName.REORDERED_TICKETS);
    push();

    assertThat(seconds(1)).isEqualTo(seconds(0) - 600);
    assertThat(tickets()).doesNotHaveDuplicates().allMatch(this::isValid);
  }

  @Test
  void a_foreign_ticket_names_another_suite_inside_and_out() {
    rig.switchOn(FaultName.FOREIGN_TICKET);
    Secret own = push();

    Receiver.Received received = rig.receiver.received().get(0);
    String other = Notice.parse(received.opened().text()).field("SuiteId").orElseThrow();
    assertThat(other).isNotEqualTo(SUITE.value());
    assertThat(received.opened().receiveId()).isEqualTo(other);
    assertThat(tickets()).doesNotContain(own);
  }

  @Test
  void a_ticket_that_is_due_goes_wrong_just_so() {
    rig.switchOn(FaultName.DUPLICATE_TICKET);
    rig.tickets.pushDue();

    assertThat(rig.receiver.received()).hasSize(2);
  }

  @Test
  void a_wrong_receiveid_is_nobodys_that_is_known() {
    rig.switchOn(FaultName.WRONG_RECEIVEID);
    push();

    assertThat(rig.receiver.received().get(0).opened().receiveId())
        .startsWith("ww")
        .isNotEqualTo(SUITE.value());
  }

  @ParameterizedTest
  @CsvSource({"RETRY_SAME_CIPHER, 1", "RETRY_FRESH_CIPHER, 2"})
  void a_retry_is_the_same_text_in_the_same_cipher_or_in_a_fresh_one(FaultName name, int ciphers) {
    rig.switchOn(name);
    push();

    assertThat(rig.receiver.received()).hasSize(2);
    assertThat(tickets().get(0)).isEqualTo(tickets().get(1));
    assertThat(rig.receiver.received().stream().map(Receiver.Received::encrypt).distinct())
        .hasSize(ciphers);
    assertThat(newest().attempts()).extracting(Attempt::fresh).containsExactly(true, ciphers == 2);
  }

  @Test
  void a_strict_reader_refuses_a_key_with_spare_bits_and_a_lax_one_takes_it() {
    key("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    rig.switchOn(FaultName.STRICT_KEY);

    assertThat(rig.checks().check(rig.suite()))
        .extracting(Push::verdict)
        .containsOnly(Verdict.BAD_KEY);
    assertThat(rig.receiver.received()).isEmpty();

    rig.switchOn(Fault.Plan.always(FaultName.LAX_KEY, Target.of(SUITE.value(), "")));
    assertThat(rig.checks().check(rig.suite()))
        .extracting(Push::verdict)
        .containsOnly(Verdict.ACCEPTED);
  }

  @Test
  void a_strict_reader_takes_a_key_without_spare_bits() {
    // G and E begin with the same four bits.
    key("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFE");
    rig.switchOn(FaultName.STRICT_KEY);

    assertThat(rig.checks().check(rig.suite()))
        .extracting(Push::verdict)
        .containsOnly(Verdict.ACCEPTED);
  }

  private Secret push() {
    Secret ticket = Secret.of("T-" + rig.clock.instant());
    rig.tickets.push(SUITE, new Tickets.Wish(Optional.of(ticket), Optional.empty(), true));
    return ticket;
  }

  private boolean isValid(Secret ticket) {
    return rig.database.tx().call(() -> rig.tickets.isValid(SUITE, ticket));
  }

  private List<Secret> tickets() {
    return rig.receiver.received().stream()
        .map(one -> Notice.parse(one.opened().text()).secret("SuiteTicket").orElseThrow())
        .toList();
  }

  private long seconds(int number) {
    return Notice.parse(rig.receiver.received().get(number).opened().text())
        .timeStamp()
        .orElseThrow()
        .getEpochSecond();
  }

  private Push newest() {
    return rig.database.tx().call(() -> rig.pushes.newest(Pushes.Wanted.ALL, 1)).get(0);
  }

  private void key(String aesKey) {
    Optional<String> same = Optional.empty();
    SuiteForm form =
        new SuiteForm(
            same,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Secret.of(aesKey)),
            same,
            same,
            same,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    rig.database.tx().run(() -> rig.suites.get(SUITE).configure(form));
  }
}
