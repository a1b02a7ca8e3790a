package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A business system asks who came, and signs its pages, without a secret of WeCom's. */
class IdentityJourneyIT {

  private static final String BACK = "http://www.example.com/back";

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);
  private final String corp = listing.newInstalledCorp();
  private final HubSystem business = hub.withScopes("identity:read", "corps:read");

  @Test
  void an_admin_comes_from_the_admin_console() {
    JsonObject login =
        business
            .api()
            .post("/api/v1/providers/" + listing.provider() + "/login-info", code(loginCode()))
            .expect(200)
            .json();

    assertThat(login.getString("corpId")).isEqualTo(corp);
    assertThat(login.getString("userId")).isEqualTo("admin");
    assertThat(login.getString("userType")).isEqualTo("CREATOR");
    assertThat(login.getJsonArray("agents").getJsonObject(0).getString("right"))
        .isEqualTo("MANAGE");
  }

  @Test
  @Tag("gateway-R1")
  void a_member_is_known_by_the_code_of_a_login_and_the_user_ticket_stays_in_the_hub() {
    Reply reply = userInfo(oauthCode("admin", "snsapi_privateinfo"), true).expect(200);

    assertThat(reply.json().getString("corpId")).isEqualTo(corp);
    assertThat(reply.json().getString("userId")).isEqualTo("admin");
    assertThat(reply.json().getJsonObject("detail").getString("gender")).isEqualTo("1");
    assertThat(reply.text()).doesNotContainIgnoringCase("ticket");
  }

  @Test
  void who_did_not_consent_is_known_all_the_same_and_the_detail_is_explained() {
    JsonObject user = userInfo(oauthCode("zhang", "snsapi_base"), true).expect(200).json();

    assertThat(user.getString("userId")).isEqualTo("zhang");
    assertThat(user.containsKey("detail")).isFalse();
    assertThat(user.getString("detailMissing")).contains("snsapi_privateinfo");
  }

  @Test
  void who_is_no_member_has_an_openid() {
    String code =
        wecom.code("OAUTH", Map.of("suite", listing.suiteId(), "user", "o1", "scope", ""));

    JsonObject user = userInfo(code, false).expect(200).json();

    assertThat(user.getString("openId")).isEqualTo("o1");
    assertThat(user.containsKey("corpId")).isFalse();
  }

  @Test
  void a_used_code_is_explained() {
    String code = oauthCode("zhang", "snsapi_base");
    userInfo(code, false).expect(200);

    Reply again = userInfo(code, false).expectProblem(422, "gateway:code-refused");

    assertThat(again.json().getInt("errcode")).isEqualTo(40029);
    assertThat(again.json().getString("cure")).isNotEmpty();
    assertThat(again.text()).doesNotContain(code);
  }

  @Test
  @Tag("gateway-R1")
  void a_session_key_comes_only_to_who_may_have_it() {
    String path = "/api/v1/suites/" + listing.suite() + "/mini-program-session";

    JsonObject session = business.api().post(path, code(jsCode())).expect(200).json();
    business
        .api()
        .post(path + "/with-key", code(jsCode()))
        .expectProblem(403, "access:scope-missing");
    JsonObject withKey =
        hub.withScopes("session-keys:read")
            .api()
            .post(path + "/with-key", code(jsCode()))
            .expect(200)
            .json();

    assertThat(session.getString("userId")).isEqualTo("zhang");
    assertThat(session.containsKey("sessionKey")).isFalse();
    assertThat(withKey.getString("sessionKey")).isNotEmpty();
  }

  @Test
  void the_admins_of_a_corp_are_listed_without_its_agentid() {
    awaitAgent();

    JsonObject admins = business.api().get(corpPath("/admins")).expect(200).json();

    assertThat(admins.getJsonArray("admins").getJsonObject(0).getString("userId"))
        .isEqualTo("admin");
    assertThat(admins.getJsonArray("admins").getJsonObject(0).getString("right"))
        .isEqualTo("MANAGE");
  }

  @Test
  @Tag("gateway-R6")
  void fifty_signatures_are_one_ticket() {
    for (int page = 0; page < 50; page++) {
      JsonObject signed = signature("https://www.example.com/p/" + page + "?q=%E4%BD%A0#top", "");
      assertThat(signed.getString("url")).doesNotContain("#");
      assertThat(wecom.checkSignature(listing.suiteId(), corp, "CONFIG_TICKET", signed)).isZero();
    }
    JsonObject agent = signature("https://www.example.com/", "&kind=agent");
    assertThat(wecom.checkSignature(listing.suiteId(), corp, "AGENT_TICKET", agent)).isZero();

    assertThat(ticketCalls("get_jsapi_ticket")).isEqualTo(1);
    assertThat(ticketCalls("ticket/get")).isEqualTo(1);
  }

  @Test
  void a_signature_that_is_reported_again_and_again_costs_one_call() {
    for (int i = 0; i < 5; i++) {
      JsonObject signed = signature("https://www.example.com/", "");
      JsonObject report =
          Json.createObjectBuilder()
              .add("url", signed.getString("url"))
              .add("nonceStr", signed.getString("nonceStr"))
              .add("timestamp", String.valueOf(signed.getInt("timestamp")))
              .add("signature", signed.getString("signature"))
              .build();
      business.api().post(corpPath("/js-signature/refused"), report).expect(204);
    }

    assertThat(ticketCalls("get_jsapi_ticket")).isEqualTo(2);
  }

  @Test
  void a_member_logs_in_with_a_browser() {
    returnTo("www.example.com");
    JsonObject link = link("authorize-url", BACK);

    Browser browser = new Browser().notOpening(BACK);
    assertThat(browser.open(URI.create(withoutFragment(link))).status()).isEqualTo(200);
    URI end = browser.submit(Map.of("corp", corp, "user", "zhang")).address();

    assertThat(parameter(end, "state")).isEqualTo(link.getString("state"));
    JsonObject user = userInfo(parameter(end, "code"), false).expect(200).json();
    assertThat(user.getString("userId")).isEqualTo("zhang");
  }

  @Test
  void an_admin_logs_in_by_a_scan() {
    returnTo("www.example.com");
    JsonObject link =
        business
            .api()
            .post(
                "/api/v1/providers/" + listing.provider() + "/scan-login-url",
                Json.createObjectBuilder().add("redirectUri", BACK).add("state", "mine1").build())
            .expect(200)
            .json();

    Browser browser = new Browser().notOpening(BACK);
    browser.open(URI.create(link.getString("url")));
    URI end = browser.submit(Map.of("corp", corp, "user", "")).address();

    assertThat(parameter(end, "state")).isEqualTo("mine1");
    JsonObject login =
        business
            .api()
            .post(
                "/api/v1/providers/" + listing.provider() + "/login-info",
                code(parameter(end, "auth_code")))
            .expect(200)
            .json();
    assertThat(login.getString("userId")).isEqualTo("admin");
  }

  @Test
  void a_login_outside_wecom_opens_too() {
    returnTo("www.example.com");

    Page page = new Browser().open(URI.create(link("web-login-url", BACK).getString("url")));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.address().getPath()).isEqualTo("/sandbox/wwlogin/sso/login");
  }

  @Test
  void a_login_comes_back_to_a_trusted_domain_only() {
    returnTo("www.example.com");

    Reply refused =
        business
            .api()
            .post(
                "/api/v1/suites/" + listing.suite() + "/authorize-url",
                Json.createObjectBuilder()
                    .add("redirectUri", "https://www.example.com.evil.org/")
                    .build())
            .expectProblem(422, "platform:invalid-input");

    assertThat(refused.json().getJsonArray("violations").getJsonObject(0).getString("rule"))
        .isEqualTo("50001");
  }

  @Test
  void without_the_scope_nothing_is_told() {
    HubSystem other = hub.withScopes("events:read");

    for (String path :
        new String[] {
          "/api/v1/providers/" + listing.provider() + "/login-info",
          "/api/v1/suites/" + listing.suite() + "/user-info",
          "/api/v1/suites/" + listing.suite() + "/mini-program-session",
          "/api/v1/suites/" + listing.suite() + "/authorize-url"
        }) {
      other.api().post(path, code("x")).expectProblem(403, "access:scope-missing");
    }
    other
        .api()
        .get(corpPath("/js-signature?url=https://www.example.com/"))
        .expectProblem(403, "access:scope-missing");
  }

  private Reply userInfo(String code, boolean detail) {
    return business
        .api()
        .post(
            "/api/v1/suites/" + listing.suite() + "/user-info",
            Json.createObjectBuilder().add("code", code).add("detail", detail).build());
  }

  private JsonObject signature(String url, String more) {
    return business
        .api()
        .get(corpPath("/js-signature?" + Http.query(Map.of("url", url)) + more))
        .expect(200)
        .json();
  }

  private JsonObject link(String kind, String redirectUri) {
    return business
        .api()
        .post(
            "/api/v1/suites/" + listing.suite() + "/" + kind,
            Json.createObjectBuilder().add("redirectUri", redirectUri).build())
        .expect(200)
        .json();
  }

  private void returnTo(String host) {
    listing
        .saveSuite(
            Json.createObjectBuilder().add("returnHosts", Json.createArrayBuilder().add(host)))
        .expect(200);
  }

  private void awaitAgent() {
    Awaitility.await("get_auth_info has listed an agent")
        .atMost(Listing.SOON)
        .until(
            () -> !hub.corp(listing.suite(), corp).orElseThrow().getJsonArray("agents").isEmpty());
  }

  private String loginCode() {
    return wecom.code(
        "LOGIN", Map.of("provider", listing.providerCorp(), "corp", corp, "user", "admin"));
  }

  private String oauthCode(String user, String scope) {
    return wecom.code(
        "OAUTH", Map.of("suite", listing.suiteId(), "corp", corp, "user", user, "scope", scope));
  }

  private String jsCode() {
    return wecom.code(
        "MINI_PROGRAM", Map.of("suite", listing.suiteId(), "corp", corp, "user", "zhang"));
  }

  private int ticketCalls(String api) {
    return wecom.calls(Map.of("api", api, "suite", listing.suiteId(), "corp", corp));
  }

  private String corpPath(String rest) {
    return "/api/v1/suites/" + listing.suite() + "/corps/" + corp + rest;
  }

  private static JsonObject code(String code) {
    return Json.createObjectBuilder().add("code", code).build();
  }

  private static String withoutFragment(JsonObject link) {
    return link.getString("url").replaceFirst("#wechat_redirect$", "");
  }

  private static String parameter(URI address, String name) {
    Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address.toString());
    assertThat(matcher.find()).as("%s in %s", name, address).isTrue();
    return matcher.group(1);
  }
}
