package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The API's document is served to anybody, and true. */
class ApiDocumentJourneyIT {

  private static final String UNKNOWN = "is not a field of this resource: ";

  private final HubSystem hub = Site.shared().hub();

  @Test
  void anybody_may_read_the_document_as_json_and_as_yaml() {
    JsonObject document = document();

    assertThat(document.getString("openapi")).startsWith("3.");
    assertThat(document.getJsonObject("paths"))
        .containsKeys(
            "/api/v1/providers/{provider}",
            "/api/v1/suites/{suite}",
            "/api/v1/suites/{suite}/token",
            "/api/v1/suites/{suite}/corps/{corpid}/token/refused",
            "/api/v1/suites/{suite}/events",
            "/ops/status");
    assertThat(hub.anonymous().get("/api/v1/openapi.yaml").expect(200).text())
        .startsWith("openapi: 3.")
        .contains("urn:suitehub:tokens:no-ticket-yet");
  }

  @Test
  void the_page_loads_nothing_from_elsewhere() {
    Reply page = hub.anonymous().get("/docs/api/").expect(200);

    assertThat(page.header("content-type")).startsWith("text/html");
    assertThat(page.header("content-security-policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    assertThat(page.text()).doesNotContain("http:", "https:", "<script>");
    assertThat(hub.anonymous().get("/docs/api/api.js").expect(200).text())
        .contains("validatorUrl: null");
    hub.anonymous().get("/docs/api/swagger-ui-bundle.js").expect(200);
    hub.anonymous().get("/docs/api/swagger-ui.css").expect(200);
  }

  /** A form that is sent a field that it does not know says which ones it knows. */
  @Test
  void the_fields_of_every_body_are_those_that_the_hub_reads() {
    Listing listing = Listing.registered(Site.shared());
    JsonObject stranger = Json.createObjectBuilder().add("no-such-field", "x").build();
    Map<String, SortedSet<String>> documented = new TreeMap<>();
    Map<String, SortedSet<String>> known = new TreeMap<>();

    document()
        .getJsonObject("paths")
        .forEach(
            (path, operations) ->
                operations
                    .asJsonObject()
                    .forEach(
                        (verb, operation) -> {
                          SortedSet<String> fields = fields(operation.asJsonObject());
                          if (fields.isEmpty()) {
                            return;
                          }
                          String address = address(path, listing);
                          Reply answer =
                              verb.equals("put")
                                  ? hub.api().put(address, stranger)
                                  : hub.api().post(address, stranger);
                          documented.put(verb + " " + path, fields);
                          known.put(verb + " " + path, known(answer));
                        }));

    assertThat(known).hasSizeGreaterThan(4).isEqualTo(documented);
  }

  private JsonObject document() {
    return hub.anonymous().get("/api/v1/openapi.json").expect(200).json();
  }

  private static String address(String path, Listing listing) {
    return path.replace("{provider}", listing.provider())
        .replace("{suite}", listing.suite())
        .replace("{corpid}", Fresh.wecomId());
  }

  private static SortedSet<String> fields(JsonObject operation) {
    JsonObject body = object(operation, "requestBody");
    JsonObject json = object(object(body, "content"), "application/json");
    return new TreeSet<>(object(object(json, "schema"), "properties").keySet());
  }

  private static JsonObject object(JsonObject around, String name) {
    return around.containsKey(name) ? around.getJsonObject(name) : JsonObject.EMPTY_JSON_OBJECT;
  }

  private static SortedSet<String> known(Reply answer) {
    List<String> told =
        answer.expect(422).json().getJsonArray("violations").getValuesAs(JsonObject.class).stream()
            .map(violation -> violation.getString("message"))
            .filter(message -> message.startsWith(UNKNOWN))
            .toList();
    assertThat(told).hasSize(1);
    return new TreeSet<>(Arrays.asList(told.get(0).substring(UNKNOWN.length()).split(", ", -1)));
  }
}
