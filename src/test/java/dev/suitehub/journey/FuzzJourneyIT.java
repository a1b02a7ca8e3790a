package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.journey.fuzz.Fuzz;
import dev.suitehub.journey.fuzz.Heap;
import dev.suitehub.journey.fuzz.Letterbox;
import dev.suitehub.journey.fuzz.Prey;
import dev.suitehub.journey.fuzz.Report;
import dev.suitehub.journey.fuzz.Trace;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Hostile input against the packaged server: {@code -Dit.fuzz} says how many requests, {@code
 * -Dit.fuzz.seed} and {@code -Dit.fuzz.from} which ones, {@code -Dit.fuzz.slow} how many
 * connections drip meanwhile. What goes wrong is written below {@code target/fuzz}, as it goes over
 * the wire.
 */
class FuzzJourneyIT {

  /** The folder that its server works in. */
  static final String HOME = "fuzz";

  private static final long FEW = 20_000;

  /** More than servers have threads: Payara Micro 200, WildFly 16 for each core. */
  private static final int SLOW = 320;

  private static final int WARMING = 2_000;

  /**
   * What caches, pools and sessions of ten minutes may take more than before: after a million it
   * was 104, and no more than after a hundred thousand.
   */
  private static final double MORE_MIB = 160;

  private static final int LONGEST_PAGE = 200;

  /** A slow sender is told after 5 s; fewer shots may take no longer. */
  private static final Duration HEARD = Duration.ofSeconds(10);

  private record Target(Listing listing, Prey prey) {}

  @Test
  void hostile_input_breaks_nothing_and_forges_nothing() throws Exception {
    try (Site site = Site.alone(HOME)) {
      Target target = target(site);
      long shots = Long.getLong("it.fuzz", FEW);
      // Of the few, the same ones each time: who changes something else is not to find what is old.
      long seed = Long.getLong("it.fuzz.seed", shots == FEW ? FEW : System.nanoTime());
      Fuzz fuzz = new Fuzz(target.prey(), seed, Long.getLong("it.fuzz.from", 0));
      Set<Trace> introduced = fuzz.introduce();
      List<Trace> before = journaled(target);
      assertThat(before).as("what is replayed later was kept").containsAll(introduced);

      Report warming = fire(new Fuzz(target.prey(), 1, 0), WARMING, "warming");
      double warm = Heap.alive(site.server().pid());
      Report report = fire(fuzz, shots, "fuzz");
      double after = Heap.alive(site.server().pid());
      log("alive in the server: %.0f MiB before, %.0f MiB after".formatted(warm, after));

      SoftAssertions.assertSoftly(
          softly -> {
            softly.assertThat(warming.wrong()).as("answered wrongly at first").isEmpty();
            softly.assertThat(report.wrong()).as("answered wrongly").isEmpty();
            assertHonest(softly, report);
            softly.assertThat(after).as("MiB alive").isLessThan(warm + MORE_MIB);
            softly.assertThat(site.server().isReady()).as("ready").isTrue();
            assertExact(softly, target, before, List.of(warming, report));
          });
    }
  }

  /** WeCom was heard all the time, and what was refused was not refused for want of time. */
  private static void assertHonest(SoftAssertions softly, Report report) {
    softly.assertThat((long) report.honest()).as("honest").isGreaterThan(report.shots() / 1000);
    softly.assertThat(report.late()).as("late for WeCom").isLessThan(report.honest() / 100 + 3);
    softly.assertThat(report.p99Millis()).as("p99 of honest callbacks").isLessThan(1000);
    softly.assertThat(report.notKept()).as("not kept").isLessThan(report.shots() / 100 + 5);
    softly
        .assertThat(report.mute())
        .as("without an answer on a connection that hostile requests had used")
        .isLessThanOrEqualTo(report.shots() / 100_000 + 1);
    softly.assertThat(report.meant()).as("502, 503 meant").isLessThan(report.shots() / 10 + 5);
    if (report.took().compareTo(HEARD) > 0) {
      softly.assertThat(report.told()).as("slow ones told to go").isPositive();
    }
  }

  private static Report fire(Fuzz fuzz, long shots, String name) throws InterruptedException {
    Path folder = Settings.work().resolveSibling(name);
    Report report = fuzz.fire(shots, Integer.getInteger("it.fuzz.slow", SLOW), folder);
    log(report.toString() + String.join("\n", report.wrong()));
    return report;
  }

  /**
   * Everything that was acknowledged, once, as it was sent, and nothing that was not sent by WeCom:
   * what was there before, and what the honest sender sent. Nor is anything forged in the journal
   * of anybody else.
   */
  private static void assertExact(
      SoftAssertions softly, Target target, List<Trace> before, List<Report> reports) {
    List<Trace> kept = journaled(target);
    List<Trace> more = new ArrayList<>(kept);
    before.forEach(more::remove);
    Set<Trace> acknowledged = all(reports, Report::acknowledged);
    Set<Trace> sent = all(reports, Report::sent);
    softly.assertThat(kept).as("kept once").doesNotHaveDuplicates();
    softly.assertThat(kept).as("kept still").containsAll(before);
    softly.assertThat(more).as("acknowledged, so kept").containsAll(acknowledged);
    softly.assertThat(more).as("kept, so sent by WeCom").isSubsetOf(sent);
    softly.assertThat(more.size()).as("how many").isBetween(acknowledged.size(), sent.size());
    List<JsonObject> everybodys = heads(target, Map.of());
    softly
        .assertThat(everybodys)
        .as("of all that are journaled")
        .hasSizeGreaterThanOrEqualTo(kept.size())
        .noneMatch(head -> head.getString("type").startsWith(Trace.FORGED));
    log(
        "journal of the prey: %d entries, %d of them before; %d were acknowledged, %d sent; of all: %d"
            .formatted(
                kept.size(), before.size(), acknowledged.size(), sent.size(), everybodys.size()));
  }

  private static Set<Trace> all(List<Report> reports, Function<Report, Set<Trace>> of) {
    return reports.stream()
        .flatMap(report -> of.apply(report).stream())
        .collect(Collectors.toSet());
  }

  /** All that came for the suite and for its provider, with what its content was. */
  private static List<Trace> journaled(Target target) {
    return Stream.of(
            heads(target, Map.of("suite", target.listing().suite())),
            heads(target, Map.of("provider", target.listing().provider())))
        .flatMap(List::stream)
        .parallel()
        .map(head -> trace(target, head))
        .toList();
  }

  private static Trace trace(Target target, JsonObject head) {
    JsonObject entry = get(target, "/api/v1/journal/" + head.getJsonNumber("id"));
    return new Trace(
        head.getString("from"),
        head.getString("url"),
        head.getString("type"),
        entry.getString("hash"));
  }

  private static List<JsonObject> heads(Target target, Map<String, String> of) {
    List<JsonObject> heads = new ArrayList<>();
    Map<String, Object> query = new HashMap<>(of);
    query.put("limit", LONGEST_PAGE);
    boolean more = true;
    while (more) {
      JsonObject page = get(target, "/api/v1/journal?" + Http.query(query));
      heads.addAll(page.getJsonArray("entries").getValuesAs(JsonObject.class));
      more = page.containsKey("next");
      query.put("after", page.getString("next", ""));
    }
    return heads;
  }

  private static JsonObject get(Target target, String path) {
    return target.listing().site().hub().api().get(path).expect(200).json();
  }

  private static Target target(Site site) {
    Listing listing = Listing.ready(site);
    Listing decoy = Listing.ready(site);
    Listing yard = Listing.registered(site);
    String corp = listing.newInstalledCorp();
    Prey prey =
        new Prey(
            site.server().address(),
            !Settings.isOnWildfly(),
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
