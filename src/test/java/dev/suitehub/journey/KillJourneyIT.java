package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The hub's process is killed; WeCom, in a process of its own, remembers what was acknowledged. */
class KillJourneyIT {

  private static final int ENOUGH = 500;

  /** More than even a quick machine takes while the first of them are looked for. */
  private static final int MANY = 2_000;

  private static final int SOME = 100;

  @Test
  void what_was_acknowledged_is_in_the_journal_after_kill_9() {
    try (Site site = Site.besideShared("kill")) {
      Listing listing = Listing.ready(site);
      String corp = listing.newInstalledCorp();

      JsonObject calm =
          site.wecom()
              .bulkLater(listing.suiteId(), corp, ENOUGH, "notice", 4)
              .join()
              .expect(200)
              .json();
      site.server().kill();
      assertThat(calm.getInt("acknowledged")).as("%s", calm).isEqualTo(ENOUGH);
      site.server().start();
      assertThat(journaled(listing)).containsAll(acknowledged(calm));

      // Now in the middle of it.
      String before = end(listing);
      CompletableFuture<Reply> rest =
          site.wecom().bulkLater(listing.suiteId(), corp, MANY, "notice", 8);
      Awaitility.await("some in the journal")
          .atMost(Listing.SOON)
          .until(
              () ->
                  site.hub().eventPage(listing.suite(), before).json().getJsonArray("events").size()
                      > SOME);
      site.server().kill();
      JsonObject broken = rest.join().expect(200).json();
      assertThat(broken.getJsonArray("failed")).as("pushes cut off").isNotEmpty();
      site.server().start();
      Set<String> kept = journaled(listing);
      assertThat(kept).containsAll(acknowledged(calm)).containsAll(acknowledged(broken));
      assertThat(acknowledged(broken).size()).isGreaterThanOrEqualTo(SOME / 2);
      assertThat(site.wecom().accepts(listing.corpToken(corp))).isTrue();
    }
  }

  /** Behind all that the feed tells now. */
  private static String end(Listing listing) {
    String after = "";
    while (true) {
      JsonObject page = listing.site().hub().eventPage(listing.suite(), after).json();
      String next = page.getString("next");
      if (page.getJsonArray("events").isEmpty() || next.equals(after)) {
        return next;
      }
      after = next;
    }
  }

  private static Set<String> acknowledged(JsonObject bulk) {
    Set<String> ids = new HashSet<>();
    bulk.getJsonArray("ids").getValuesAs(JsonString.class).forEach(id -> ids.add(id.getString()));
    return ids;
  }

  private static Set<String> journaled(Listing listing) {
    List<JsonObject> events = listing.site().hub().events(listing.suite(), "change_contact");
    Set<String> ids = new HashSet<>();
    events.forEach(event -> ids.add(event.getJsonObject("fields").getString("UserID")));
    assertThat(events).as("no event twice").hasSize(ids.size());
    return ids;
  }
}
