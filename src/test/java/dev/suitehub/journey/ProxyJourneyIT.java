package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A business system calls WeCom in a corp's name, and never sees the token. */
class ProxyJourneyIT {

  private static final String USER = "cgi-bin/user/get?userid=admin";

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final WecomSystem wecom = site.wecom();
  private final Listing listing = Listing.ready(site);
  private final String corp = listing.newInstalledCorp();
  private final HubSystem business = hub.withScopes("wecom:call");

  @Test
  @Tag("gateway-R3")
  void an_answer_passes_through_untouched() {
    Reply direct =
        wecom.api("/cgi-bin/user/get?userid=admin&access_token=" + listing.corpToken(corp));

    Reply proxied = call(USER).expect(200);

    assertThat(proxied.text()).isEqualTo(direct.text()).contains("\"userid\":\"admin\"");
    assertThat(proxied.header("content-type")).isEqualToIgnoringCase(direct.header("content-type"));
  }

  @Test
  @Tag("gateway-R3")
  void an_errcode_of_wecom_is_no_problem_of_ours() {
    Reply unknown = call("cgi-bin/user/get?userid=nobody").expect(200);

    assertThat(unknown.json().getInt("errcode")).isEqualTo(60111);
    assertThat(unknown.json().getString("errmsg")).contains("userid not found");
  }

  @Test
  void a_message_is_posted() {
    long agentId = agentId();
    JsonObject message =
        Json.createObjectBuilder()
            .add("touser", "admin")
            .add("msgtype", "text")
            .add("agentid", agentId)
            .add("text", Json.createObjectBuilder().add("content", "你好"))
            .build();

    Reply sent = business.api().post(path("cgi-bin/message/send"), message).expect(200);

    assertThat(sent.json().getInt("errcode")).isZero();
    assertThat(wecom.messages(listing.suiteId(), corp))
        .singleElement()
        .satisfies(kept -> assertThat(kept.getString("body")).isEqualTo(message.toString()));
  }

  @Test
  void media_of_some_megabytes_go_both_ways_byte_for_byte() {
    byte[] small = random(200_000);
    byte[] large = random(5_000_000);

    for (byte[] media : List.of(small, large)) {
      assertThat(download(upload(media, false)).body()).isEqualTo(media);
      assertThat(download(upload(media, true)).body()).isEqualTo(media);
    }
  }

  @Test
  @Tag("gateway-R3")
  void of_an_answers_headers_only_those_of_its_content_come() {
    HttpResponse<byte[]> answer = download(upload(random(1000), false));

    assertThat(answer.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"a.bin\"");
    assertThat(answer.headers().firstValue("error-code")).hasValue("0");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void what_is_too_large_is_refused() {
    business
        .api()
        .post(path("cgi-bin/media/upload?type=file"), "application/octet-stream", random(23 << 20))
        .expectProblem(413, "platform:too-large");
    assertThat(calls("media/upload")).isZero();
  }

  @Test
  @Tag("gateway-R4")
  void a_dead_token_is_replaced_on_the_way_once() {
    call(USER).expect(200);
    wecom.killToken("CORP", listing.suiteId(), corp);

    assertThat(call(USER).expect(200).json().getInt("errcode")).isZero();

    assertThat(calls("user/get")).isEqualTo(3);
    assertThat(listing.corpTokenCalls(corp)).isEqualTo(2);
  }

  @Test
  @Tag("gateway-R4")
  void where_every_token_is_dead_wecoms_answer_comes_after_the_second() {
    call(USER).expect(200);
    wecom.fault("user/get", Map.of("errcode", 42001, "times", -1));
    try {
      assertThat(call(USER).expect(200).json().getInt("errcode")).isEqualTo(42001);
    } finally {
      wecom.endFaults();
    }

    assertThat(calls("user/get")).isLessThanOrEqualTo(3);
  }

  @Test
  @Tag("gateway-R4")
  void a_large_body_is_sent_once_and_the_next_call_has_a_new_token() {
    call(USER).expect(200);
    wecom.killToken("CORP", listing.suiteId(), corp);

    Reply dead = post(random(2_000_000), false).expect(200);

    assertThat(dead.json().getInt("errcode")).isEqualTo(40014);
    assertThat(calls("media/upload")).isEqualTo(1);
    assertThat(call(USER).expect(200).json().getInt("errcode")).isZero();
    assertThat(calls("user/get")).isEqualTo(2);
  }

  @ParameterizedTest
  @Tag("gateway-R2")
  @ValueSource(
      strings = {
        "cgi-bin/../service/get_suite_token",
        "cgi-bin/%2e%2e/service/get_suite_token",
        "cgi-bin/user%2Fget",
        "cgi-bin/user/get%0d%0aHost:%20evil.example.com",
        "cgi-bin//user/get",
        "/evil.example.com/cgi-bin/user/get",
        "http://evil.example.com/cgi-bin/user/get",
        "http:%2F%2Fevil.example.com/cgi-bin/user/get",
        "@evil.example.com/cgi-bin/user/get",
        "cgi-bin/user/get@evil.example.com",
        "cgi-bin/user/get%3Faccess_token=x",
        "cgi-bin",
        "",
        "sandbox/control/reset",
        "cgi-bin/gettoken",
        "cgi-bin/GetToken",
        "cgi-bin/get_jsapi_ticket",
        "cgi-bin/ticket/get",
        "cgi-bin/service/get_corp_token",
        "cgi-bin/service/v2/get_permanent_code",
        "cgi-bin/user/get?userid=admin&access_token=x",
        "cgi-bin/user/get?access%5Ftoken=x",
        "cgi-bin/user/get?suite_access_token=x"
      })
  void what_a_caller_may_not_choose_is_refused_before_anything_goes_out(String hostile) {
    Reply refused = call(hostile);

    assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
    assertThat(calls("user/get")).isZero();
    assertThat(listing.corpTokenCalls(corp)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD"})
  void wecom_knows_get_and_post(String method) {
    assertThat(business.api().send(method, path(USER)).status()).isEqualTo(405);
    assertThat(calls("user/get")).isZero();
  }

  @Test
  void without_the_scope_nobody_calls() {
    hub.withScopes("tokens:read", "identity:read")
        .wecom(listing.suite(), corp, USER)
        .expectProblem(403, "access:scope-missing");
    assertThat(calls("user/get")).isZero();
  }

  @Test
  void a_corp_that_withdrew_is_a_problem() {
    call(USER).expect(200);
    wecom.uninstall(listing.suiteId(), corp);
    listing.awaitState(corp, "ENDED");

    call(USER).expectProblem(404, "tokens:corp-not-authorised");
  }

  @Test
  void an_errcode_that_doubts_the_authorisation_makes_the_hub_look() {
    int looks = authInfoCalls();
    wecom.fault("department/list", Map.of("errcode", 48004, "times", 1));

    Reply refused = call("cgi-bin/department/list").expect(200);

    assertThat(refused.json().getInt("errcode")).isEqualTo(48004);
    Awaitility.await("get_auth_info is asked")
        .atMost(Listing.SOON)
        .until(() -> authInfoCalls() > looks && hub.hasCorp(listing.suite(), corp, "ACTIVE"));
  }

  private Reply call(String path) {
    return business.wecom(listing.suite(), corp, path);
  }

  private String path(String path) {
    return hub.wecomPath(listing.suite(), corp, path);
  }

  private int calls(String api) {
    return wecom.calls(Map.of("api", api, "suite", listing.suiteId(), "corp", corp));
  }

  private int authInfoCalls() {
    return wecom.calls(Map.of("api", "v2/get_auth_info", "suite", listing.suiteId(), "corp", corp));
  }

  private long agentId() {
    return wecom.authorisations(listing.suiteId(), corp).get(0).getInt("agentId");
  }

  private String upload(byte[] media, boolean inChunks) {
    JsonObject kept = post(media, inChunks).expect(200).json();
    assertThat(kept.getInt("errcode")).as("%s", kept).isZero();
    return kept.getString("media_id");
  }

  private Reply post(byte[] media, boolean inChunks) {
    String boundary = "b" + Fresh.hex(16);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.bin\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(media);
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    String to = path("cgi-bin/media/upload?type=file");
    String type = "multipart/form-data; boundary=" + boundary;
    return inChunks
        ? business.api().postInChunks(to, type, body.toByteArray())
        : business.api().post(to, type, body.toByteArray());
  }

  private HttpResponse<byte[]> download(String mediaId) {
    HttpResponse<byte[]> answer =
        business.api().download(path("cgi-bin/media/get?media_id=" + mediaId));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
