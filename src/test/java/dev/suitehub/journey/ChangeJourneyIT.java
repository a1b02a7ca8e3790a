package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A corp changes what it allows. */
class ChangeJourneyIT {

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final Listing listing = Listing.ready(site);

  @Test
  void what_a_corp_allows_is_read_again_and_the_difference_told() {
    String corp = listing.newInstalledCorp();
    Awaitility.await("get_auth_info").atMost(Listing.SOON).until(() -> !agents(corp).equals("[]"));
    String before = agents(corp);

    Listing.assertAccepted(site.wecom().changeAuth(listing.suiteId(), corp, 3));

    Awaitility.await("the change in the feed")
        .atMost(Listing.SOON)
        .until(() -> !hub.events(listing.suite(), "corp.changed").isEmpty());
    assertThat(agents(corp)).isNotEqualTo(before);
    assertThat(hub.events(listing.suite(), "corp.changed").get(0).getJsonObject("fields"))
        .containsKey("difference");
  }

  private String agents(String corp) {
    return hub.corp(listing.suite(), corp).orElseThrow().getJsonArray("agents").toString();
  }
}
