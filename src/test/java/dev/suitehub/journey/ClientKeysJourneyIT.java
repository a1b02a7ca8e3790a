package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in, and what nobody ever reads back. */
class ClientKeysJourneyIT {

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final Listing listing = Listing.ready(site);

  @Test
  void without_a_key_or_with_a_wrong_one_nobody_is_let_in() {
    for (String path : paths()) {
      Reply without = hub.anonymous().get(path).expectProblem(401, "access:no-key");
      assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
      hub.bearing(Fresh.clientKey()).api().get(path).expectProblem(401, "access:no-key");
    }
  }

  @Test
  void a_key_opens_only_what_its_scopes_say() {
    HubSystem reader = hub.bearing(issue("reader-" + Fresh.hex(8), "events:read"));

    assertThat(reader.events(listing.suite())).isEmpty();
    reader.suiteToken(listing.suite()).expectProblem(403, "access:scope-missing");
    reader
        .putSuite(listing.suite(), JsonObject.EMPTY_JSON_OBJECT)
        .expectProblem(403, "access:scope-missing");
    reader.api().get("/api/v1/client-keys").expectProblem(403, "access:scope-missing");
    reader.api().get("/ops/status").expectProblem(403, "access:scope-missing");
  }

  @Test
  void a_revoked_key_is_as_good_as_none() {
    String name = "stale-" + Fresh.hex(8);
    HubSystem holder = hub.bearing(issue(name, "events:read"));
    holder.events(listing.suite());

    hub.api().delete("/api/v1/client-keys/" + name).expect(204);

    holder
        .api()
        .get("/api/v1/suites/" + listing.suite() + "/events")
        .expectProblem(401, "access:no-key");
  }

  @Test
  void no_secret_is_ever_read_back() {
    String corp = listing.newInstalledCorp();
    String key = issue("shown-once-" + Fresh.hex(8), "events:read");
    JsonObject provider =
        site.wecom().putProvider(listing.providerCorp(), JsonObject.EMPTY_JSON_OBJECT);
    List<String> secrets =
        List.of(
            listing.suiteSecret(),
            listing.token(),
            listing.encodingAesKey(),
            provider.getString("secret"),
            provider.getString("token"),
            provider.getString("encodingAesKey"),
            listing.suiteToken(),
            listing.corpToken(corp),
            key);

    List<String> answers =
        Stream.concat(
                paths().stream().filter(path -> !path.endsWith("/token")),
                Stream.of("/api/v1/suites/" + listing.suite() + "/corps/" + corp, "/ops/metrics"))
            .map(path -> hub.api().get(path).expect(200).text())
            .toList();

    assertThat(answers)
        .allSatisfy(answer -> secrets.forEach(secret -> assertThat(answer).doesNotContain(secret)));
    JsonObject suite = hub.suite(listing.suite());
    assertThat(suite.getBoolean("hasSuiteSecret")).isTrue();
    assertThat(suite).doesNotContainKeys("suiteSecret", "token", "encodingAesKey");
    assertThat(site.server().log()).doesNotContain(secrets);
  }

  @Test
  void all_that_is_wrong_with_a_suite_is_said_at_once() {
    JsonObject problem =
        hub.putSuite(
                "s-" + Fresh.hex(10),
                Json.createObjectBuilder()
                    .add("provider", "nobody-here")
                    .add("suiteId", "has blanks")
                    .add("encodingAesKey", "short")
                    .build())
            .expectProblem(422, "platform:invalid-input")
            .json();

    assertThat(problem.getJsonArray("violations").getValuesAs(JsonObject.class))
        .extracting(violation -> violation.getString("field"))
        .contains("provider", "suiteId", "encodingAesKey", "token", "name");
  }

  private List<String> paths() {
    String suite = "/api/v1/suites/" + listing.suite();
    return List.of(
        "/api/v1/providers",
        "/api/v1/providers/" + listing.provider(),
        "/api/v1/providers/" + listing.provider() + "/token",
        "/api/v1/suites",
        suite,
        suite + "/token",
        suite + "/corps",
        suite + "/events",
        "/api/v1/client-keys",
        "/ops/status");
  }

  private String issue(String name, String... scopes) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    Stream.of(scopes).forEach(list::add);
    return hub.api()
        .post(
            "/api/v1/client-keys",
            Json.createObjectBuilder().add("name", name).add("scopes", list).build())
        .expect(201)
        .json()
        .getString("key");
  }
}
