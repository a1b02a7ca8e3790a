package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hub does to itself what WeCom's console and reviewer do, before they do it. */
class PreflightJourneyIT {

  @Test
  @Tag("preflight-R2")
  void a_good_suite_passes_everything_and_nothing_is_changed() {
    Site site = Site.shared();
    HubSystem hub = site.hub();
    Listing listing = Listing.ready(site);
    String corp = listing.newInstalledCorp();
    listing.awaitAgents(corp);
    JsonObject status = status(hub, listing.suite());
    List<JsonObject> corps = hub.corps(listing.suite());
    List<JsonObject> events = hub.events(listing.suite());
    int exchanges = listing.exchangeCalls();

    JsonObject report = run(hub, listing.suite());

    assertThat(report.getJsonArray("findings")).isEmpty();
    assertThat(report.getBoolean("passed")).isTrue();
    assertThat(checks(report, "GOOD"))
        .contains("check-command", "check-data", "check-data-corp", "check-system")
        .contains("ticket", "create-auth", "change-auth", "reset-code", "unknown-type")
        .contains("cancel-known", "cancel-unknown", "data-unknown")
        .contains("wrong-signature", "wrong-receiver", "landing", "suite-token");
    assertThat(status(hub, listing.suite())).as("ticket and URL checks").isEqualTo(status);
    assertThat(hub.corps(listing.suite())).isEqualTo(corps);
    assertThat(hub.events(listing.suite())).isEqualTo(events);
    assertThat(refusals(hub, listing.suite())).isEmpty();
    assertThat(listing.exchangeCalls()).as("no code was brought to WeCom").isEqualTo(exchanges);
    assertThat(last(hub, listing.suite())).isEqualTo(report);
    listing.corpToken(corp);
  }

  @Test
  void a_person_runs_it_at_the_console() {
    Site site = Site.shared();
    Listing listing = Listing.ready(site);
    try (ConsoleBrowser browser = ConsoleBrowser.at(site.hub().address())) {
      browser.signInAsAdmin();
      browser.open("preflight?suite=" + listing.suite()).press("run");

      assertThat(browser.message()).isEqualTo("Nothing was found that WeCom would refuse.");
      assertThat(browser.text()).contains("Last run by admin", "A corp installs (create_auth)");
      assertThat(browser.open("connect?suite=" + listing.suite()).text())
          .contains("/callback/" + listing.suite() + "/command", "WeCom has not checked it yet.");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  @Tag("preflight-R1")
  void what_a_proxy_does_to_answers_is_found_before_wecom_finds_it() {
    try (CarelessProxy proxy = new CarelessProxy();
        Site site = Site.alone("careless", Map.of("hub.public-url", proxy.address()))) {
      proxy.leadsTo(site.hub().address());
      Listing listing = Listing.ready(site);
      assertThat(run(site.hub(), listing.suite()).getBoolean("passed")).isTrue();

      proxy.appends("\n");
      JsonObject spoiled = run(site.hub(), listing.suite());

      assertThat(spoiled.getBoolean("passed")).isFalse();
      assertThat(verdicts(spoiled, "newline"))
          .contains("check-command", "check-data", "check-system", "create-auth", "data-unknown");

      proxy.shut();
      JsonObject closed = run(site.hub(), listing.suite());

      assertThat(verdicts(closed, "no-connection")).containsExactly("check-command");
      assertThat(checks(closed, "SKIPPED")).contains("check-data", "create-auth", "landing");
    }
  }

  private static JsonObject run(HubSystem hub, String suite) {
    return hub.api().post(path(suite), JsonObject.EMPTY_JSON_OBJECT).expect(200).json();
  }

  private static JsonObject last(HubSystem hub, String suite) {
    return hub.api().get(path(suite)).expect(200).json();
  }

  private static String path(String suite) {
    return "/api/v1/suites/" + suite + "/preflight";
  }

  private static List<String> checks(JsonObject report, String mark) {
    return report.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("mark").equals(mark))
        .map(check -> check.getString("check"))
        .toList();
  }

  private static List<String> verdicts(JsonObject report, String verdict) {
    return report.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
        .filter(finding -> finding.getString("verdict").equals(verdict))
        .map(finding -> finding.getString("check"))
        .toList();
  }

  private static JsonObject status(HubSystem hub, String suite) {
    return hub.api().get("/ops/status").expect(200).json().getJsonArray("suites").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("suite").equals(suite))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonObject> refusals(HubSystem hub, String suite) {
    return hub.api().get("/ops/status").expect(200).json().getJsonArray("refusals").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("from").contains(suite))
        .toList();
  }
}
