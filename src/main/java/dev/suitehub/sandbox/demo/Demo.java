package dev.suitehub.sandbox.demo;

import static java.time.ZoneOffset.UTC;

import dev.suitehub.platform.config.HubConfig;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * One provider, one suite and two corps, set up as in real life: register in WeCom's console and in
 * the hub, pass the URL checks, receive a ticket, confirm the SuiteId, install corp A. Every step
 * finds out whether it was done before, so a second start changes nothing.
 */
final class Demo {

  private static final String CONTROL = "/sandbox/control/";
  private static final String PROVIDER = "wwdemoprovider01";
  private static final String SUITE = "wwdemosuite00001";
  private static final String CORP_A = "wwdemocorpa";
  private static final String CORP_B = "wwdemocorpb";
  private static final String HUB_PROVIDER = "/api/v1/providers/demo";
  private static final String HUB_SUITE = "/api/v1/suites/demo-suite";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 3;
  private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

  private final DemoHttp http;
  private final HubConfig hub;
  private final Duration ticketEvery;
  private final Clock clock;
  private String step = "starting";

  Demo(DemoHttp http, HubConfig hub, Duration ticketEvery, Clock clock) {
    this.http = http;
    this.hub = hub;
    this.ticketEvery = ticketEvery;
    this.clock = clock;
  }

  /** What is being done, for the sentence that says where it failed. */
  String step() {
    return step;
  }

  /** Throws {@link IllegalStateException} with what was called and what it answered. */
  void run() {
    step = "registering provider, suite and corps in the sandbox";
    boolean knownBefore = http.get(CONTROL + "suites/" + SUITE).isOk();
    JsonObject provider = registerProvider();
    JsonObject suite = registerSuite();
    registerCorps();
    step = "registering provider and suite in the hub";
    if (!knownBefore || !isConfirmed(http.get(HUB_SUITE))) {
      registerInHub(provider, suite);
    }
    step = "pushing a suite_ticket";
    pushTicketIfOld();
    step = "installing corp A";
    installCorpA();
  }

  private JsonObject registerProvider() {
    return http.put(
            CONTROL + "providers/" + PROVIDER + "?check=false",
            Json.createObjectBuilder()
                .add("name", "示例服务商 Demo provider")
                .add("systemUrl", hub.publicUrl("/callback/system/demo").toString())
                .build())
        .json();
  }

  private JsonObject registerSuite() {
    String data = hub.publicUrl() + "/callback/demo-suite/data/$CORPID$";
    return http.put(
            CONTROL + "suites/" + SUITE + "?check=false",
            Json.createObjectBuilder()
                .add("provider", PROVIDER)
                .add("name", "示例应用 Demo suite")
                .add("commandUrl", hub.publicUrl("/callback/demo-suite/command").toString())
                .add("dataUrl", data)
                .add("installDomain", domain(hub.publicUrl()))
                .build())
        .json();
  }

  private static String domain(URI address) {
    return address.getRawAuthority();
  }

  private void registerCorps() {
    http.put(CONTROL + "corps/" + CORP_A, corp("示例企业 A · Corp A", "张三")).json();
    http.put(CONTROL + "corps/" + CORP_B, corp("示例企业 B · Corp B", "李四")).json();
  }

  private static JsonObject corp(String name, String admin) {
    return Json.createObjectBuilder().add("name", name).add("adminName", admin).build();
  }

  private static boolean isConfirmed(DemoHttp.Answer suite) {
    return suite.isOk() && suite.json().get("suiteId") instanceof JsonString;
  }

  /** WeCom gives the SuiteId only after its URL checks have passed, so it comes second. */
  private void registerInHub(JsonObject provider, JsonObject suite) {
    http.put(
            HUB_PROVIDER,
            Json.createObjectBuilder()
                .add("corpId", PROVIDER)
                .add("providerSecret", provider.getString("secret"))
                .add("token", provider.getString("token"))
                .add("encodingAesKey", provider.getString("encodingAesKey"))
                .add("name", provider.getString("name"))
                .build())
        .json();
    http.put(HUB_SUITE, hubSuite(suite).build()).json();
    step = "checking the callback URLs";
    passes(CONTROL + "providers/" + PROVIDER + "/checks");
    passes(CONTROL + "suites/" + SUITE + "/checks");
    step = "learning the SuiteId from the first suite_ticket";
    pushTicket();
    awaitProposal();
    step = "confirming the SuiteId";
    String proposed = http.get(HUB_SUITE).json().getString("proposedSuiteId");
    http.put(
            HUB_SUITE,
            hubSuite(suite)
                .add("suiteId", proposed)
                .add("suiteSecret", suite.getString("secret"))
                .build())
        .json();
    pushTicket();
    describe();
  }

  /** So that the console's pages have something to show. */
  private void describe() {
    step = "describing provider and app";
    http.put(
            HUB_PROVIDER + "/profile",
            Json.createObjectBuilder()
                .add("corpId", PROVIDER)
                .add("name", "示例服务商 Demo provider")
                .add("introduction", "为企业提供日常办公应用，让团队协作更简单。")
                .add("website", "https://www.example.com/")
                .add("contactName", "王五")
                .add("contactMobile", "13800138000")
                .add("filedByAdmin", true)
                .add(
                    "certifiedUntil",
                    LocalDate.ofInstant(clock.instant(), UTC).plusYears(1).toString())
                .build())
        .json();
    http.put(
            HUB_SUITE + "/app",
            Json.createObjectBuilder()
                .add("type", "ORDINARY")
                .add("appName", "示例报表")
                .add("slogan", "报表一目了然")
                .add("introduction", "每天汇总团队的工作报表，负责人在手机上就能看到进展。")
                .add("category", "团队协同")
                .add("contactPermission", "BASIC")
                .add("contactScope", "SAME_AS_VISIBLE")
                .add("homePage", "https://app.example.com/home?corp=$CORPID$")
                .add("trustedDomain", "app.example.com")
                .add("installDomain", domain(hub.publicUrl()))
                .add("settingsUrl", "https://app.example.com/admin")
                .build())
        .json();
    http.post(HUB_SUITE + "/release/record-as-online", NOTHING).json();
  }

  private static JsonObjectBuilder hubSuite(JsonObject suite) {
    return Json.createObjectBuilder()
        .add("provider", "demo")
        .add("token", suite.getString("token"))
        .add("encodingAesKey", suite.getString("encodingAesKey"))
        .add("name", suite.getString("name"))
        .add("returnHosts", JsonValue.EMPTY_JSON_ARRAY);
  }

  private void passes(String path) {
    JsonObject result = http.post(path, NOTHING).json();
    for (int tries = 1; !result.getBoolean("passed"); tries++) {
      pauseBefore(tries, "a URL check failed: " + result.getJsonArray("checks"));
      result = http.post(path, NOTHING).json();
    }
  }

  private void pushTicket() {
    JsonObject push = push();
    for (int tries = 1; !push.getString("verdict").equals("ACCEPTED"); tries++) {
      pauseBefore(tries, "the suite_ticket was not taken: " + push);
      push = push();
    }
  }

  private JsonObject push() {
    JsonObject wish = Json.createObjectBuilder().add("suite", SUITE).build();
    return http.post(CONTROL + "tickets", wish).json().getJsonObject("push");
  }

  /** A cold server may miss WeCom's one second once. */
  private static void pauseBefore(int tries, String otherwise) {
    if (tries == TRIES) {
      throw new IllegalStateException(otherwise);
    }
    pause();
  }

  private void pushTicketIfOld() {
    JsonObject suite = http.get(CONTROL + "suites/" + SUITE).json();
    boolean fresh =
        suite.get("lastTicketAt") instanceof JsonString last
            && Instant.parse(last.getString()).plus(ticketEvery).isAfter(clock.instant());
    if (!fresh) {
      pushTicket();
    }
  }

  /** Once; a person who uninstalled it does not want it back at the next start. */
  private void installCorpA() {
    JsonObject known =
        http.get(CONTROL + "authorisations?suite=" + SUITE + "&corp=" + CORP_A).json();
    if (known.getJsonArray("authorisations").isEmpty()) {
      JsonObjectBuilder pair = Json.createObjectBuilder().add("suite", SUITE).add("corp", CORP_A);
      http.post(CONTROL + "install", pair.build()).json();
    } else if (known.toString().contains("CANCELLED")) {
      return;
    }
    awaitToken();
  }

  private void awaitToken() {
    String path = HUB_SUITE + "/corps/" + CORP_A + "/token";
    DemoHttp.Answer answer = http.get(path);
    long deadline = deadline();
    while (!answer.isOk()) {
      pauseBefore(deadline, answer.toString());
      answer = http.get(path);
    }
  }

  private void awaitProposal() {
    long deadline = deadline();
    while (!(http.get(HUB_SUITE).json().get("proposedSuiteId") instanceof JsonString)) {
      pauseBefore(deadline, "GET " + HUB_SUITE + " shows no proposedSuiteId");
    }
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static void pauseBefore(long deadline, String otherwise) {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(otherwise);
    }
    pause();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server is stopping", e);
    }
  }
}
