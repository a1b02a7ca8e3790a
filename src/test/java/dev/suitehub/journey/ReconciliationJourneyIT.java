package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Callbacks are not guaranteed: what nobody told is found within a day. */
class ReconciliationJourneyIT {

  private static final Duration DAY = Duration.ofHours(24);

  private final Site site = Site.movable();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);

  @Test
  void a_change_without_a_callback_is_found_within_a_day_by_one_call_for_each_corp() {
    String changed = listing.newInstalledCorp();
    String same = listing.newInstalledCorp();
    listing.awaitAgents(changed);
    listing.awaitAgents(same);
    int before = listing.authInfoCalls(changed);
    wecom.changeAuthSilently(listing.suiteId(), changed, 4);

    aDayGoesBy();

    awaitCalls(changed, before + 1);
    awaitCalls(same, before + 1);
    Awaitility.await("the difference")
        .atMost(Listing.SOON)
        .until(() -> !hub.events(listing.suite(), "corp.changed").isEmpty());
    assertThat(hub.events(listing.suite(), "corp.changed"))
        .extracting(event -> event.getString("corpId"))
        .containsExactly(changed);

    aDayGoesBy();

    awaitCalls(changed, before + 2);
    awaitCalls(same, before + 2);
    assertThat(hub.events(listing.suite(), "corp.changed")).hasSize(1);
  }

  private void aDayGoesBy() {
    hub.advance(DAY);
    listing.pushTicket();
  }

  private void awaitCalls(String corp, int calls) {
    Awaitility.await("get_auth_info of " + corp)
        .atMost(Listing.SOON)
        .until(() -> listing.authInfoCalls(corp) >= calls);
    assertThat(listing.authInfoCalls(corp)).isEqualTo(calls);
  }
}
