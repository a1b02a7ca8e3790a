package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.postgres.Database;
import dev.suitehub.postgres.PostgresServer;
import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hub's database goes away and comes back, while WeCom goes on pushing. */
@Tag("ops-R5")
class DatabaseOutageJourneyIT {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.ofHours(8));

  @Test
  void callbacks_are_refused_in_time_and_counted_and_everything_goes_on_by_itself()
      throws SQLException {
    Server embedded = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    try (Robot robot = new Robot();
        Relay relay =
            new Relay(
                PostgresServer.isWanted() ? PostgresServer.shared().port() : embedded.getPort());
        Site site = Site.besideShared("outage", settings(relay, robot))) {
      Listing listing = Listing.ready(site);
      String corp = listing.newInstalledCorp();
      String corpToken = listing.corpToken(corp);
      awaitNoCheckDue(site, listing);
      int checks = authInfoCalls(listing);

      Instant begun = Instant.now();
      relay.shut();
      List<JsonObject> pushes = new ArrayList<>();
      assertThat(site.wecom().pushTicket(listing.suiteId()).getString("verdict"))
          .isNotEqualTo("ACCEPTED");
      JsonObject raised = robot.await("database-outage/", "raised");
      Reply ready = site.hub().anonymous().get("/ops/health/ready").expect(503);
      assertThat(ready.text()).startsWith("no database since 20").endsWith("Z");
      for (int i = 0; i < 20; i++) {
        pushes.add(site.wecom().pushTicket(listing.suiteId()));
      }
      pushes.add(site.wecom().pushMessage(listing.suiteId(), corp));
      assertThat(pushes)
          .allSatisfy(push -> assertThat(push.getInt("status")).as("%s", push).isEqualTo(503))
          .allSatisfy(push -> assertThat(push.getInt("latencyMs")).isLessThan(1000));
      assertThat(site.hub().anonymous().get("/ops/health/live").status()).isEqualTo(200);
      assertThat(site.hub().anonymous().get("/").text())
          .contains("This page cannot be shown now")
          .doesNotContain("Exception");

      relay.reopen();
      Awaitility.await("ready again")
          .atMost(Duration.ofSeconds(15))
          .until(() -> site.server().isReady());
      Awaitility.await("callbacks again")
          .atMost(Duration.ofSeconds(15))
          .until(
              () ->
                  site.wecom()
                      .pushTicket(listing.suiteId())
                      .getString("verdict")
                      .equals("ACCEPTED"));
      JsonObject recovered = robot.await("database-outage/", "recovered");
      Instant ended = Instant.now();

      assertThat(recovered.getString("cause")).isEqualTo(raised.getString("cause"));
      assertThat(recovered.getString("cure"))
          .contains("create_auth", "UTC+8")
          .containsAnyOf(MINUTE.format(begun), MINUTE.format(begun.minusSeconds(10)));
      JsonObject outage = onlyOutage(site);
      assertThat(Instant.parse(outage.getString("from")))
          .isBefore(begun.plusSeconds(5))
          .isAfter(begun.minusSeconds(15));
      assertThat(Instant.parse(outage.getString("until"))).isBefore(ended);
      assertThat(outage.getInt("callbacksNotKept")).isGreaterThanOrEqualTo(pushes.size());
      Awaitility.await("counted")
          .atMost(LONGEST)
          .until(() -> refusals(site, "NOT_KEPT") >= pushes.size());
      Awaitility.await("every authorisation read again")
          .atMost(LONGEST)
          .until(() -> authInfoCalls(listing) > checks);

      assertThat(listing.corpToken(corp)).isEqualTo(corpToken);
      renewsAsBefore(site, listing);
      listing.newInstalledCorp();
      assertThat(robot.states("database-outage/")).containsExactly("raised", "recovered");
    } finally {
      embedded.stop();
    }
  }

  /** Time passes until the suite's token is due: the worker that had no database renews it. */
  private static void renewsAsBefore(Site site, Listing listing) {
    Map<String, String> calls = Map.of("api", "get_suite_token", "suite", listing.suiteId());
    int before = site.wecom().calls(calls);
    Duration due = Duration.ofMinutes(100);
    site.hub().advance(due);
    Listing.assertAccepted(
        site.wecom()
            .pushTicket(
                listing.suiteId(), Fresh.secret(), Instant.now().plus(due).getEpochSecond(), true));
    Awaitility.await("renewed ahead")
        .atMost(LONGEST)
        .until(() -> site.wecom().calls(calls) > before);
  }

  private static Map<String, String> settings(Relay relay, Robot robot) {
    Map<String, String> settings = new HashMap<>(database(relay));
    settings.put("hub.alert.webhook", robot.address());
    settings.put("hub.alert.language", "en");
    return settings;
  }

  private static Map<String, String> database(Relay relay) {
    if (!PostgresServer.isWanted()) {
      return Map.of(
          "hub.db.url",
          "jdbc:h2:tcp://localhost:"
              + relay.port()
              + "/mem:outage;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000");
    }
    Database own = PostgresServer.shared().newDatabase("behind-relay");
    return Map.of(
        "hub.db.url",
        own.at(relay.port()).url(),
        "hub.db.user",
        own.user(),
        "hub.db.password",
        own.password());
  }

  private static void awaitNoCheckDue(Site site, Listing listing) {
    Awaitility.await("no check due")
        .atMost(LONGEST)
        .until(
            () ->
                status(site).getJsonArray("suites").getValuesAs(JsonObject.class).stream()
                    .filter(suite -> suite.getString("suite").equals(listing.suite()))
                    .allMatch(suite -> suite.getInt("checksDue") == 0));
  }

  private static JsonObject onlyOutage(Site site) {
    List<JsonObject> outages = status(site).getJsonArray("outages").getValuesAs(JsonObject.class);
    assertThat(outages).hasSize(1);
    return outages.get(0);
  }

  private static int refusals(Site site, String reason) {
    return status(site).getJsonArray("refusals").getValuesAs(JsonObject.class).stream()
        .filter(refusal -> refusal.getString("reason").equals(reason))
        .mapToInt(refusal -> refusal.getInt("total"))
        .sum();
  }

  private static int authInfoCalls(Listing listing) {
    return listing
        .site()
        .wecom()
        .calls(Map.of("api", "v2/get_auth_info", "suite", listing.suiteId()));
  }

  private static JsonObject status(Site site) {
    return site.hub().api().get("/ops/status").expect(200).json();
  }
}
