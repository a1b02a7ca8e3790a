package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A person changes a Token or a secret in WeCom's console, after it was planned in the hub. On a
 * site of its own, as its clock is moved.
 */
class KeyChangeJourneyIT {

  private static final int WRONG_SUITE_SECRET = 40080;
  private static final int WRONG_PROVIDER_SECRET = 40001;

  @AutoClose private static final Site SITE = Site.alone("key-change");

  private final HubSystem hub = SITE.hub();
  private final WecomSystem wecom = SITE.wecom();
  private final Listing listing = Listing.ready(SITE);
  private int letters;

  @Test
  void a_suites_token_changes_without_losing_a_callback() {
    String token = Fresh.token();
    String aesKey = Fresh.encodingAesKey();

    planSuite(Json.createObjectBuilder().add("nextToken", token).add("nextEncodingAesKey", aesKey));
    assertThat(suite().getBoolean("hasNextCallbackKey")).isTrue();
    assertThat(suite().toString()).doesNotContain(token, aesKey);
    listing.pushTicket();

    wecom.putSuite(listing.suiteId(), callbackKey(token, aesKey));
    assertThat(wecom.checkSuite(listing.suiteId()).getBoolean("passed")).isTrue();
    assertThat(suite().getBoolean("hasNextCallbackKey")).as("a check is no change").isTrue();
    Listing.assertAccepted(push(listing.token(), listing.encodingAesKey()));
    listing.pushTicket();
    assertThat(suite().getBoolean("hasNextCallbackKey")).isFalse();
    assertThat(suite()).containsKey("previousCallbackKeyUntil");

    Listing.assertAccepted(push(listing.token(), listing.encodingAesKey()));
    hub.advance(Duration.ofHours(24).plusMinutes(1));
    JsonObject late = push(listing.token(), listing.encodingAesKey());

    assertThat(late.getInt("status")).isEqualTo(403);
    assertThat(late.getString("answer")).isEmpty();
    assertThat(refusals("suite:" + listing.suite()))
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.getString("reason")).isEqualTo("SIGNATURE");
              assertThat(refusal.getString("detail"))
                  .contains("signed with the key that was replaced at");
            });
    assertThat(suite()).doesNotContainKey("previousCallbackKeyUntil");
    hub.putSuite(listing.suite(), formFromBefore()).expectProblem(422, "platform:invalid-input");
    listing.pushTicket();
    assertThat(hub.events(listing.suite(), "letter")).hasSize(2);
  }

  @Test
  void a_plan_is_withdrawn_by_two_empty_texts() {
    planSuite(
        Json.createObjectBuilder()
            .add("nextToken", Fresh.token())
            .add("nextEncodingAesKey", Fresh.encodingAesKey())
            .add("nextSuiteSecret", Fresh.secret()));

    planSuite(
        Json.createObjectBuilder()
            .add("nextToken", "")
            .add("nextEncodingAesKey", "")
            .add("nextSuiteSecret", ""));

    assertThat(suite().getBoolean("hasNextCallbackKey")).isFalse();
    assertThat(suite().getBoolean("hasNextSuiteSecret")).isFalse();
    listing.pushTicket();
  }

  @Test
  void a_providers_token_changes_without_losing_a_callback() {
    JsonObject before = wecom.putProvider(listing.providerCorp(), JsonObject.EMPTY_JSON_OBJECT);
    String token = Fresh.token();
    String aesKey = Fresh.encodingAesKey();
    planProvider(
        Json.createObjectBuilder().add("nextToken", token).add("nextEncodingAesKey", aesKey));

    Listing.assertAccepted(pushToSystem(Map.of()));
    wecom.putProvider(listing.providerCorp(), callbackKey(token, aesKey));
    assertThat(wecom.checkProvider(listing.providerCorp()).getBoolean("passed")).isTrue();
    assertThat(provider().getBoolean("hasNextCallbackKey")).isTrue();
    Listing.assertAccepted(pushToSystem(Map.of()));

    assertThat(provider().getBoolean("hasNextCallbackKey")).isFalse();
    Listing.assertAccepted(
        pushToSystem(
            Map.of(
                "token", before.getString("token"),
                "encodingAesKey", before.getString("encodingAesKey"))));
  }

  @Test
  void a_suites_secret_changes_at_the_cost_of_one_refused_call() {
    listing.suiteToken();
    String secret = Fresh.secret();
    planSuite(Json.createObjectBuilder().add("nextSuiteSecret", secret));
    renewedSuiteToken();
    assertThat(suiteTokenCalls(WRONG_SUITE_SECRET)).as("the plan alone costs nothing").isZero();

    wecom.putSuite(listing.suiteId(), secret(secret));
    renewedSuiteToken();

    assertThat(suiteTokenCalls(WRONG_SUITE_SECRET)).isEqualTo(1);
    assertThat(suiteTokenCalls(0)).isEqualTo(3);
    assertThat(suite().getBoolean("hasNextSuiteSecret")).isFalse();
    renewedSuiteToken();
    assertThat(suiteTokenCalls(WRONG_SUITE_SECRET)).isEqualTo(1);
    assertThat(suiteTokenCalls(0)).isEqualTo(4);
  }

  @Test
  void a_providers_secret_changes_at_the_cost_of_one_refused_call() {
    providerToken();
    String secret = Fresh.secret();
    planProvider(Json.createObjectBuilder().add("nextProviderSecret", secret));
    wecom.putProvider(listing.providerCorp(), secret(secret));

    renewedProviderToken();

    assertThat(providerTokenCalls(WRONG_PROVIDER_SECRET)).isEqualTo(1);
    assertThat(providerTokenCalls(0)).isEqualTo(2);
    assertThat(provider().getBoolean("hasNextProviderSecret")).isFalse();
    renewedProviderToken();
    assertThat(providerTokenCalls(WRONG_PROVIDER_SECRET)).isEqualTo(1);
    assertThat(providerTokenCalls(0)).isEqualTo(3);
  }

  @Test
  void where_both_secrets_are_wrong_the_problem_says_so_and_wecom_is_left_alone() {
    String first = listing.suiteToken();
    planSuite(Json.createObjectBuilder().add("nextSuiteSecret", Fresh.secret()));
    String right = Fresh.secret();
    wecom.putSuite(listing.suiteId(), secret(right));
    wecom.killToken("SUITE", listing.suiteId(), "");
    reportRefused("/api/v1/suites/" + listing.suite(), first);

    for (int asked = 0; asked < 3; asked++) {
      JsonObject problem =
          hub.suiteToken(listing.suite()).expectProblem(502, "tokens:upstream-refused").json();
      assertThat(problem.getString("detail")).contains("The planned secret was refused as well");
      assertThat(problem.getInt("errcode")).isEqualTo(WRONG_SUITE_SECRET);
    }
    assertThat(suiteTokenCalls(WRONG_SUITE_SECRET)).isEqualTo(2);

    planSuite(Json.createObjectBuilder().add("nextSuiteSecret", right));
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(suiteTokenCalls(WRONG_SUITE_SECRET)).isEqualTo(3);
    assertThat(suite().getBoolean("hasNextSuiteSecret")).isFalse();
  }

  private void planSuite(JsonObjectBuilder plan) {
    hub.putSuite(
            listing.suite(),
            plan.add("provider", listing.provider()).add("name", listing.suite()).build())
        .expect(200);
  }

  /** What a script sends that was written before the change. */
  private JsonObject formFromBefore() {
    return Json.createObjectBuilder(callbackKey(listing.token(), listing.encodingAesKey()))
        .add("provider", listing.provider())
        .add("name", listing.suite())
        .build();
  }

  private void planProvider(JsonObjectBuilder plan) {
    hub.putProvider(
            listing.provider(),
            plan.add("corpId", listing.providerCorp()).add("name", listing.provider()).build())
        .expect(200);
  }

  private static JsonObject callbackKey(String token, String aesKey) {
    return Json.createObjectBuilder().add("token", token).add("encodingAesKey", aesKey).build();
  }

  private static JsonObject secret(String secret) {
    return Json.createObjectBuilder().add("secret", secret).build();
  }

  private JsonObject push(String token, String aesKey) {
    Map<String, String> sealedWith = Map.of("token", token, "encodingAesKey", aesKey);
    return wecom.push("command", listing.suiteId(), letter(), sealedWith).get(0);
  }

  private JsonObject pushToSystem(Map<String, String> sealedWith) {
    Map<String, String> more = new HashMap<>(sealedWith);
    more.put("provider", listing.providerCorp());
    return wecom.push("system", listing.suiteId(), letter(), more).get(0);
  }

  private String letter() {
    letters++;
    return Letter.unheardOf(listing.suiteId(), "letter", 1_700_000_000L + letters);
  }

  private void renewedSuiteToken() {
    String before = listing.suiteToken();
    wecom.killToken("SUITE", listing.suiteId(), "");
    reportRefused("/api/v1/suites/" + listing.suite(), before);
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
  }

  private void renewedProviderToken() {
    String before = providerToken();
    wecom.killToken("PROVIDER", "", listing.providerCorp());
    reportRefused("/api/v1/providers/" + listing.provider(), before);
    assertThat(wecom.accepts(providerToken())).isTrue();
  }

  /** One refusal counts in thirty seconds. */
  private void reportRefused(String owner, String token) {
    hub.advance(Duration.ofSeconds(31));
    hub.api()
        .post(
            owner + "/token/refused", Json.createObjectBuilder().add("accessToken", token).build())
        .expect(204);
  }

  private String providerToken() {
    return hub.providerToken(listing.provider()).expect(200).json().getString("accessToken");
  }

  private int suiteTokenCalls(int errcode) {
    return wecom.calls(
        Map.of("api", "get_suite_token", "suite", listing.suiteId(), "errcode", errcode));
  }

  private int providerTokenCalls(int errcode) {
    return wecom.calls(
        Map.of("api", "get_provider_token", "corp", listing.providerCorp(), "errcode", errcode));
  }

  private JsonObject suite() {
    return hub.suite(listing.suite());
  }

  private JsonObject provider() {
    return hub.api().get("/api/v1/providers/" + listing.provider()).expect(200).json();
  }

  private List<JsonObject> refusals(String from) {
    String text = hub.api().get("/ops/status/refusals").expect(200).text();
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .filter(refusal -> refusal.getString("from").equals(from))
          .toList();
    }
  }
}
