package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The master key of a node changes as the README tells it, while callbacks come and tokens are
 * used.
 */
class MasterKeyRotationJourneyIT {

  private static final System.Logger LOG =
      System.getLogger(MasterKeyRotationJourneyIT.class.getName());

  private static final String KEY = "hub.security.master-key";
  private static final String OTHERS = "hub.security.other-master-keys";
  private static final String ENDED = "master key rotated";
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int MANY = 800;

  private static final int AT_ONCE = 200;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  void the_key_changes_under_load_and_through_a_kill_and_then_the_former_one_is_gone() {
    String former = Fresh.masterKey();
    String next = Fresh.masterKey();
    try (Site site = Site.alone("rotation", Map.of(KEY, former))) {
      Listing listing = Listing.registered(site);
      awaitAccepted(() -> site.wecom().pushTicket(listing.suiteId()));
      List<String> corps = List.of(installed(listing), installed(listing));
      bulk(site, listing, corps.get(0), MANY);
      assertThat(uses(site)).containsExactly("k1 SEALS");

      site.server().with(KEY, next).with(OTHERS, former).restart();
      assertThat(uses(site)).containsExactly("k1 NEEDED", "k2 SEALS");
      works(site, listing, corps);
      // The process of before, which sealed with the former key, is forgotten.
      site.hub().advance(Duration.ofMinutes(2));

      CompletableFuture<Reply> callbacks =
          site.wecom().bulkLater(listing.suiteId(), corps.get(1), MANY / 2, "notice", 4);
      site.hub().api().post("/ops/master-key/rotation", JsonObject.EMPTY_JSON_OBJECT).expect(200);
      Awaitility.await("some sealed anew")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> rotation(site).getInt("done") > 0);
      site.server().kill();
      assertThat(site.server().log()).as("killed in the middle").doesNotContain(ENDED);
      callbacks.handle((reply, failure) -> reply == null ? 0 : reply.status()).join();

      site.server().start();
      CompletableFuture<Void> more =
          CompletableFuture.runAsync(() -> bulk(site, listing, corps.get(1), AT_ONCE));
      Awaitility.await("everything sealed anew")
          .atMost(LONGEST)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                works(site, listing, corps);
                return rotation(site).containsKey("endedAt");
              });
      more.join();
      assertThat(uses(site)).containsExactly("k1 NO_LONGER_NEEDED", "k2 SEALS");
      assertThat(site.server().log()).contains(ENDED);
      told(rotation(site));

      site.server().without(OTHERS).restart();
      works(site, listing, corps);
      awaitAccepted(() -> site.wecom().pushTicket(listing.suiteId()));
      works(site, listing, List.of(corps.get(0), corps.get(1), installed(listing)));
      assertThat(journaled(listing)).containsAll(acknowledged);
      JsonObject audit = site.hub().api().get("/api/v1/audit/verdict").expect(200).json();
      assertThat(audit.getBoolean("sound")).as("%s", audit).isTrue();
    }
  }

  /** Until so many more are acknowledged: a busy machine is too slow for some. */
  private void bulk(Site site, Listing listing, String corp, int count) {
    int wanted = acknowledged.size() + count;
    Awaitility.await("callbacks acknowledged")
        .atMost(LONGEST)
        .until(
            () -> {
              JsonObject bulk =
                  site.wecom()
                      .bulkLater(listing.suiteId(), corp, AT_ONCE, "notice", 4)
                      .join()
                      .expect(200)
                      .json();
              bulk.getJsonArray("ids")
                  .getValuesAs(JsonString.class)
                  .forEach(id -> acknowledged.add(id.getString()));
              return acknowledged.size() >= wanted;
            });
  }

  private static void works(Site site, Listing listing, List<String> corps) {
    assertThat(site.wecom().accepts(listing.suiteToken())).isTrue();
    site.hub().providerToken(listing.provider()).expect(200);
    for (String corp : corps) {
      assertThat(site.wecom().accepts(listing.corpToken(corp))).isTrue();
      awaitAccepted(() -> site.wecom().changeAuth(listing.suiteId(), corp, 1));
    }
  }

  private static String installed(Listing listing) {
    String corp = listing.newCorp();
    awaitAccepted(
        () -> listing.site().wecom().install(listing.suiteId(), corp).getJsonObject("push"));
    listing.awaitState(corp, "ACTIVE");
    return corp;
  }

  /** Again and again, as WeCom does: a busy machine does not answer each within a second. */
  private static void awaitAccepted(Supplier<JsonObject> push) {
    Awaitility.await("a callback accepted")
        .atMost(LONGEST)
        .until(() -> push.get().getString("verdict").equals("ACCEPTED"));
  }

  private static Set<String> journaled(Listing listing) {
    Set<String> ids = new HashSet<>();
    listing
        .site()
        .hub()
        .events(listing.suite(), "change_contact")
        .forEach(event -> ids.add(event.getJsonObject("fields").getString("UserID")));
    return ids;
  }

  private static List<String> uses(Site site) {
    JsonObject state = site.hub().api().get("/ops/master-key").expect(200).json();
    JsonObject status = site.hub().api().get("/ops/status").expect(200).json();
    assertThat(status.getJsonObject("masterKey").getJsonArray("keys"))
        .isEqualTo(state.getJsonArray("keys"));
    List<String> uses = new ArrayList<>();
    state
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class)
        .forEach(key -> uses.add(key.getString("version", "") + " " + key.getString("use")));
    return uses;
  }

  private static JsonObject rotation(Site site) {
    return site.hub().api().get("/ops/master-key").expect(200).json().getJsonObject("rotation");
  }

  private static void told(JsonObject rotation) {
    assertThat(rotation.getInt("done")).isGreaterThan(MANY);
    assertThat(rotation.getJsonArray("waitsFor")).isEmpty();
    LOG.log(
        System.Logger.Level.INFO,
        "{0} sealed anew, {1} after the command, a kill in between",
        rotation.getInt("done"),
        Duration.between(
            Instant.parse(rotation.getString("begunAt")),
            Instant.parse(rotation.getString("endedAt"))));
  }
}
