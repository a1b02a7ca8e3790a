package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WeCom calls us while we cannot call WeCom: its address is a closed port. */
class ClosedPortJourneyIT {

  @Test
  @Tag("complaint-26")
  void callbacks_are_answered_in_time_and_valid_tokens_served_and_nothing_is_lost() {
    try (Site site = Site.besideShared("closed-port")) {
      Listing listing = Listing.ready(site);
      String corp = listing.newInstalledCorp();
      String corpToken = listing.corpToken(corp);
      String suiteToken = listing.suiteToken();
      String newcomer = listing.newCorp();
      String leaver = listing.newInstalledCorp();

      site.server().stop();
      site.server().with("hub.upstream.api-base", "http://127.0.0.1:" + Ports.free()).start();

      WecomSystem wecom = site.wecom();
      List<JsonObject> pushes =
          List.of(
              wecom.pushTicket(listing.suiteId()),
              wecom.install(listing.suiteId(), newcomer).getJsonObject("push"),
              wecom.uninstall(listing.suiteId(), leaver),
              wecom.changeAuth(listing.suiteId(), corp, 3),
              wecom.pushMessage(listing.suiteId(), corp),
              wecom.pushTicket(listing.suiteId()));
      assertThat(pushes)
          .allSatisfy(Listing::assertAccepted)
          .allSatisfy(push -> assertThat(push.getInt("latencyMs")).isLessThan(1000))
          .allSatisfy(push -> assertThat(push.getInt("tries")).isEqualTo(1));
      assertThat(wecom.checkSuite(listing.suiteId()).getBoolean("passed")).isTrue();
      assertThat(listing.corpToken(corp)).isEqualTo(corpToken);
      assertThat(listing.suiteToken()).isEqualTo(suiteToken);
      assertThat(site.hub().corpToken(listing.suite(), leaver).status()).isEqualTo(503);
      assertThat(site.hub().corp(listing.suite(), newcomer)).isEmpty();

      site.server().stop();
      site.server().with("hub.upstream.api-base", wecom.address().toString()).start();

      listing.awaitState(newcomer, "ACTIVE");
      listing.awaitState(leaver, "ENDED");
      assertThat(wecom.accepts(listing.corpToken(newcomer))).isTrue();
    }
  }
}
