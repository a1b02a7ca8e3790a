package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A corp dies without a word: its calls are refused, and no cancel_auth comes, or a late one. */
class SuspectJourneyIT {

  private static final int BANNED = 301007;

  private final Site site = Site.movable();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);
  private final String corp = listing.newInstalledCorp();

  @AfterEach
  void endFaults() {
    wecom.endFaults();
  }

  @Test
  @Tag("complaint-35")
  void it_costs_one_call_an_hour_and_loses_nothing_and_comes_back_when_wecom_says_so() {
    dies();
    int asked = listing.authInfoCalls(corp);

    for (int hour = 1; hour <= 24; hour++) {
      anHourGoesBy();
      awaitAuthInfoCalls(asked + hour);
      hub.corpToken(listing.suite(), corp).expectProblem(503, "tokens:corp-suspect");
    }

    assertThat(listing.authInfoCalls(corp)).isEqualTo(asked + 24);
    assertThat(listing.corpTokenCalls(corp)).as("only the one that was refused").isEqualTo(1);
    JsonObject kept = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(kept.getString("corpName")).isNotEmpty();
    assertThat(kept.getJsonArray("agents")).isNotEmpty();
    assertThat(hub.events(listing.suite(), "corp.ended")).isEmpty();

    wecom.endFaults();
    anHourGoesBy();
    listing.awaitState(corp, "ACTIVE");
    assertThat(hub.corp(listing.suite(), corp).orElseThrow()).doesNotContainKey("suspectSince");
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  void the_problem_says_since_when_and_why_and_when_to_come_back() {
    dies();

    Reply reply = hub.corpToken(listing.suite(), corp).expectProblem(503, "tokens:corp-suspect");

    JsonObject view = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(view.getInt("suspectErrcode")).isEqualTo(BANNED);
    assertThat(reply.json().getInt("errcode")).isEqualTo(BANNED);
    assertThat(reply.json().getString("detail"))
        .contains(corp, view.getString("suspectSince"), "dissolved or banned", "get_auth_info");
    assertThat(reply.json().getString("meaning")).isNotEmpty();
    assertThat(reply.json().getString("cure")).isNotEmpty();
    assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 3600);
    assertThat(view.getString("nextCheckAt")).isNotEmpty();
  }

  @Test
  void a_token_that_is_still_valid_goes_on_being_served() {
    listing.awaitAgents(corp);
    String token = listing.corpToken(corp);
    refuse(Listing.AUTH_INFO);
    wecom.changeAuth(listing.suiteId(), corp, 3);
    listing.awaitState(corp, "SUSPECT");

    assertThat(listing.corpToken(corp)).isEqualTo(token);
  }

  @Test
  @Tag("complaint-35")
  void an_older_cancellation_changes_nothing_and_a_late_one_ends_and_erases() {
    dies();
    int asked = listing.authInfoCalls(corp);
    long yesterday = System.currentTimeMillis() / 1000 - 86_400;
    wecom
        .push(
            "command",
            listing.suiteId(),
            Letter.cancelAuth(listing.suiteId(), corp, yesterday),
            Map.of())
        .forEach(Listing::assertAccepted);
    awaitAuthInfoCalls(asked + 1);
    assertThat(hub.hasCorp(listing.suite(), corp, "SUSPECT")).isTrue();
    assertThat(hub.events(listing.suite(), "corp.ended")).isEmpty();

    Listing.assertAccepted(wecom.uninstall(listing.suiteId(), corp));

    listing.awaitState(corp, "ENDED");
    JsonObject ended = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(ended.getString("corpName")).isEmpty();
    assertThat(ended.getJsonArray("agents")).isEmpty();
    assertThat(hub.events(listing.suite(), "corp.ended")).hasSize(1);
  }

  /** WeCom refuses everything about the corp, and the hub has noticed. */
  private void dies() {
    listing.awaitAgents(corp);
    refuse("get_corp_token");
    refuse(Listing.AUTH_INFO);
    hub.corpToken(listing.suite(), corp).expectProblem(502, "tokens:upstream-refused");
    assertThat(hub.hasCorp(listing.suite(), corp, "SUSPECT")).isTrue();
    Awaitility.await("get_auth_info is refused too")
        .atMost(Listing.SOON)
        .until(
            () ->
                wecom.calls(Map.of("api", Listing.AUTH_INFO, "corp", corp, "errcode", BANNED))
                    == 1);
  }

  private void refuse(String api) {
    wecom.fault(api, Map.of("corp", corp, "errcode", BANNED, "times", -1));
  }

  private void anHourGoesBy() {
    hub.advance(Duration.ofHours(1));
    listing.pushTicket();
    // Where it was due before there was a ticket again, it is due again after a minute.
    hub.advance(Duration.ofSeconds(61));
  }

  private void awaitAuthInfoCalls(int calls) {
    Awaitility.await("get_auth_info for the " + calls + ". time")
        .atMost(Listing.SOON)
        .until(() -> listing.authInfoCalls(corp) >= calls);
  }
}
