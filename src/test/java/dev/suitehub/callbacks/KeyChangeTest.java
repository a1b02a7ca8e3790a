package dev.suitehub.callbacks;

import static dev.suitehub.callbacks.Hub.CRM;
import static dev.suitehub.callbacks.Hub.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.journal.Refusal;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.SuiteId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Token and EncodingAESKey of a URL change in WeCom's console some time after the hub. */
class KeyChangeTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");
  private static final CallbackUrl DATA = new CallbackUrl(UrlKind.DATA, "crm");
  private static final CallbackUrl SYSTEM = new CallbackUrl(UrlKind.SYSTEM, "acme");
  private static final ProviderKey ACME = new ProviderKey("acme");
  private static final Answer SUCCESS = new Answer(200, "success");
  private static final CallbackKey OLD = Hub.key("crm");
  private static final String OTHER_AES_KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
  private static final CallbackKey PLANNED = Hub.key("planned", OTHER_AES_KEY);

  @AutoClose private final Hub hub = new Hub();
  private final CallbackIntake intake = hub.intake();
  private int number;

  @Test
  @Tag("callbacks-R6")
  void while_wecom_still_has_the_old_key_its_messages_are_accepted_and_nothing_changes() {
    plan();

    assertThat(command(OLD)).isEqualTo(SUCCESS);

    assertThat(crm().current()).isEqualTo(OLD);
    assertThat(crm().next()).contains(PLANNED);
    assertThat(audit()).isEmpty();
  }

  @Test
  @Tag("callbacks-R6")
  void a_url_check_with_the_planned_key_passes_and_promotes_nothing() {
    plan();

    assertThat(intake.answer(Hub.check(COMMAND, PLANNED, "123", "wwAcme")).text()).isEqualTo("123");

    assertThat(crm().next()).contains(PLANNED);
    assertThat(command(OLD)).isEqualTo(SUCCESS);
  }

  @Test
  @Tag("callbacks-R6")
  void the_first_message_with_the_planned_key_promotes_it_and_the_old_one_is_accepted_for_a_day() {
    plan();

    assertThat(command(PLANNED)).isEqualTo(SUCCESS);

    assertThat(crm().current()).isEqualTo(PLANNED);
    assertThat(crm().next()).isEmpty();
    assertThat(audit()).containsExactly("wecom suite.callback-key suite/crm");
    hub.clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(command(OLD)).isEqualTo(SUCCESS);
    assertThat(crm().current()).as("a late message is no way back").isEqualTo(PLANNED);
    hub.clock.advance(Duration.ofSeconds(1));
    assertThat(command(OLD)).isEqualTo(Answer.REFUSED);
    assertThat(refusal().reason()).isEqualTo(RefusalReason.SIGNATURE);
    assertThat(refusal().detail())
        .contains(
            "signed with the key that was replaced at 2026-11-22T12:00:00Z"
                + " and was accepted until 2026-11-23T12:00:00Z");
    assertThat(command(PLANNED)).isEqualTo(SUCCESS);
    assertThat(hub.routed).hasSize(3);
  }

  @Test
  void a_message_on_the_data_url_promotes_it_too() {
    plan();

    assertThat(intake.answer(Hub.notice(DATA, PLANNED, "<xml/>", "wpKnown")).status())
        .isEqualTo(200);

    assertThat(crm().current()).isEqualTo(PLANNED);
  }

  @Test
  void the_system_url_of_a_provider_has_its_planned_key_too() {
    CallbackKey old = Hub.key("acme");
    hub.plan("provider", "planned", OTHER_AES_KEY);
    intake.answer(Hub.check(SYSTEM, PLANNED, "123", "wwAcme"));
    assertThat(acme().current()).isEqualTo(old);

    assertThat(intake.answer(Hub.notice(SYSTEM, PLANNED, "<xml/>", "wwAcme"))).isEqualTo(SUCCESS);

    assertThat(acme().current()).isEqualTo(PLANNED);
    assertThat(acme().previous()).contains(old);
    assertThat(intake.answer(Hub.notice(SYSTEM, old, "<xml>2</xml>", "wwAcme"))).isEqualTo(SUCCESS);
    assertThat(audit()).containsExactly("wecom provider.callback-key provider/acme");
  }

  @Test
  @Tag("callbacks-R6")
  void a_message_for_somebody_else_promotes_nothing() {
    plan();

    assertThat(intake.answer(Hub.notice(COMMAND, PLANNED, text(), "ww-shop")))
        .isEqualTo(Answer.REFUSED);

    assertThat(refusal().reason()).isEqualTo(RefusalReason.RECEIVER);
    assertThat(crm().next()).contains(PLANNED);
  }

  @Test
  void a_duplicate_promotes_it_as_well() {
    String text = text();
    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));
    plan();

    assertThat(intake.answer(Hub.notice(COMMAND, PLANNED, text, "ww-crm"))).isEqualTo(SUCCESS);

    assertThat(crm().current()).isEqualTo(PLANNED);
    assertThat(hub.routed).hasSize(1);
  }

  @Test
  @Tag("callbacks-R1")
  void when_the_message_cannot_be_kept_nothing_is_promoted() {
    plan();
    hub.trouble = Optional.of(new IllegalStateException("no"));

    assertThatIllegalStateException().isThrownBy(() -> command(PLANNED));

    assertThat(crm().current()).isEqualTo(OLD);
    assertThat(crm().next()).contains(PLANNED);
    hub.trouble = Optional.empty();
    assertThat(command(PLANNED)).isEqualTo(SUCCESS);
    assertThat(crm().current()).isEqualTo(PLANNED);
  }

  @Test
  void two_messages_at_once_are_both_answered_and_one_promotes() {
    plan();
    CallbackRequest slow = Hub.notice(COMMAND, PLANNED, text(), "ww-crm");

    Answer answer =
        hub.database
            .tx()
            .call(
                () -> {
                  Optional<CallbackOwner> seenBefore = hub.keys.find(COMMAND);
                  assertThat(command(PLANNED)).isEqualTo(SUCCESS);
                  return intake.accept(slow, seenBefore).answer();
                });

    assertThat(answer).isEqualTo(SUCCESS);
    assertThat(crm().previous()).contains(OLD);
    assertThat(audit()).hasSize(1);
  }

  @Test
  void a_suite_that_does_not_know_its_id_yet_is_told_it_with_the_planned_key() {
    plan();
    CallbackUrl url = new CallbackUrl(UrlKind.COMMAND, "new");
    String ticket =
        "<xml><SuiteId>ww-new</SuiteId><InfoType>suite_ticket</InfoType>"
            + "<TimeStamp>1700000000</TimeStamp><SuiteTicket>T1</SuiteTicket></xml>";

    assertThat(intake.answer(Hub.notice(url, PLANNED, ticket, "ww-new"))).isEqualTo(SUCCESS);

    assertThat(hub.suites.get(NEW).proposedSuiteId()).contains(new SuiteId("ww-new"));
    assertThat(hub.suites.get(NEW).callback().current()).isEqualTo(PLANNED);
  }

  @Test
  void a_key_that_keeps_its_token_is_told_apart_by_its_encoding_aes_key() {
    CallbackKey sameToken = Hub.key("crm", OTHER_AES_KEY);
    hub.plan("suite", "crm", OTHER_AES_KEY);

    assertThat(command(OLD)).isEqualTo(SUCCESS);
    assertThat(crm().current()).isEqualTo(OLD);
    assertThat(command(sameToken)).isEqualTo(SUCCESS);
    assertThat(crm().current()).isEqualTo(sameToken);
    assertThat(command(OLD)).isEqualTo(SUCCESS);
    hub.clock.advance(Duration.ofHours(24));
    assertThat(command(OLD)).isEqualTo(Answer.REFUSED);
    assertThat(refusal().detail()).contains("replaced at");
  }

  @Test
  @Tag("callbacks-R2")
  void a_stranger_is_refused_alike_whether_or_not_a_change_is_planned() {
    CallbackKey strange = Hub.key("strange");
    Answer before = command(strange);
    plan();
    Answer during = command(strange);
    assertThat(refusal().reason()).isEqualTo(RefusalReason.SIGNATURE);
    assertThat(refusal().detail()).contains("neither the Token in force nor the planned one");
    command(PLANNED);

    assertThat(List.of(during, command(strange))).containsOnly(before);
    assertThat(refusal().detail()).endsWith("nothing was decrypted");
  }

  @Test
  void on_the_way_back_a_late_message_is_not_taken_for_the_change() {
    plan();
    command(PLANNED);
    hub.plan("suite", "crm", Hub.AES_KEY);

    assertThat(command(OLD)).isEqualTo(SUCCESS);
    assertThat(crm().current()).isEqualTo(PLANNED);

    hub.clock.advance(Duration.ofHours(24));
    assertThat(command(OLD)).isEqualTo(SUCCESS);
    assertThat(crm().current()).isEqualTo(OLD);
    assertThat(crm().previous()).contains(PLANNED);
  }

  private void plan() {
    hub.plan("suite", "planned", OTHER_AES_KEY);
  }

  private Answer command(CallbackKey key) {
    return intake.answer(Hub.notice(COMMAND, key, text(), "ww-crm"));
  }

  private String text() {
    number++;
    return "<xml><SuiteId>ww-crm</SuiteId><InfoType>create_auth</InfoType><TimeStamp>17000000"
        + number
        + "</TimeStamp></xml>";
  }

  private CallbackSettings crm() {
    return hub.suites.get(CRM).callback();
  }

  private CallbackSettings acme() {
    return hub.providers.get(ACME).callback();
  }

  private Refusal refusal() {
    return hub.refusals.latest(Source.of(CRM), UrlKind.COMMAND).get(0);
  }

  private Stream<String> audit() {
    List<?> rows =
        hub.entities
            .createNativeQuery(
                "select who || ' ' || action || ' ' || subject from audit_entry order by id")
            .getResultList();
    return rows.stream().map(String::valueOf);
  }
}
