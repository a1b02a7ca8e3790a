package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** WeCom uses the auth code up, and its reply never arrives. */
class LostReplyJourneyIT {

  private static final int USED_CODE = 40078;

  private final Site site = Site.movable();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);
  private final String corp = listing.newCorp();

  @AfterEach
  void endFaults() {
    wecom.endFaults();
  }

  @Test
  @Tag("complaint-32")
  void the_admin_is_told_to_uninstall_and_install_again_and_that_works() {
    wecom.fault(Listing.EXCHANGE, Map.of("drop", true, "times", 1, "corp", corp));
    Browser admin = new Browser();
    admin.toWecom(listing.landing());
    assertThat(admin.approve(corp).asksForReload()).isTrue();
    listing.awaitTheRetry();

    Page lost = admin.settled();

    assertThat(lost.title()).isEqualTo("Please uninstall the app and install it again");
    assertThat(lost.html())
        .contains("App management (应用管理)")
        .contains("href=\"/install/" + listing.suite() + "\"");
    assertThat(listing.exchangeCalls()).isEqualTo(2);
    assertThat(refusedCodes()).isEqualTo(1);
    assertThat(hub.corp(listing.suite(), corp)).isEmpty();
    assertThat(wecom.authorisations(listing.suiteId(), corp).get(0).getString("state"))
        .as("WeCom believes that it is installed")
        .isEqualTo("ACTIVE");

    Listing.assertAccepted(wecom.uninstall(listing.suiteId(), corp));
    hub.advance(Duration.ofSeconds(5));
    Page end = new Browser().install(listing.landing(), corp);

    assertThat(end.title()).endsWith("is installed");
    assertThat(hub.hasCorp(listing.suite(), corp, "ACTIVE")).isTrue();
    assertThat(listing.exchangeCalls()).isEqualTo(3);
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  void a_code_whose_second_reply_is_lost_too_is_not_asked_a_third_time() {
    wecom.fault(Listing.EXCHANGE, Map.of("drop", true, "times", 2));
    wecom.install(listing.suiteId(), corp);
    listing.awaitTheRetry();
    listing.pushTicket();
    String other = listing.newCorp();
    hub.advance(Duration.ofMinutes(2));
    listing.installByNotice(other);

    assertThat(listing.exchangeCalls()).as("two of the lost code, one of the other").isEqualTo(3);
    assertThat(hub.corp(listing.suite(), corp)).isEmpty();
  }

  @Test
  void a_reply_that_is_lost_before_wecom_acted_costs_nothing_but_time() {
    wecom.fault(Listing.EXCHANGE, Map.of("errcode", -1, "times", 1));
    wecom.install(listing.suiteId(), corp);
    listing.awaitTheRetry();

    listing.awaitState(corp, "ACTIVE");
    assertThat(listing.exchangeCalls()).isEqualTo(2);
    assertThat(refusedCodes()).isZero();
  }

  private int refusedCodes() {
    return wecom.calls(
        Map.of("api", Listing.EXCHANGE, "suite", listing.suiteId(), "errcode", USED_CODE));
  }
}
