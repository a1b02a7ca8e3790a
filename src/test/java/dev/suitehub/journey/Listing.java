package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A fresh provider with a fresh suite, as its people entered them in WeCom's console and in the
 * hub. A corp is made with each call of {@link #newCorp}.
 */
record Listing(
    Site site,
    String provider,
    String providerCorp,
    String suite,
    String suiteId,
    String suiteSecret,
    String token,
    String encodingAesKey) {

  /** The call that turns an auth code into an authorisation. */
  static final String EXCHANGE = "v2/get_permanent_code";

  /** The call that tells what an authorisation allows, or that there is none. */
  static final String AUTH_INFO = "v2/get_auth_info";

  static final Duration SOON = Duration.ofSeconds(20);

  private static final Duration UNTIL_THE_RETRY = Duration.ofSeconds(31);

  /** On both sides, with the SuiteId known; no ticket yet. */
  static Listing registered(Site site) {
    Listing listing = entered(site);
    listing.confirm();
    return listing;
  }

  /** Registered, and its first ticket has come. */
  static Listing ready(Site site) {
    Listing listing = registered(site);
    listing.pushTicket();
    return listing;
  }

  /** As it stands before WeCom has told the SuiteId: the URLs can be checked, no more. */
  static Listing entered(Site site) {
    String key = Fresh.hex(10);
    Listing listing =
        new Listing(
            site,
            "p-" + key,
            Fresh.wecomId(),
            "s-" + key,
            Fresh.wecomId(),
            Fresh.secret(),
            Fresh.token(),
            Fresh.encodingAesKey());
    listing.saveProvider();
    listing.saveSuite(Json.createObjectBuilder()).expect(201);
    return listing;
  }

  private void saveProvider() {
    String secret = Fresh.secret();
    String systemToken = Fresh.token();
    String systemAesKey = Fresh.encodingAesKey();
    JsonObject saved =
        site.hub()
            .putProvider(
                provider,
                Json.createObjectBuilder()
                    .add("corpId", providerCorp)
                    .add("name", "Provider " + provider)
                    .add("providerSecret", secret)
                    .add("token", systemToken)
                    .add("encodingAesKey", systemAesKey)
                    .build())
            .expect(201)
            .json();
    site.wecom()
        .putProvider(
            providerCorp,
            Json.createObjectBuilder()
                .add("name", "Provider " + provider)
                .add("secret", secret)
                .add("token", systemToken)
                .add("encodingAesKey", systemAesKey)
                .add("systemUrl", saved.getString("systemCallbackUrl"))
                .build());
  }

  /** In the hub first, whose URLs then go into WeCom's console. */
  Reply saveSuite(JsonObjectBuilder more) {
    Reply saved =
        site.hub()
            .putSuite(
                suite,
                more.add("provider", provider)
                    .add("name", "Suite " + suite)
                    .add("token", token)
                    .add("encodingAesKey", encodingAesKey)
                    .build());
    tellWecom(
        Json.createObjectBuilder()
            .add("commandUrl", saved.json().getString("commandCallbackUrl"))
            .add("dataUrl", saved.json().getString("dataCallbackUrl")));
    return saved;
  }

  /** Changes what WeCom's console says of the suite. */
  JsonObject tellWecom(JsonObjectBuilder more) {
    return site.wecom()
        .putSuite(
            suiteId,
            more.add("provider", providerCorp)
                .add("name", "Suite " + suite)
                .add("secret", suiteSecret)
                .add("token", token)
                .add("encodingAesKey", encodingAesKey)
                .add("autoTickets", false)
                .build());
  }

  void pushTicket() {
    assertAccepted(site.wecom().pushTicketAgain(suiteId));
  }

  /** The page with which an install begins. */
  URI landing() {
    return URI.create(site.hub().suite(suite).getString("installUrl"));
  }

  /** The landing page with an address to return to at the end. */
  URI landing(String returnTo) {
    return URI.create(landing() + "?" + Http.query(Map.of("return_to", returnTo)));
  }

  String newCorp() {
    String corp = Fresh.wecomId();
    site.wecom().putCorp(corp);
    return corp;
  }

  /** A new corp that has installed the suite from the app market. */
  String newInstalledCorp() {
    String corp = newCorp();
    installByNotice(corp);
    return corp;
  }

  void installByNotice(String corp) {
    assertAccepted(site.wecom().install(suiteId, corp).getJsonObject("push"));
    awaitState(corp, "ACTIVE");
  }

  /** Until get_auth_info has been read for the first time. */
  void awaitAgents(String corp) {
    Awaitility.await("what " + corp + " allows is read")
        .atMost(SOON)
        .until(() -> !site.hub().corp(suite, corp).orElseThrow().getJsonArray("agents").isEmpty());
  }

  /** How often WeCom was asked what that corp allows. */
  int authInfoCalls(String corp) {
    return site.wecom().calls(Map.of("api", AUTH_INFO, "suite", suiteId, "corp", corp));
  }

  void awaitState(String corp, String state) {
    Awaitility.await(corp + " is " + state)
        .atMost(SOON)
        .until(() -> site.hub().hasCorp(suite, corp, state));
  }

  /** What a person enters once WeCom's console has shown the SuiteId. */
  void confirm() {
    saveSuite(Json.createObjectBuilder().add("suiteId", suiteId).add("suiteSecret", suiteSecret))
        .expect(200);
  }

  /** How many codes of any corp were brought to WeCom, used ones too. */
  int exchangeCalls() {
    return site.wecom().calls(Map.of("api", EXCHANGE, "suite", suiteId));
  }

  /**
   * The reply to the first exchange was lost, and time goes on until the second: again and again,
   * for nobody sees from here when the hub has written down what it lacks.
   */
  void awaitTheRetry() {
    Awaitility.await("the retry")
        .atMost(SOON)
        // Oftener, and the code would die of age (10 minutes) while its first call is under way.
        .pollDelay(Duration.ofMillis(300))
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              if (exchangeCalls() == 1) {
                site.hub().advance(UNTIL_THE_RETRY);
              }
              return exchangeCalls() == 2;
            });
  }

  String suiteToken() {
    return site.hub().suiteToken(suite).expect(200).json().getString("accessToken");
  }

  String corpToken(String corp) {
    return site.hub().corpToken(suite, corp).expect(200).json().getString("accessToken");
  }

  /** How often WeCom was asked for that corp's token. */
  int corpTokenCalls(String corp) {
    return site.wecom().calls(Map.of("api", "get_corp_token", "suite", suiteId, "corp", corp));
  }

  static void assertAccepted(JsonObject push) {
    assertThat(push.getString("verdict")).as("%s", push).isEqualTo("ACCEPTED");
  }
}
