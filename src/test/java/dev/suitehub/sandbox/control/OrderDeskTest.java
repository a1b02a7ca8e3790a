package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.Announcer;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Secret;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final OrderDesk desk =
      new OrderDesk(
          rig.providers,
          rig.suites,
          rig.corps,
          install.authorisations,
          install.installs,
          rig.tickets,
          new Announcer(rig.pusher, rig.clock),
          rig.pusher,
          rig.pushes,
          rig.clock,
          rig.database.tx());

  @Test
  void a_ticket_and_a_code_of_the_catalogue_are_good_ones() {
    announce("suite_ticket", "{\"suite\":\"wwsuite\"}");
    Secret ticket = received().secret("SuiteTicket").orElseThrow();
    announce("create_auth", "{\"suite\":\"wwsuite\",\"corp\":\"wwcorpa\"}");
    Secret code = received().secret("AuthCode").orElseThrow();

    assertThat(rig.database.tx().call(() -> rig.tickets.isValid(SUITE, ticket))).isTrue();
    assertThat(install.exchange(code).orElseThrow().corpId()).isEqualTo(CORP_A);
  }

  @Test
  void what_a_person_edits_is_what_is_pushed() {
    announce(
        "event.click",
        "{\"suite\":\"wwsuite\",\"corp\":\"wwcorpa\",\"user\":\"li\","
            + "\"fields\":{\"EventKey\":\"V2\",\"CreateTime\":1700000000,\"AgentID\":null}}");

    assertThat(received().field("EventKey")).contains("V2");
    assertThat(received().field("FromUserName")).contains("li");
    assertThat(received().timeStamp().orElseThrow().getEpochSecond()).isEqualTo(1_700_000_000L);
    assertThat(received().field("AgentID")).isEmpty();
  }

  @Test
  void what_is_provider_wide_goes_to_the_system_url() {
    rig.enterSystemUrl();
    announce("register_corp", "{\"provider\":\"wwprovider\",\"corp\":\"wwcorpa\"}");

    assertThat(rig.receiver.received().get(0).path()).isEqualTo("/system");
    assertThat(received().serviceCorpId()).contains(PROVIDER);
    assertThat(received().corpId()).contains(CORP_A);
  }

  @Test
  void what_cannot_be_pushed_is_said_field_by_field() {
    assertThatThrownBy(
            () -> announce("event.click", "{\"suite\":\"wwsuite\",\"fields\":{\"Nope\":\"1\"}}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.extensions().get("violations"))
                    .asString()
                    .contains("fields.Nope", "corp"));
    assertThatThrownBy(() -> announce("suite_ticket", "{\"suite\":\"wwsuite\",\"more\":{}}"))
        .isInstanceOf(ProblemException.class);
    assertThat(rig.receiver.received()).isEmpty();
  }

  @Test
  void a_push_is_sent_again_with_the_same_words_in_another_cipher() {
    Push first = announce("create_auth", "{\"suite\":\"wwsuite\",\"corp\":\"wwcorpa\"}");
    Push again = desk.again(first.id());

    assertThat(again.id()).isNotEqualTo(first.id());
    assertThat(again.type()).isEqualTo("create_auth");
    assertThat(rig.receiver.received().get(1).opened())
        .isEqualTo(rig.receiver.received().get(0).opened());
    assertThat(again.request()).isNotEqualTo(first.request());
  }

  @Test
  void a_url_check_is_not_sent_again() {
    Push check = rig.checks().check(rig.suite()).get(0);

    assertThatThrownBy(() -> desk.again(check.id())).hasMessageContaining("URL check");
    assertThatThrownBy(() -> desk.again(-1)).hasMessageContaining("-1");
  }

  private Push announce(String name, String body) {
    return desk.announce(name, ControlForm.parse(body));
  }

  private Notice received() {
    int last = rig.receiver.received().size() - 1;
    return Notice.parse(rig.receiver.received().get(last).opened().text());
  }
}
