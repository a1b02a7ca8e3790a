package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Something goes wrong, and somebody is told: what, since when, and what to do; then that it is
 * over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertJourneyIT {

  private static final String ENVELOPE =
      "<xml><ToUserName>x</ToUserName><Encrypt>AAAA</Encrypt></xml>";
  private static final String SIGNED = "?msg_signature=" + "0".repeat(40) + "&timestamp=1&nonce=n";

  private Robot robot;
  private Site site;
  private HubSystem hub;

  @BeforeAll
  void start() {
    robot = new Robot();
    site =
        Site.alone(
            "alerts",
            Map.of(
                "hub.alert.webhook", robot.address(),
                "hub.alert.language", "en",
                "hub.alert.every", "PT1S"));
    hub = site.hub();
  }

  @AfterAll
  void stop() {
    site.close();
    robot.close();
  }

  @AfterEach
  void heal() {
    site.wecom().endFaults();
    robot.answer(200);
  }

  @Test
  @Tag("ops-R2")
  @Tag("ops-R4")
  void an_old_ticket_is_told_once_an_hour_and_then_that_a_new_one_came() {
    Listing listing = Listing.ready(site);
    String cause = "ticket-old/" + listing.suite();

    hub.advance(Duration.ofMinutes(21));
    JsonObject told = robot.await(cause, "raised");
    assertThat(told.getString("cure")).contains("刷新Ticket");
    assertThat(told.getString("title")).contains(listing.suite());
    beats();
    assertThat(listed(cause).getString("state")).isEqualTo("STANDING");

    hub.advance(Duration.ofMinutes(50));
    beats();
    assertThat(robot.states(cause)).containsExactly("raised");
    hub.advance(Duration.ofMinutes(11));
    robot.await(cause, "standing");
    hub.anonymous().get("/ops/health/ready").expect(200);

    listing.pushTicket();
    robot.await(cause, "recovered");
    assertThat(robot.states(cause)).containsExactly("raised", "standing", "recovered");
    assertThat(listed(cause).getString("state")).isEqualTo("RECOVERED");
  }

  @Test
  void a_refused_secret_is_told_until_another_one_works() {
    site.wecom().fault("get_suite_token", Map.of("errcode", 40080, "times", -1));
    Listing listing = Listing.ready(site);
    String cause = "secret-refused/suite/" + listing.suite();

    JsonObject told = robot.await(cause, "raised");
    assertThat(told.getString("title")).contains(listing.suite(), "40080");

    site.wecom().endFaults();
    hub.advance(Duration.ofMinutes(11));
    listing.pushTicket();
    robot.await(cause, "recovered");
  }

  @Test
  void an_address_that_is_not_on_the_list_is_told() {
    site.wecom().fault("get_suite_token", Map.of("errcode", 60020, "times", -1));
    Listing listing = Listing.ready(site);

    JsonObject told = robot.await("address-refused/suite/" + listing.suite(), "raised");

    assertThat(told.getString("cure")).contains("IP白名单");
  }

  @Test
  void an_install_that_does_not_end_is_told_and_its_end_too() {
    Listing listing = Listing.ready(site);
    assertThat(site.wecom().accepts(listing.suiteToken())).isTrue();
    site.wecom().fault(Listing.EXCHANGE, Map.of("errcode", -1, "times", -1));
    Listing.assertAccepted(
        site.wecom().install(listing.suiteId(), listing.newCorp()).getJsonObject("push"));
    Awaitility.await("tried").atMost(Listing.SOON).until(() -> listing.exchangeCalls() > 0);
    String cause = "exchange-slow/" + listing.suite();

    hub.advance(Duration.ofMinutes(4));
    robot.await(cause, "raised");

    site.wecom().endFaults();
    hub.advance(Duration.ofMinutes(2));
    robot.await(cause, "recovered");
  }

  @Test
  void a_lost_install_is_told() {
    Listing listing = Listing.ready(site);
    site.wecom().fault(Listing.EXCHANGE, Map.of("delayMs", 7000));
    Listing.assertAccepted(
        site.wecom().install(listing.suiteId(), listing.newCorp()).getJsonObject("push"));
    listing.awaitTheRetry();
    String cause = "exchange-lost/" + listing.suite();

    JsonObject told = robot.await(cause, "raised");
    assertThat(told.getString("cure")).contains("install it again");
  }

  @Test
  @Tag("ops-R8")
  void many_refusals_at_a_url_of_ours_are_told_and_strangers_scans_are_not() {
    Listing listing = Listing.ready(site);

    for (int i = 0; i < 25; i++) {
      refused("/callback/" + listing.suite() + "/command", 403);
      refused("/callback/nobody/command", 404);
    }

    Awaitility.await("told")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                robot.about("refusals/").stream()
                    .anyMatch(told -> told.getString("cause").contains(listing.suite())));
    assertThat(robot.about("refusals/"))
        .noneMatch(told -> told.getString("cause").contains("unknown"));
  }

  @Test
  @Tag("ops-R7")
  void a_test_message_tells_what_the_webhook_said_and_never_its_key() {
    Reply good = hub.api().post("/ops/alerts/test", JsonObject.EMPTY_JSON_OBJECT).expect(200);
    assertThat(good.json().getInt("status")).isEqualTo(200);
    assertThat(robot.states("test")).contains("raised");

    Reply tooSoon =
        hub.api()
            .post("/ops/alerts/test", JsonObject.EMPTY_JSON_OBJECT)
            .expectProblem(429, "ops:tested-just-now");
    assertThat(tooSoon.header("Retry-After")).isNotEmpty();

    hub.advance(Duration.ofSeconds(11));
    robot.answer(500);
    Reply bad =
        hub.api()
            .post("/ops/alerts/test", JsonObject.EMPTY_JSON_OBJECT)
            .expectProblem(502, "ops:webhook-failed");
    assertThat(bad.json().getInt("webhookStatus")).isEqualTo(500);

    hub.anonymous().post("/ops/alerts/test", JsonObject.EMPTY_JSON_OBJECT).expect(401);
    assertThat(bad.text() + site.server().log() + hub.api().get("/ops/status").text())
        .doesNotContain(Robot.KEY);
  }

  /** Until every condition has been looked at, and what came of it was sent. */
  private void beats() {
    beat("ops.alerts");
    beat("ops.messages");
  }

  /** The end of one tick may be that of one that had begun before: two of them are waited for. */
  private void beat(String worker) {
    for (int i = 0; i < 2; i++) {
      Instant before = ticked(worker);
      Awaitility.await(worker)
          .atMost(Duration.ofSeconds(60))
          .until(() -> ticked(worker).isAfter(before));
    }
  }

  private Instant ticked(String worker) {
    return status().getJsonArray("ticks").getValuesAs(JsonObject.class).stream()
        .filter(tick -> tick.getString("worker").equals(worker))
        .map(tick -> Instant.parse(tick.getString("at")))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject listed(String cause) {
    List<JsonObject> alerts =
        hub.api()
            .get("/ops/alerts")
            .expect(200)
            .json()
            .getJsonArray("alerts")
            .getValuesAs(JsonObject.class);
    assertThat(status().getJsonArray("alerts")).hasSameSizeAs(alerts);
    return alerts.stream()
        .filter(alert -> alert.getString("cause").equals(cause))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject status() {
    return hub.api().get("/ops/status").expect(200).json();
  }

  private void refused(String path, int status) {
    hub.anonymous()
        .post(path + SIGNED, "text/xml", ENVELOPE.getBytes(StandardCharsets.UTF_8))
        .expect(status);
  }
}
