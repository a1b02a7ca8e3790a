package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journey.fuzz.Fuzz;
import dev.suitehub.journey.fuzz.Heap;
import dev.suitehub.journey.fuzz.Letterbox;
import dev.suitehub.journey.fuzz.Prey;
import dev.suitehub.journey.fuzz.Report;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Hostile input against the packaged server: {@code -Dit.fuzz} says how many requests, {@code
 * -Dit.fuzz.seed} and {@code -Dit.fuzz.from} which ones, {@code -Dit.fuzz.slow} how many
 * connections drip meanwhile. What goes wrong is written below {@code target/fuzz}, as it goes over
 * the wire.
 */
class FuzzJourneyIT {

  private static final long FEW = 20_000;

  /** More than servers have threads: Payara Micro 200, WildFly 16 for each core. */
  private static final int SLOW = 320;

  private static final int WARMING = 2_000;

  /** What caches, pools and sessions of ten minutes may take more than before. */
  private static final double MORE_MIB = 96;

  private static final int LONGEST_PAGE = 200;

  private record Target(Listing listing, Prey prey) {}

  @Test
  void hostile_input_breaks_nothing_and_forges_nothing() throws Exception {
    try (Site site = Site.alone("fuzz")) {
      Target target = target(site);
      long shots = Long.getLong("it.fuzz", FEW);
      // Of the few, the same ones each time: who changes something else is not to find what is old.
      long seed = Long.getLong("it.fuzz.seed", shots == FEW ? FEW : System.nanoTime());
      Fuzz fuzz = new Fuzz(target.prey(), seed, Long.getLong("it.fuzz.from", 0));
      assertThat(fuzz.introduce()).as("what is replayed later was kept").isTrue();
      Set<String> before = journaled(target);

      Report warming = fire(new Fuzz(target.prey(), 1, 0), WARMING, "warming");
      double warm = Heap.alive(site.server().pid());
      Report report = fire(fuzz, shots, "fuzz");
      double after = Heap.alive(site.server().pid());
      log("alive in the server: %.0f MiB before, %.0f MiB after".formatted(warm, after));

      SoftAssertions.assertSoftly(
          softly -> {
            softly.assertThat(report.wrong()).as("answered wrongly").isEmpty();
            assertHonest(softly, report);
            softly.assertThat(after).as("MiB alive").isLessThan(warm + MORE_MIB);
            softly.assertThat(site.server().isReady()).as("ready").isTrue();
          });
      before.addAll(warming.acknowledged());
      assertExact(target, before, warming.sent(), report);
    }
  }

  /** WeCom was heard all the time, and what was refused was not refused for want of time. */
  private static void assertHonest(SoftAssertions softly, Report report) {
    softly.assertThat((long) report.honest()).as("honest").isGreaterThan(report.shots() / 1000);
    softly.assertThat(report.late()).as("late for WeCom").isLessThan(report.honest() / 100 + 3);
    softly.assertThat(report.p99Millis()).as("p99 of honest callbacks").isLessThan(1000);
    softly.assertThat(report.notKept()).as("not kept").isLessThan(report.shots() / 100 + 5);
    softly.assertThat(report.meant()).as("502, 503 meant").isLessThan(report.shots() / 10 + 5);
  }

  private static Report fire(Fuzz fuzz, long shots, String name) throws InterruptedException {
    Path folder = Settings.work().resolveSibling(name);
    Report report = fuzz.fire(shots, Integer.getInteger("it.fuzz.slow", SLOW), folder);
    log(report.toString() + String.join("\n", report.wrong()));
    return report;
  }

  /** Everything that was acknowledged, and nothing that was not sent by WeCom. */
  private static void assertExact(
      Target target, Set<String> before, Set<String> warming, Report report) {
    Awaitility.await("the last ones are kept")
        .atMost(Listing.SOON)
        .until(() -> journaled(target).containsAll(report.acknowledged()));
    Set<String> kept = journaled(target);
    assertThat(kept).containsAll(before).noneMatch(type -> type.startsWith("forged"));
    kept.removeAll(before);
    kept.removeAll(warming);
    assertThat(report.sent()).containsAll(kept);
  }

  /** The kinds of all that came for the suite and for its provider; none came twice. */
  private static Set<String> journaled(Target target) {
    List<String> types = new ArrayList<>();
    Map<String, String> owners =
        Map.of("suite", target.listing().suite(), "provider", target.listing().provider());
    owners.forEach(
        (owner, key) -> {
          String after = "";
          do {
            JsonObject page = page(target, Map.of(owner, key, "limit", LONGEST_PAGE), after);
            page.getJsonArray("entries")
                .getValuesAs(JsonObject.class)
                .forEach(head -> types.add(head.getString("type") + " " + head.getString("url")));
            after = page.getString("next", "");
          } while (!after.isEmpty());
        });
    Set<String> different = new HashSet<>();
    types.forEach(type -> different.add(type.split(" ", -1)[0]));
    assertThat(new HashSet<>(types)).as("nothing was kept twice").hasSize(types.size());
    return different;
  }

  private static JsonObject page(Target target, Map<String, ?> of, String after) {
    String mark = after.isEmpty() ? "" : "&after=" + Http.encoded(after);
    return target
        .listing()
        .site()
        .hub()
        .api()
        .get("/api/v1/journal?" + Http.query(of) + mark)
        .expect(200)
        .json();
  }

  private static Target target(Site site) {
    Listing listing = Listing.ready(site);
    Listing decoy = Listing.ready(site);
    Listing yard = Listing.registered(site);
    String corp = listing.newInstalledCorp();
    Prey prey =
        new Prey(
            site.server().address(),
            site.hub().clientKey(),
            listing.provider(),
            listing.suite(),
            listing.suiteId(),
            listing.providerCorp(),
            corp,
            boxes(listing, corp),
            boxes(decoy, Fresh.wecomId()).subList(0, 2),
            yard.suite(),
            yard.provider(),
            operations(site.hub()));
    return new Target(listing, prey);
  }

  /** Command, data and system URL. */
  private static List<Letterbox> boxes(Listing listing, String corp) {
    Letterbox.Keys own = new Letterbox.Keys(listing.token(), listing.encodingAesKey());
    String callback = "/callback/" + listing.suite();
    Letterbox.Keys system = systemKeys(listing);
    return List.of(
        new Letterbox(callback + "/command", own, listing.suiteId()),
        new Letterbox(callback + "/data", own, corp),
        new Letterbox("/callback/system/" + listing.provider(), system, listing.providerCorp()));
  }

  /** Entered anew, for they are told to nobody. */
  private static Letterbox.Keys systemKeys(Listing listing) {
    Letterbox.Keys keys = new Letterbox.Keys(Fresh.token(), Fresh.encodingAesKey());
    listing
        .site()
        .hub()
        .putProvider(
            listing.provider(),
            Json.createObjectBuilder()
                .add("corpId", listing.providerCorp())
                .add("name", "Provider " + listing.provider())
                .add("token", keys.token())
                .add("encodingAesKey", keys.encodingAesKey())
                .build())
        .expect(200);
    return keys;
  }

  private static List<Prey.Operation> operations(HubSystem hub) {
    List<Prey.Operation> all = new ArrayList<>();
    hub.anonymous()
        .get("/api/v1/openapi.json")
        .expect(200)
        .json()
        .getJsonObject("paths")
        .forEach(
            (path, verbs) ->
                verbs
                    .asJsonObject()
                    .forEach(
                        (verb, of) ->
                            operation(path, verb, of.asJsonObject()).ifPresent(all::add)));
    return List.copyOf(all);
  }

  private static Optional<Prey.Operation> operation(String path, String verb, JsonObject of) {
    if (path.contains("openapi") || !verb.matches("get|put|post|delete")) {
      return Optional.empty();
    }
    JsonObject json = object(object(object(of, "requestBody"), "content"), "application/json");
    List<String> query =
        of.containsKey("parameters")
            ? of.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
                .filter(parameter -> parameter.getString("in", "").equals("query"))
                .map(parameter -> parameter.getString("name"))
                .toList()
            : List.of();
    return Optional.of(
        new Prey.Operation(
            verb.toUpperCase(Locale.ROOT),
            path,
            List.copyOf(object(object(json, "schema"), "properties").keySet()),
            query));
  }

  private static JsonObject object(JsonObject around, String name) {
    return around.containsKey(name) ? around.getJsonObject(name) : JsonObject.EMPTY_JSON_OBJECT;
  }

  private static void log(String text) {
    System.getLogger(FuzzJourneyIT.class.getName()).log(System.Logger.Level.INFO, text);
  }
}
