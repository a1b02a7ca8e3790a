package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the sandbox can do wrong, by name, and what whoever uses the hub sees of it. */
class FaultsJourneyIT {

  private static final int REFUSED_TICKET = 40085;
  private static final String CORP_TOKEN = "get_corp_token";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** A site of its own: its clock is moved, and what is paused is paused for all. */
  private static final Site SITE = Site.alone("faults");

  private final HubSystem hub = SITE.hub();
  private final WecomSystem wecom = SITE.wecom();
  private final Listing listing = Listing.ready(SITE);

  @AfterEach
  void endFaults() {
    wecom.endFaults();
  }

  @AfterAll
  static void the_site_ends() {
    SITE.close();
  }

  @Test
  @Tag("fault-late-ticket")
  void a_late_ticket_does_not_take_the_place_of_a_newer_one() {
    on("late-ticket", Map.of("delayMs", 31 * 60_000));
    listing.pushTicket();

    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(suiteTokenCalls(REFUSED_TICKET)).isZero();
  }

  @Test
  @Tag("fault-missing-ticket")
  void without_its_ticket_a_suite_says_what_it_waits_for() {
    Listing waiting = Listing.registered(SITE);
    on("missing-ticket", Map.of("suite", waiting.suiteId()));

    assertThat(wecom.issueTicket(waiting.suiteId()).isNull("push")).isTrue();

    hub.suiteToken(waiting.suite()).expectProblem(503, "tokens:no-ticket-yet");
  }

  @Test
  @Tag("fault-duplicate-ticket")
  void a_ticket_that_comes_twice_is_taken_twice_and_costs_nothing() {
    on("duplicate-ticket", Map.of());
    listing.pushTicket();

    assertThat(pushes("suite_ticket")).hasSize(3).allSatisfy(Listing::assertAccepted);
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(suiteTokenCalls(0)).isEqualTo(1);
  }

  @Test
  @Tag("fault-reordered-tickets")
  void of_tickets_that_overtake_each_other_the_newer_one_is_kept() {
    on("reordered-tickets", Map.of("delayMs", 31 * 60_000));
    listing.pushTicket();

    assertThat(pushes("suite_ticket")).hasSize(3);
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(suiteTokenCalls(REFUSED_TICKET)).isZero();
  }

  @Test
  @Tag("fault-foreign-ticket")
  void another_suites_ticket_is_turned_away_and_listed_and_the_own_one_kept() {
    on("foreign-ticket", Map.of());

    assertForbidden(wecom.pushTicket(listing.suiteId()));

    assertThat(refusals()).containsExactly("RECEIVER");
    wecom.endFaults();
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
  }

  @Test
  @Tag("fault-token-dead-early")
  void a_suite_token_that_dies_early_is_renewed_with_one_call() {
    listing.suiteToken();
    on("token-dead-early", Map.of("kind", "suite", "times", 1));

    String corp = listing.newInstalledCorp();

    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(suiteTokenCalls(0)).isEqualTo(2);
  }

  @Test
  @Tag("fault-suite-token-refused-forever")
  void a_suite_token_that_is_always_refused_ends_in_an_answer_and_not_in_a_loop() {
    String corp = listing.newInstalledCorp();
    on("suite-token-refused-forever", Map.of());

    Reply reply = hub.corpToken(listing.suite(), corp);

    assertThat(reply.status()).isIn(502, 503);
    assertThat(reply.json().getString("detail")).contains("42009");
    assertThat(listing.corpTokenCalls(corp)).isLessThanOrEqualTo(2);
    assertThat(suiteTokenCalls(0)).isLessThanOrEqualTo(3);
  }

  @Test
  @Tag("fault-busy")
  void a_busy_wecom_is_asked_again_until_it_answers() {
    String corp = listing.newInstalledCorp();
    on("busy", Map.of("api", CORP_TOKEN, "times", 2));

    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
    assertThat(calls(CORP_TOKEN, -1)).isEqualTo(2);
  }

  @Test
  @Tag("fault-throttled")
  void whoever_comes_in_a_pause_is_told_when_to_come_back() {
    String corp = listing.newInstalledCorp();
    on("throttled", Map.of("api", CORP_TOKEN));

    JsonObject problem = hub.corpToken(listing.suite(), corp).expect(503).json();
    hub.corpToken(listing.suite(), corp).expect(503);

    assertThat(problem.getInt("errcode")).isEqualTo(45009);
    assertThat(problem.getInt("retryAfter")).isPositive();
    assertThat(calls(CORP_TOKEN, 45009)).isEqualTo(1);
    wecom.endFaults();
    hub.advance(Duration.ofMinutes(15));
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  @Tag("fault-errcode")
  void any_other_errcode_is_passed_on_with_its_number() {
    String corp = listing.newInstalledCorp();
    on("errcode", Map.of("api", CORP_TOKEN, "errcode", 48002, "times", 1));

    Reply reply = hub.corpToken(listing.suite(), corp).expect(502);

    assertThat(reply.json().getInt("errcode")).isEqualTo(48002);
  }

  @Test
  @Tag("fault-slow-answer")
  void a_slow_answer_is_given_up_in_time() {
    String corp = listing.newInstalledCorp();
    on("slow-answer", Map.of("api", CORP_TOKEN, "delayMs", 9_000));
    long begun = System.nanoTime();

    Reply slow = hub.corpToken(listing.suite(), corp).expect(503);

    assertThat(slow.json().getString("detail")).contains("did not answer get_corp_token");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"half", "html", "502"})
  @Tag("fault-broken-answer")
  void an_answer_that_cannot_be_read_gives_no_token_and_is_asked_for_again_later(String how) {
    String corp = listing.newInstalledCorp();
    on("broken-answer", Map.of("api", CORP_TOKEN, "how", how));

    hub.corpToken(listing.suite(), corp).expectProblem(503, "tokens:upstream-unreachable");

    wecom.endFaults();
    hub.advance(Duration.ofMinutes(1));
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  @Tag("fault-broken-answer")
  void an_answer_with_the_wrong_type_is_read_all_the_same() {
    String corp = listing.newInstalledCorp();
    on("broken-answer", Map.of("api", CORP_TOKEN, "how", "type"));

    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  @Tag("fault-code-consumed-reply-dropped")
  void a_code_whose_reply_was_lost_is_told_to_the_admin() {
    String corp = listing.newCorp();
    on("code-consumed-reply-dropped", Map.of("times", 1));
    Browser admin = new Browser();
    admin.toWecom(listing.landing());
    assertThat(admin.approve(corp).asksForReload()).isTrue();
    listing.awaitTheRetry();

    Page lost = admin.settled();

    assertThat(lost.title()).isEqualTo("Please uninstall the app and install it again");
    assertThat(hub.corp(listing.suite(), corp)).isEmpty();
  }

  @Test
  @Tag("fault-wrong-receiveid")
  void what_is_meant_for_somebody_else_is_turned_away_and_listed() {
    on("wrong-receiveid", Map.of());

    assertForbidden(wecom.pushTicket(listing.suiteId()));

    assertThat(refusals()).containsExactly("RECEIVER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry-same-cipher", "retry-fresh-cipher"})
  @Tag("fault-retry-same-cipher")
  @Tag("fault-retry-fresh-cipher")
  void a_message_that_comes_again_is_one_event(String name) {
    String corp = listing.newInstalledCorp();
    on(name, Map.of("corp", corp));

    JsonObject push =
        wecom.announce("message.text", Map.of("suite", listing.suiteId(), "corp", corp));

    Listing.assertAccepted(push);
    assertThat(push.getJsonArray("attempts").getValuesAs(JsonObject.class))
        .extracting(attempt -> attempt.getBoolean("freshCipher"))
        .containsExactly(true, name.equals("retry-fresh-cipher"));
    assertThat(hub.events(listing.suite(), "text")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"create-auth-before-redirect", "create-auth-after-redirect"})
  @Tag("fault-create-auth-before-redirect")
  @Tag("fault-create-auth-after-redirect")
  void a_code_that_comes_on_both_ways_is_exchanged_once(String name) {
    String corp = listing.newCorp();
    on(name, Map.of());

    Page end = new Browser().install(listing.landing(), corp);

    assertThat(end.title()).endsWith("is installed");
    Awaitility.await("create_auth")
        .atMost(Listing.SOON)
        .until(() -> pushes("create_auth").size() == 1);
    Listing.assertAccepted(pushes("create_auth").get(0));
    assertThat(listing.exchangeCalls()).isEqualTo(1);
    assertThat(hub.events(listing.suite(), "corp.installed")).hasSize(1);
  }

  @Test
  @Tag("fault-create-auth-without-redirect")
  void create_auth_alone_installs_too() {
    String corp = listing.newCorp();
    on("create-auth-without-redirect", Map.of());
    Browser admin = new Browser();
    admin.toWecom(listing.landing());

    Page end = admin.approve(corp);

    assertThat(end.address().getPath()).startsWith("/sandbox/");
    listing.awaitState(corp, "ACTIVE");
    assertThat(listing.exchangeCalls()).isEqualTo(1);
  }

  @Test
  @Tag("fault-create-auth-other-code")
  void two_codes_of_one_install_are_one_installed_corp() {
    String corp = listing.newCorp();
    on("create-auth-other-code", Map.of());

    Page end = new Browser().install(listing.landing(), corp);

    assertThat(end.title()).endsWith("is installed");
    awaitExchanges(2);
    assertThat(hub.corps(listing.suite())).hasSize(1);
    assertThat(hub.events(listing.suite(), "corp.installed")).hasSize(1);
    assertThat(wecom.accepts(listing.corpToken(corp))).isTrue();
  }

  @Test
  @Tag("fault-corp-deregistered-without-notice")
  void a_corp_that_is_gone_without_a_word_is_suspect_and_nothing_is_erased() {
    String corp = listing.newInstalledCorp();
    listing.awaitAgents(corp);
    on("corp-deregistered-without-notice", Map.of("corp", corp));

    hub.corpToken(listing.suite(), corp).expectProblem(502, "tokens:upstream-refused");

    JsonObject view = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(view.getString("state")).isEqualTo("SUSPECT");
    assertThat(view.getInt("suspectErrcode")).isEqualTo(301007);
    assertThat(view.getJsonArray("agents")).isNotEmpty();
  }

  @Test
  @Tag("fault-wrong-referer")
  void an_install_that_wecom_refuses_for_its_referer_leaves_nothing_behind() {
    String corp = listing.newCorp();
    on("wrong-referer", Map.of("times", 1));
    Browser admin = new Browser();
    admin.open(listing.landing());

    Page refused = admin.submit(Map.of());

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.html()).contains("请从服务商的网站发起安装");
    assertThat(hub.corps(listing.suite())).isEmpty();
    assertThat(new Browser().install(listing.landing(), corp).title()).endsWith("is installed");
  }

  @Test
  @Tag("fault-ip-list")
  void an_address_that_is_not_on_the_list_is_named_with_what_to_do() {
    String corp = listing.newInstalledCorp();
    on("ip-list", Map.of());

    JsonObject problem = hub.corpToken(listing.suite(), corp).expect(502).json();

    String seen =
        wecom.callLog(Map.of("api", CORP_TOKEN, "suite", listing.suiteId())).get(0).getString("ip");
    assertThat(problem.getInt("errcode")).isEqualTo(60020);
    assertThat(problem.getString("cure")).contains(seen, "IP白名单");
  }

  @Test
  @Tag("fault-strict-key")
  void where_keys_are_read_strictly_the_same_key_without_spare_bits_works() {
    on("strict-key", Map.of());
    wecom.enterAesKey(listing.suiteId(), ending(1));
    JsonObject refused = wecom.checkSuite(listing.suiteId());
    wecom.enterAesKey(listing.suiteId(), ending(0));

    assertThat(refused.getBoolean("passed")).isFalse();
    assertThat(refused.getJsonArray("checks").getJsonObject(0).getString("verdictZh"))
        .isEqualTo("EncodingAESKey不合法");
    assertThat(wecom.checkSuite(listing.suiteId()).getBoolean("passed")).isTrue();
    listing.pushTicket();
  }

  @Test
  @Tag("fault-lax-key")
  void where_keys_are_read_leniently_one_with_spare_bits_opens_what_the_other_sealed() {
    wecom.switchOn("strict-key", Map.of());
    on("lax-key", Map.of());
    wecom.enterAesKey(listing.suiteId(), ending(1));

    assertThat(wecom.checkSuite(listing.suiteId()).getBoolean("passed")).isTrue();
    listing.pushTicket();
  }

  /** The suite's key with other spare bits, of which its last character has two. */
  private String ending(int spare) {
    String key = listing.encodingAesKey();
    int last = BASE64.indexOf(key.charAt(42));
    return key.substring(0, 42) + BASE64.charAt((last & ~3) | spare);
  }

  /** For this test's suite, unless it says otherwise. */
  private void on(String name, Map<String, ?> more) {
    Map<String, Object> fault = new TreeMap<>();
    fault.put("suite", listing.suiteId());
    fault.putAll(more);
    wecom.switchOn(name, fault);
  }

  private List<JsonObject> pushes(String type) {
    return wecom.pushes(Map.of("suite", listing.suiteId(), "type", type));
  }

  private int suiteTokenCalls(int errcode) {
    return calls("get_suite_token", errcode);
  }

  private int calls(String api, int errcode) {
    return wecom.calls(Map.of("api", api, "suite", listing.suiteId(), "errcode", errcode));
  }

  private void awaitExchanges(int calls) {
    Awaitility.await(calls + " exchanges")
        .atMost(Listing.SOON)
        .until(() -> listing.exchangeCalls() == calls);
  }

  /** Why the hub turned callbacks of this suite away. */
  private List<String> refusals() {
    return hub.api().get("/ops/status").expect(200).json().getJsonArray("refusals").stream()
        .map(JsonObject.class::cast)
        .filter(one -> one.getString("from").contains(listing.suite()))
        .map(one -> one.getString("reason"))
        .toList();
  }

  private static void assertForbidden(JsonObject push) {
    assertThat(push.getInt("status")).as("%s", push).isEqualTo(403);
    assertThat(push.getString("verdict")).isEqualTo("REFUSED");
  }
}
