package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hub goes down, alone or with the WeCom that it plays. */
class RestartJourneyIT {

  @Test
  @Tag("complaint-02")
  void a_ticket_that_came_before_a_restart_brings_the_token_after_it() {
    try (Site site = Site.besideShared("restart")) {
      Listing listing = Listing.entered(site);
      listing.pushTicket();
      assertThat(tokenCalls(listing)).isZero();

      site.server().restart();
      listing.confirm();

      assertThat(site.wecom().accepts(listing.suiteToken())).isTrue();
      String corp = listing.newInstalledCorp();
      assertThat(site.wecom().accepts(listing.corpToken(corp))).isTrue();
      assertThat(tokenCalls(listing)).isEqualTo(1);
    }
  }

  @Test
  @Tag("sandbox-R6")
  void what_wecom_played_it_knows_after_a_restart_of_its_own() {
    try (Site site = Site.alone("restart-wecom")) {
      Listing listing = Listing.ready(site);
      String corp = listing.newInstalledCorp();
      String token = listing.corpToken(corp);
      int exchanges = listing.exchangeCalls();
      assertThat(exchanges).isPositive();

      site.server().restart();

      assertThat(site.wecom().accepts(token)).isTrue();
      assertThat(listing.exchangeCalls()).isEqualTo(exchanges);
    }
  }

  private static int tokenCalls(Listing listing) {
    return listing
        .site()
        .wecom()
        .calls(Map.of("api", "get_suite_token", "suite", listing.suiteId()));
  }
}
