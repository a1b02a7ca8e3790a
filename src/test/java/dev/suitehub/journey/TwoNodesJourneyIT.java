package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two nodes on one PostgreSQL are one hub, and the loss of one of them loses nothing. */
@EnabledIfSystemProperty(named = "it.database", matches = "postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesJourneyIT {

  private static final System.Logger LOG = System.getLogger(TwoNodesJourneyIT.class.getName());

  private static final int CALLERS = 200;
  private static final int CORPS = 5;
  private static final int NOTICES = 60;

  private static final Duration PAST_ITS_LIFE = Duration.ofMinutes(121);

  /** Corps come due one by one between 80 % and 90 % of a token's life, so all of them by then. */
  private static final Duration DUE = Duration.ofMinutes(110);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** hub.tokens.claim: what a node that is gone holds up is free again after that. */
  private static final Duration CLAIM = Duration.ofSeconds(10);

  /** Of the call itself, of the next look, and of a machine that is busy. */
  private static final Duration SLACK = Duration.ofSeconds(4);

  private static final Duration TICK = Duration.ofSeconds(5);

  private record Push(String id, String verdict, int status) {

    boolean isAcknowledged() {
      return verdict.equals("ACCEPTED");
    }

    /** Two servers that start and serve on two cores may be late; WeCom pushes that again. */
    boolean isNoFailure() {
      return isAcknowledged() || status == 0;
    }
  }

  private TwoNodes nodes;
  private Site site;
  private Listing listing;

  @BeforeAll
  void both_nodes_start() {
    nodes = new TwoNodes();
    site = nodes.site();
    listing = Listing.ready(site);
  }

  @AfterAll
  void both_nodes_stop() {
    nodes.close();
  }

  @AfterEach
  void wecom_is_quick_again() {
    site.wecom().endFaults();
  }

  @Test
  @Order(1)
  void hundreds_of_callers_at_each_node_cost_one_call_for_an_expired_token() {
    String corp = installed();
    String expired = listing.corpToken(corp);
    assertThat(listing.corpTokenCalls(corp)).isEqualTo(1);
    int suiteTokens = suiteTokenCalls();
    // The hub does not know; else the next one would be the same one.
    site.wecom().killToken("corp", listing.suiteId(), corp);

    nodes.later(PAST_ITS_LIFE, listing);
    site.wecom().fault("get_corp_token", Map.of("delayMs", 2000));
    List<CompletableFuture<Reply>> callers =
        IntStream.range(0, CALLERS)
            .boxed()
            .flatMap(i -> Stream.of(nodes.one(), nodes.two()))
            .map(node -> nodes.at(node).corpTokenLater(listing.suite(), corp))
            .toList();
    List<String> tokens =
        callers.stream()
            .map(caller -> caller.join().expect(200).json().getString("accessToken"))
            .distinct()
            .toList();

    assertThat(callers).hasSize(2 * CALLERS);
    assertThat(tokens).hasSize(1).doesNotContain(expired);
    assertThat(site.wecom().accepts(tokens.get(0))).isTrue();
    assertThat(listing.corpTokenCalls(corp)).isEqualTo(2);
    assertThat(suiteTokenCalls()).isEqualTo(suiteTokens + 1);
  }

  @Test
  @Order(2)
  void what_is_due_is_renewed_ahead_by_one_of_them_once() {
    List<String> corps = Stream.generate(this::installed).limit(CORPS).toList();
    corps.forEach(listing::corpToken);

    nodes.later(DUE, listing);

    Awaitility.await("all renewed")
        .atMost(LONGEST)
        .until(() -> corps.stream().allMatch(corp -> listing.corpTokenCalls(corp) >= 2));
    Awaitility.await("and that was it, for a tick of both")
        .during(TICK.plusSeconds(1))
        .atMost(LONGEST)
        .until(() -> corps.stream().allMatch(corp -> listing.corpTokenCalls(corp) == 2));
    assertThat(corps)
        .allSatisfy(
            corp -> assertThat(token(nodes.one(), corp)).isEqualTo(token(nodes.two(), corp)));
  }

  @Test
  @Order(3)
  void the_feed_tells_each_entry_once_and_each_corps_in_order_whichever_node_is_asked() {
    List<String> corps = List.of(installed(), installed());
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<List<JsonObject>> reader = CompletableFuture.supplyAsync(() -> follow(over));
    List<List<Push>> pushed =
        corps.stream()
            .map(
                corp ->
                    CompletableFuture.supplyAsync(
                        () -> Stream.generate(() -> push(corp)).limit(NOTICES).toList()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    over.set(true);
    List<JsonObject> events = reader.join();

    for (int i = 0; i < corps.size(); i++) {
      String corp = corps.get(i);
      List<String> told = changed(events, corp);
      assertThat(told).isSubsetOf(ids(pushed.get(i), push -> true)).doesNotHaveDuplicates();
      assertThat(ids(pushed.get(i), push -> true)).containsSubsequence(told);
      assertThat(told).containsAll(ids(pushed.get(i), Push::isAcknowledged));
      assertThat(told).hasSizeGreaterThan(NOTICES / 2);
    }
    assertThat(events).extracting(event -> String.valueOf(event.get("id"))).doesNotHaveDuplicates();
  }

  /** As a business system follows the feed, by whatever node it comes to. */
  private List<JsonObject> follow(AtomicBoolean over) {
    List<JsonObject> events = new ArrayList<>();
    String after = "";
    while (true) {
      boolean last = over.get();
      JsonObject page = site.hub().eventPage(listing.suite(), after).json();
      List<JsonObject> some = page.getJsonArray("events").getValuesAs(JsonObject.class);
      events.addAll(some);
      after = page.getString("next");
      if (last && some.isEmpty()) {
        return events;
      }
    }
  }

  @Test
  @Order(4)
  void in_a_rolling_restart_no_callback_fails() {
    String corp = installed();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<List<Push>> callbacks =
        CompletableFuture.supplyAsync(
            () -> {
              List<Push> pushes = new ArrayList<>();
              while (!over.get()) {
                pushes.add(push(corp));
              }
              return pushes;
            });

    nodes.one().restart();
    nodes.two().restart();
    over.set(true);
    List<Push> pushes = callbacks.join();

    List<String> acknowledged = ids(pushes, Push::isAcknowledged);
    LOG.log(
        System.Logger.Level.INFO,
        "rolling restart: {0} callbacks acknowledged, {1} of a busy machine too late",
        acknowledged.size(),
        pushes.size() - acknowledged.size());
    assertThat(pushes).allSatisfy(push -> assertThat(push).matches(Push::isNoFailure));
    // What is late is sent again. Here it is late where two servers start beside the other
    // journeys.
    assertThat(acknowledged).hasSizeGreaterThan(NOTICES).hasSizeGreaterThan(pushes.size() / 2);
    assertThat(changed(site.hub().events(listing.suite(), "change_contact"), corp))
        .containsAll(acknowledged)
        .doesNotHaveDuplicates();
  }

  /** One notice, and what became of it: WeCom waits a second for the answer. */
  private Push push(String corp) {
    JsonObject bulk =
        site.wecom().bulkLater(listing.suiteId(), corp, 1, "notice", 1).join().expect(200).json();
    if (bulk.getInt("acknowledged") == 1) {
      return new Push(bulk.getJsonArray("ids").getString(0), "ACCEPTED", 200);
    }
    JsonObject failed = bulk.getJsonArray("failed").getJsonObject(0);
    return new Push(failed.getString("id"), failed.getString("verdict"), failed.getInt("status"));
  }

  private static List<String> ids(List<Push> pushes, Predicate<Push> which) {
    return pushes.stream().filter(which).map(Push::id).toList();
  }

  private static List<String> changed(List<JsonObject> events, String corp) {
    return events.stream()
        .filter(event -> event.getString("type").equals("change_contact"))
        .filter(event -> event.getString("corpId", "").equals(corp))
        .map(event -> event.getJsonObject("fields").getString("UserID"))
        .toList();
  }

  @Test
  @Order(5)
  void a_node_that_is_killed_while_it_fetches_a_token_delays_it_by_its_claim_at_most() {
    nodes.whole();
    String corp = installed();
    String old = token(nodes.two(), corp);
    site.wecom().killToken("corp", listing.suiteId(), corp);
    nodes.at(nodes.two()).reportRefused(listing.suite(), corp, old).expect(204);
    site.wecom().fault("get_corp_token", Map.of("delayMs", 5000));
    CompletableFuture<Reply> cutOff = nodes.at(nodes.one()).corpTokenLater(listing.suite(), corp);
    Awaitility.await("the claim of node one")
        .atMost(CLAIM)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> nodes.isClaimed(listing.suite(), corp));

    nodes.one().kill();
    long killed = System.nanoTime();
    site.wecom().endFaults();
    Awaitility.await("the token, by node two")
        .atMost(CLAIM.plus(SLACK))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> nodes.at(nodes.two()).corpToken(listing.suite(), corp).status() == 200);
    told("wanted token", killed);

    assertThat(site.wecom().accepts(token(nodes.two(), corp))).isTrue();
    assertThat(cutOff.handle((reply, failure) -> failure != null).join()).isTrue();
  }

  @Test
  @Order(6)
  void while_a_renewal_ahead_is_held_up_by_a_dead_node_the_old_token_is_served() {
    nodes.whole();
    String corp = installed();
    String old = token(nodes.two(), corp);
    site.wecom().fault("get_corp_token", Map.of("delayMs", 5000));
    CompletableFuture<Reply> cutOff =
        nodes
            .at(nodes.one())
            .api()
            .postLater(
                "/api/v1/suites/" + listing.suite() + "/corps/" + corp + "/token/renew",
                JsonObject.EMPTY_JSON_OBJECT);
    Awaitility.await("the claim of node one")
        .atMost(CLAIM)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> nodes.isClaimed(listing.suite(), corp));

    nodes.one().kill();
    long killed = System.nanoTime();
    // The hub does not know; else the next one would be the same one.
    site.wecom().killToken("corp", listing.suiteId(), corp);
    site.wecom().endFaults();
    List<String> served = new ArrayList<>();
    Awaitility.await("renewed by node two")
        .atMost(CLAIM.plus(TICK).plus(SLACK))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              served.add(token(nodes.two(), corp));
              return !served.get(served.size() - 1).equals(old);
            });
    told("renewal ahead", killed);

    assertThat(served).hasSizeGreaterThan(10).startsWith(old, old, old);
    assertThat(site.wecom().accepts(token(nodes.two(), corp))).isTrue();
    assertThat(cutOff.handle((reply, failure) -> failure != null).join()).isTrue();
  }

  @Test
  @Order(7)
  void after_the_loss_of_a_node_a_person_signs_in_again_and_has_lost_no_saved_work() {
    nodes.whole();
    String provider = "p-" + Fresh.hex(8);
    try (ConsoleBrowser browser = ConsoleBrowser.at(nodes.address()).signInAsAdmin()) {
      browser
          .open("provider?new=1")
          .fill("key", provider)
          .fill("corpId", Fresh.wecomId())
          .fill("name", "Journey provider")
          .fill("introduction", "为企业提供报表服务")
          .fill("website", "https://www.example.com/")
          .fill("contactName", "张三")
          .fill("contactMobile", "13800138000")
          .press("save");

      nodes.one().kill();

      browser.open("provider?provider=" + provider);
      assertThat(browser.page()).isEqualTo("sign-in");
      browser.signInAsAdmin().open("provider?provider=" + provider);
      assertThat(browser.value("contactName")).isEqualTo("张三");
    }
  }

  private String installed() {
    String corp = listing.newCorp();
    Awaitility.await("create_auth accepted")
        .atMost(LONGEST)
        .until(
            () ->
                site.wecom()
                    .install(listing.suiteId(), corp)
                    .getJsonObject("push")
                    .getString("verdict")
                    .equals("ACCEPTED"));
    listing.awaitState(corp, "ACTIVE");
    return corp;
  }

  private String token(ServerProcess node, String corp) {
    return nodes
        .at(node)
        .corpToken(listing.suite(), corp)
        .expect(200)
        .json()
        .getString("accessToken");
  }

  private int suiteTokenCalls() {
    return site.wecom().calls(Map.of("api", "get_suite_token", "suite", listing.suiteId()));
  }

  private static void told(String what, long since) {
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: {1} after the kill",
        what,
        Duration.ofNanos(System.nanoTime() - since));
  }
}
