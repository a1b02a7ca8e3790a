package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is not from WeCom, or not for this suite, gets no reason and leaves no trace in the feed.
 */
class RefusalsJourneyIT {

  private static final long NOW = System.currentTimeMillis() / 1000;
  private static final int ONE_MEBIBYTE = 1024 * 1024;
  private static final String SIGNED = "?msg_signature=" + "0".repeat(40) + "&timestamp=1&nonce=n";

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final Listing listing = Listing.ready(site);

  @Test
  @Tag("complaint-07")
  @Tag("complaint-29")
  void a_kind_that_nobody_heard_of_is_kept_and_answered_success() {
    String xml = Letter.unheardOf(listing.suiteId(), "brand_new_kind", NOW);

    JsonObject push = push("command", xml, Map.of());

    Listing.assertAccepted(push);
    assertThat(push.getString("answer")).isEqualTo("success");
    assertThat(hub.events(listing.suite(), "brand_new_kind")).hasSize(1);
  }

  @Test
  void a_text_that_is_no_xml_is_kept_and_answered_success() {
    JsonObject push = push("command", "no xml at all", Map.of());

    Listing.assertAccepted(push);
    assertThat(push.getString("answer")).isEqualTo("success");
    assertThat(hub.events(listing.suite(), "unreadable")).hasSize(1);
  }

  @Test
  @Tag("complaint-26")
  void a_duplicate_is_answered_success_and_told_once() {
    String xml = Letter.unheardOf(listing.suiteId(), "once_only", NOW);

    assertThat(site.wecom().push("command", listing.suiteId(), xml, Map.of("count", 3)))
        .hasSize(3)
        .allSatisfy(Listing::assertAccepted);

    assertThat(hub.events(listing.suite(), "once_only")).hasSize(1);
  }

  @Test
  void the_answer_on_the_data_url_is_empty() {
    String corp = listing.newInstalledCorp();

    JsonObject push = site.wecom().pushMessage(listing.suiteId(), corp);

    Listing.assertAccepted(push);
    assertThat(push.getString("answer")).isEmpty();
    assertThat(hub.events(listing.suite(), "text")).hasSize(1);
  }

  @Test
  void a_letter_signed_with_another_token_is_refused() {
    assertRefused(
        "command", Map.of("token", Fresh.token(), "encodingAesKey", listing.encodingAesKey()));
  }

  @Test
  void a_letter_sealed_with_another_key_is_refused() {
    assertRefused(
        "command", Map.of("token", listing.token(), "encodingAesKey", Fresh.encodingAesKey()));
  }

  @Test
  @Tag("complaint-04")
  void a_command_for_another_suite_is_refused() {
    assertRefused("command", Map.of("receiveId", Fresh.wecomId()));
    assertRefused("command", Map.of("receiveId", Listing.registered(site).suiteId()));
  }

  @Test
  void a_system_event_for_another_provider_is_refused() {
    assertRefused("system", Map.of("receiveId", Fresh.wecomId()));
  }

  @Test
  @Tag("complaint-23")
  void a_url_check_for_another_provider_is_refused() {
    Listing other = Listing.registered(site);
    String copy = Fresh.wecomId();
    site.wecom()
        .putSuite(
            copy,
            Json.createObjectBuilder()
                .add("provider", other.providerCorp())
                .add("token", listing.token())
                .add("encodingAesKey", listing.encodingAesKey())
                .add("autoTickets", false)
                .add(
                    "commandUrl",
                    site.server().address() + "/callback/" + listing.suite() + "/command")
                .add("dataUrl", site.server().address() + "/callback/" + listing.suite() + "/data")
                .build());

    JsonObject checks = site.wecom().checkSuite(copy);

    assertThat(checks.getBoolean("passed")).isFalse();
    assertThat(checks.getJsonArray("checks").getValuesAs(JsonObject.class))
        .hasSize(2)
        .allSatisfy(RefusalsJourneyIT::assertForbidden);
  }

  @ParameterizedTest
  @ValueSource(strings = {"command", "data", "data/ww0123456789abcdef"})
  void strangers_get_403_with_nothing_in_it(String url) {
    String path = "/callback/" + listing.suite() + "/" + url;
    byte[] envelope =
        "<xml><ToUserName>x</ToUserName><Encrypt>AAAA</Encrypt></xml>"
            .getBytes(StandardCharsets.UTF_8);

    assertBare(hub.anonymous().post(path + SIGNED, "text/xml", envelope), 403);
    assertBare(hub.anonymous().post(path, "text/xml", envelope), 403);
    assertBare(hub.anonymous().post(path + SIGNED, "text/xml", new byte[0]), 403);
    assertBare(
        hub.anonymous()
            .post(path + SIGNED, "application/json", "{}".getBytes(StandardCharsets.UTF_8)),
        403);
    assertBare(hub.anonymous().get(path + SIGNED + "&echostr=AAAA"), 403);
    assertBare(hub.anonymous().get(path), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/callback/nobody/command",
        "/callback/nobody/data",
        "/callback/nobody/data/ww1",
        "/callback/system/nobody",
        "/callback/UPPER_CASE/command"
      })
  void an_unknown_key_gets_404_with_nothing_in_it(String path) {
    assertBare(hub.anonymous().get(path + SIGNED + "&echostr=AAAA"), 404);
    assertBare(hub.anonymous().post(path + SIGNED, "text/xml", new byte[10]), 404);
  }

  @Test
  void more_than_a_mebibyte_is_not_read() {
    String path = "/callback/" + listing.suite() + "/command" + SIGNED;
    byte[] tooLarge = new byte[ONE_MEBIBYTE + 1];
    Arrays.fill(tooLarge, (byte) 'x');
    byte[] large = Arrays.copyOf(tooLarge, ONE_MEBIBYTE);

    assertBare(hub.anonymous().post(path, "text/xml", tooLarge), 413);
    assertBare(hub.anonymous().postInChunks(path, "text/xml", tooLarge), 413);
    assertBare(hub.anonymous().post(path, "text/xml", large), 403);
  }

  private void assertRefused(String to, Map<String, ?> more) {
    String xml = Letter.unheardOf(listing.suiteId(), "never_kept", NOW);

    assertForbidden(push(to, xml, more));

    assertThat(hub.events(listing.suite(), "never_kept")).isEmpty();
  }

  private JsonObject push(String to, String xml, Map<String, ?> more) {
    return site.wecom().push(to, listing.suiteId(), xml, more).get(0);
  }

  private static void assertForbidden(JsonObject push) {
    assertThat(push.getInt("status")).as("%s", push).isEqualTo(403);
    assertThat(push.getString("answer")).isEmpty();
  }

  private static void assertBare(Reply reply, int status) {
    reply.expect(status);
    assertThat(reply.header("content-type")).startsWith("text/plain");
    assertThat(reply.text()).isEmpty();
  }
}
