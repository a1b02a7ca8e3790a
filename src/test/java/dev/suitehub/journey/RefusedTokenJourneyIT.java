package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WeCom refuses a token before its time, and a business system tells the hub. */
class RefusedTokenJourneyIT {

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);
  private final String corp = listing.newInstalledCorp();

  @Test
  void a_token_reported_as_refused_is_renewed_once() {
    String first = listing.corpToken(corp);
    wecom.killToken("CORP", listing.suiteId(), corp);
    assertThat(listing.corpToken(corp)).isEqualTo(first);

    hub.reportRefused(listing.suite(), corp, first).expect(204);
    String second = listing.corpToken(corp);
    hub.reportRefused(listing.suite(), corp, first).expect(204);
    hub.reportRefused(listing.suite(), corp, second).expect(204);

    assertThat(second).isNotEqualTo(first);
    assertThat(listing.corpToken(corp)).isEqualTo(second);
    assertThat(wecom.accepts(second)).isTrue();
    assertThat(listing.corpTokenCalls(corp)).isEqualTo(2);
  }

  @Test
  @Tag("complaint-11")
  void a_token_that_was_never_ours_forgets_nothing() {
    String token = listing.corpToken(corp);

    hub.reportRefused(listing.suite(), corp, Fresh.secret()).expect(204);

    assertThat(listing.corpToken(corp)).isEqualTo(token);
    assertThat(listing.corpTokenCalls(corp)).isEqualTo(1);
  }

  @Test
  void a_suite_token_that_wecom_refuses_is_renewed_on_the_way() {
    listing.suiteToken();
    wecom.killToken("SUITE", listing.suiteId(), "");

    String later = listing.newInstalledCorp();

    assertThat(wecom.accepts(listing.corpToken(later))).isTrue();
    assertThat(
            wecom.calls(Map.of("api", "get_suite_token", "suite", listing.suiteId(), "errcode", 0)))
        .isEqualTo(2);
  }
}
