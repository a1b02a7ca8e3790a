package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A corp withdraws its authorisation, and comes back. */
class UninstallJourneyIT {

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);

  @Test
  void tokens_are_refused_from_cancel_auth_on_and_the_data_goes_when_wecom_confirms_it() {
    String corp = listing.newInstalledCorp();
    Listing.assertAccepted(wecom.pushMessage(listing.suiteId(), corp));
    listing.corpToken(corp);

    wecom.fault("v2/get_auth_info", Map.of("errcode", -1, "times", -1));
    try {
      Listing.assertAccepted(wecom.uninstall(listing.suiteId(), corp));
      hub.corpToken(listing.suite(), corp).expectProblem(503, "tokens:cancel-reported");
      assertThat(hub.hasCorp(listing.suite(), corp, "CANCEL_REPORTED")).isTrue();
      assertThat(hub.events(listing.suite(), "corp.ended")).isEmpty();
    } finally {
      wecom.endFaults();
    }

    listing.awaitState(corp, "ENDED");
    hub.corpToken(listing.suite(), corp).expectProblem(404, "tokens:corp-not-authorised");
    JsonObject ended = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(ended.getJsonArray("agents")).isEmpty();
    assertThat(ended.getString("corpName")).isEmpty();
    assertThat(hub.events(listing.suite(), "corp.ended"))
        .extracting(event -> event.getString("corpId"))
        .containsExactly(corp);
    List<JsonObject> messages = hub.events(listing.suite(), "text");
    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).getBoolean("erased")).isTrue();
    assertThat(messages.get(0).getJsonObject("fields")).isEmpty();
  }

  @Test
  void a_corp_that_ended_may_install_again() {
    String corp = listing.newInstalledCorp();
    listing.corpToken(corp);
    wecom.uninstall(listing.suiteId(), corp);
    listing.awaitState(corp, "ENDED");

    listing.installByNotice(corp);

    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(listing.corpTokenCalls(corp)).as("the token of before is forgotten").isEqualTo(2);
    assertThat(hub.events(listing.suite(), "corp.installed")).hasSize(2);
  }

  @Test
  void a_cancellation_from_before_the_install_ends_nothing() {
    String corp = listing.newInstalledCorp();
    long yesterday = System.currentTimeMillis() / 1000 - 86_400;

    wecom
        .push(
            "command",
            listing.suiteId(),
            Letter.cancelAuth(listing.suiteId(), corp, yesterday),
            Map.of())
        .forEach(Listing::assertAccepted);

    assertThat(hub.hasCorp(listing.suite(), corp, "ACTIVE")).isTrue();
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  void a_cancellation_that_wecom_does_not_confirm_keeps_the_data() {
    String corp = listing.newInstalledCorp();

    wecom
        .push(
            "command",
            listing.suiteId(),
            Letter.cancelAuth(listing.suiteId(), corp, System.currentTimeMillis() / 1000 + 1),
            Map.of())
        .forEach(Listing::assertAccepted);

    listing.awaitState(corp, "ACTIVE");
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(hub.events(listing.suite(), "corp.ended")).isEmpty();
  }
}
