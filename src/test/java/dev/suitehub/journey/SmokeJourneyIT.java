package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The main story in short; the one journey that runs on every server. */
class SmokeJourneyIT {

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();

  @Test
  void the_first_page_answers() {
    assertThat(hub.anonymous().get("/").expect(200).header("content-type")).startsWith("text/html");
  }

  @Test
  void a_redirect_names_no_scheme_as_a_proxy_may_stand_before_it() {
    assertThat(hub.anonymous().get("/alerts.xhtml").expect(302).header("location"))
        .isEqualTo("/console/alerts.xhtml");
  }

  @Test
  void the_pages_of_the_server_itself_are_not_shown() {
    for (String path : new String[] {"/health", "/health/ready", "/metrics", "/openapi"}) {
      assertThat(hub.anonymous().get(path).status()).as(path).isIn(403, 404);
    }
    Reply ready = hub.anonymous().get("/ops/health/ready").expect(200);
    assertThat(ready.header("server")).as("what runs here").isEmpty();
    assertThat(ready.header("x-powered-by")).isEmpty();
  }

  @Test
  void what_is_announced_as_no_form_is_refused_where_a_form_is_read() {
    String landing = "/install/" + Listing.registered(site).suite();
    Http anybody = hub.anonymous();
    for (String path : List.of(landing, "/sandbox/connect/oauth2/authorize")) {
      assertThat(anybody.send("POST", path).status()).as(path).isEqualTo(415);
      for (String type : List.of("text/plain", "multipart/form-data; boundary=x")) {
        assertThat(anybody.post(path, type, new byte[] {'a'}).status()).as(path).isEqualTo(415);
      }
      assertThat(anybody.form(path, "a=b").status()).as(path).isNotIn(415, 500);
    }
  }

  /** Over HTTP/2, where a server speaks it here, no header says that there is a body. */
  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  @Tag("callbacks-R8")
  void a_body_of_unknown_length_is_read_as_one_that_says_its_length(HttpClient.Version version)
      throws Exception {
    String path = "/callback/" + Listing.entered(site).suite() + "/command?msg_signature=a&nonce=b";
    byte[] text = "<xml><Encrypt>bm90aGluZw==</Encrypt></xml>".getBytes(StandardCharsets.UTF_8);
    int usual = hub.anonymous().post(path + "&timestamp=1", "text/xml", text).status();
    HttpClient client = HttpClient.newBuilder().version(version).build();
    URI health = hub.anonymous().base().resolve("/ops/health/ready");
    assertThat(client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding()))
        .returns(200, HttpResponse::statusCode);

    HttpRequest unknown =
        HttpRequest.newBuilder(hub.anonymous().base().resolve(path + "&timestamp=1"))
            .header("Content-Type", "text/xml")
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text)))
            .build();

    assertThat(client.send(unknown, BodyHandlers.discarding()).statusCode())
        .isEqualTo(usual)
        .isBetween(400, 404);
  }

  @Test
  @Tag("complaint-25")
  void all_three_callback_urls_pass_the_check_before_the_suite_id_is_known() {
    Listing listing = Listing.entered(site);

    assertThat(wecom.checkProvider(listing.providerCorp()).getBoolean("passed")).isTrue();
    JsonObject suite = wecom.checkSuite(listing.suiteId());
    assertThat(suite.getBoolean("passed")).as("%s", suite).isTrue();
    assertThat(suite.getJsonArray("checks")).hasSize(2);
  }

  @Test
  void the_first_ticket_proposes_the_suite_id_and_brings_a_token_once_it_is_confirmed() {
    Listing listing = Listing.entered(site);
    listing.pushTicket();
    assertThat(hub.suite(listing.suite()).getString("proposedSuiteId"))
        .isEqualTo(listing.suiteId());
    hub.suiteToken(listing.suite()).expectProblem(409, "tokens:suite-not-confirmed");

    listing.confirm();

    assertThat(wecom.checkToken(listing.suiteToken()).getString("kind")).isEqualTo("SUITE");
    assertThat(wecom.accepts(listing.suiteToken())).isTrue();
    assertThat(hub.suite(listing.suite()).containsKey("proposedSuiteId")).isFalse();
  }

  @Test
  void a_provider_gets_its_token() {
    Listing listing = Listing.registered(site);

    JsonObject answer = hub.providerToken(listing.provider()).expect(200).json();

    JsonObject token = wecom.checkToken(answer.getString("accessToken"));
    assertThat(token.getInt("errcode")).isZero();
    assertThat(token.getString("corp")).isEqualTo(listing.providerCorp());
  }

  @Test
  @Tag("complaint-17")
  @Tag("complaint-39")
  void an_install_by_redirect_ends_with_a_token_that_wecom_takes() {
    Listing listing = Listing.ready(site);
    String corp = listing.newCorp();

    Page end = new Browser().install(listing.landing(), corp);

    assertThat(end.title()).endsWith("is installed");
    assertThat(end.html()).contains(corp).contains("works until");
    JsonObject token = wecom.checkToken(listing.corpToken(corp));
    assertThat(token.getInt("errcode")).isZero();
    assertThat(token.getString("kind")).isEqualTo("CORP");
    assertThat(token.getString("corp")).isEqualTo(corp);
    JsonObject authorised = hub.corp(listing.suite(), corp).orElseThrow();
    assertThat(authorised.getString("state")).isEqualTo("ACTIVE");
    assertThat(authorised.getString("authorization")).isEqualTo("FORMAL");
    Awaitility.await("agents read from get_auth_info")
        .atMost(Listing.SOON)
        .until(
            () -> !hub.corp(listing.suite(), corp).orElseThrow().getJsonArray("agents").isEmpty());
  }

  @Test
  void the_feed_tells_of_the_install_and_keeps_what_opens_something_to_itself() {
    Listing listing = Listing.ready(site);
    String corp = listing.newCorp();
    String code = wecom.install(listing.suiteId(), corp).getString("authCode");
    listing.awaitState(corp, "ACTIVE");

    JsonObject installed = hub.events(listing.suite(), "corp.installed").get(0);

    assertThat(installed.getString("corpId")).isEqualTo(corp);
    assertThat(installed.getString("kind")).isEqualTo("fact");
    assertThat(hub.eventPage(listing.suite(), "").text())
        .doesNotContain(code)
        .doesNotContain(listing.corpToken(corp))
        .doesNotContainIgnoringCase("ticket")
        .doesNotContainIgnoringCase("AuthCode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ops/providers",
        "/ops/suites",
        "/ops/client-keys",
        "/ops/{suite}",
        "/api/v1/health/live",
        "/api/v1/clock",
        "/api/v1/{suite}/command",
        "/api/v1/{suite}",
        "/callback/providers",
        "/callback/health/live",
        "/callback/{suite}/api",
        "/callback/{suite}/done",
        "/install/providers",
        "/install/health/live",
        "/install/{suite}/command",
        "/sandbox/providers",
        "/sandbox/health/live",
        "/sandbox/{suite}/command",
        "/providers",
        "/{suite}/command"
      })
  void no_resource_answers_under_a_prefix_that_is_not_its_own(String path) {
    Listing listing = Listing.registered(site);

    Reply reply = hub.api().get(path.replace("{suite}", listing.suite()));

    assertThat(reply.status()).as("%s: %s", path, reply.text()).isEqualTo(404);
  }

  @Test
  void a_corp_that_installed_by_redirect_cost_one_code_and_one_exchange() {
    Listing listing = Listing.ready(site);
    String corp = listing.newCorp();

    new Browser().install(listing.landing(), corp);

    assertThat(listing.exchangeCalls()).isEqualTo(1);
    assertThat(hub.corps(listing.suite())).hasSize(1);
  }
}
