package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A corp installs from WeCom's app market: only create_auth brings the code. */
class CreateAuthJourneyIT {

  private static final long NOW = System.currentTimeMillis() / 1000;

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);

  @Test
  void create_auth_alone_brings_a_working_token() {
    String corp = listing.newCorp();

    JsonObject push = wecom.install(listing.suiteId(), corp).getJsonObject("push");

    Listing.assertAccepted(push);
    assertThat(push.getInt("latencyMs")).isLessThan(1000);
    listing.awaitState(corp, "ACTIVE");
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(listing.exchangeCalls()).isEqualTo(1);
  }

  @Test
  void a_code_that_comes_many_times_is_exchanged_once() {
    String corp = listing.newCorp();
    String code = wecom.authCode(listing.suiteId(), corp);

    List<JsonObject> same = push(Letter.createAuth(listing.suiteId(), code, NOW), 4);
    List<JsonObject> later = push(Letter.createAuth(listing.suiteId(), code, NOW + 1), 1);

    assertThat(same).hasSize(4).allSatisfy(Listing::assertAccepted);
    assertThat(later).allSatisfy(Listing::assertAccepted);
    listing.awaitState(corp, "ACTIVE");
    assertThat(wecom.calls(Map.of("api", Listing.EXCHANGE, "codeHash", WecomSystem.hash(code))))
        .isEqualTo(1);
    assertThat(hub.events(listing.suite(), "corp.installed")).hasSize(1);
  }

  @Test
  void a_code_that_wecom_does_not_know_is_asked_for_once_and_installs_nobody() {
    String code = Fresh.secret();

    assertThat(push(Letter.createAuth(listing.suiteId(), code, NOW), 1))
        .allSatisfy(Listing::assertAccepted);

    Awaitility.await("the exchange").atMost(Listing.SOON).until(() -> listing.exchangeCalls() > 0);
    listing.newInstalledCorp();
    assertThat(wecom.calls(Map.of("codeHash", WecomSystem.hash(code)))).isEqualTo(1);
    assertThat(hub.corps(listing.suite())).hasSize(1);
  }

  @Test
  void an_exchange_that_wecom_was_too_busy_for_is_tried_again() {
    String corp = listing.newCorp();
    wecom.fault(Listing.EXCHANGE, Map.of("errcode", -1, "times", 1));
    try {
      Listing.assertAccepted(wecom.install(listing.suiteId(), corp).getJsonObject("push"));
      listing.awaitState(corp, "ACTIVE");
    } finally {
      wecom.endFaults();
    }

    assertThat(
            wecom.calls(Map.of("api", Listing.EXCHANGE, "suite", listing.suiteId(), "errcode", 0)))
        .isEqualTo(1);
  }

  private List<JsonObject> push(String xml, int count) {
    return wecom.push("command", listing.suiteId(), xml, Map.of("count", count));
  }
}
