package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The sandbox's clock goes back by months: the hub takes the next ticket, and not in months. */
class ClockBackJourneyIT {

  private static final Duration MONTHS = Duration.ofDays(90);
  private static final int REFUSED_TICKET = 40085;

  private static final Site SITE = Site.alone("clock-back");

  private final WecomSystem wecom = SITE.wecom();
  private final Listing listing = Listing.registered(SITE);

  @AfterAll
  static void the_site_ends() {
    SITE.close();
  }

  @Test
  void after_a_reset_the_same_suite_gets_its_token() {
    wecom.advance(MONTHS);
    listing.pushTicket();

    wecom.reset();
    wecom.putProvider(
        listing.providerCorp(),
        Json.createObjectBuilder().add("name", "The same as before").build());
    JsonObject urls = SITE.hub().suite(listing.suite());
    listing.tellWecom(
        Json.createObjectBuilder()
            .add("commandUrl", urls.getString("commandCallbackUrl"))
            .add("dataUrl", urls.getString("dataCallbackUrl")));
    listing.pushTicket();

    assertUsable();
  }

  @Test
  void after_a_scenario_of_an_earlier_clock_the_same_suite_gets_its_token() {
    JsonObject earlier = wecom.scenario();
    wecom.advance(MONTHS);
    listing.pushTicket();

    wecom.load(earlier);
    listing.pushTicket();

    assertUsable();
  }

  @Test
  void with_the_clock_as_it_was_a_suite_gets_its_tickets_by_itself_again() {
    wecom.putSuite(listing.suiteId(), Json.createObjectBuilder().add("autoTickets", true).build());
    wecom.advance(MONTHS);

    wecom.endClock();

    Awaitility.await("a ticket that was pushed at this time")
        .atMost(Listing.SOON)
        .until(
            () ->
                wecom.pushes(Map.of("suite", listing.suiteId(), "type", "suite_ticket")).stream()
                    .map(push -> Instant.parse(push.getString("at")))
                    .anyMatch(at -> at.isBefore(Instant.now().plus(Duration.ofDays(1)))));
    assertUsable();
  }

  private void assertUsable() {
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(
            wecom.calls(
                Map.of(
                    "api",
                    "get_suite_token",
                    "suite",
                    listing.suiteId(),
                    "errcode",
                    REFUSED_TICKET)))
        .isZero();
  }
}
