package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
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

  /** What a GET cannot do without. */
  private static final Map<String, String> QUERIES =
      Map.of("/api/v1/suites/{suite}/corps/{corpid}/js-signature", "?url=https://www.example.com/");

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
                          String address =
                              address(path, listing)
                                  .replace("{corpid}", Fresh.wecomId())
                                  .replace("{event}", "approve")
                                  .replace("{name}", Site.ADMIN);
                          Reply answer =
                              verb.equals("put")
                                  ? hub.api().put(address, stranger)
                                  : hub.api().post(address, stranger);
                          documented.put(verb + " " + path, fields);
                          known.put(verb + " " + path, known(answer));
                        }));

    assertThat(known).hasSizeGreaterThan(4).isEqualTo(documented);
  }

  /** Every GET below a suite with a corp in it: what is always there is there, and nothing else. */
  @Test
  void answers_have_the_fields_that_the_document_says() {
    Listing listing = Listing.ready(Site.shared());
    String corp = listing.newInstalledCorp();
    hub.api()
        .post("/api/v1/suites/" + listing.suite() + "/preflight", JsonValue.EMPTY_JSON_OBJECT)
        .expect(200);
    JsonObject document = document();
    List<String> looked = new ArrayList<>();

    document
        .getJsonObject("paths")
        .forEach(
            (path, operations) -> {
              JsonObject schema = answer(operations.asJsonObject());
              String address = address(path, listing).replace("{corpid}", corp);
              if (schema.isEmpty() || address.contains("{")) {
                return;
              }
              String query = QUERIES.getOrDefault(path, "");
              assertFits(
                  hub.api().get(address + query).expect(200).value(), schema, document, path);
              looked.add(path);
            });

    assertThat(looked)
        .contains(
            "/api/v1/suites/{suite}/events",
            "/api/v1/suites/{suite}/corps",
            "/api/v1/suites/{suite}/corps/{corpid}/token",
            "/api/v1/suites/{suite}/corps/{corpid}/js-signature",
            "/api/v1/suites/{suite}/corps/{corpid}/admins",
            "/ops/alerts",
            "/ops/status");
  }

  private static void assertFits(
      JsonValue value, JsonObject named, JsonObject document, String where) {
    JsonObject schema = resolved(named, document);
    if (schema.getString("type").equals("array")) {
      assertThat(value).as(where).isInstanceOf(JsonArray.class);
      value
          .asJsonArray()
          .forEach(item -> assertFits(item, schema.getJsonObject("items"), document, where));
    } else if (schema.containsKey("properties")) {
      JsonObject fields = schema.getJsonObject("properties");
      assertThat(fields.keySet()).as(where).containsAll(value.asJsonObject().keySet());
      assertThat(value.asJsonObject().keySet()).as(where).containsAll(required(schema));
      value
          .asJsonObject()
          .forEach(
              (name, field) ->
                  assertFits(field, fields.getJsonObject(name), document, where + " " + name));
    } else {
      assertThat(schema.getString("type")).as(where).isIn(kinds(value));
    }
  }

  private static List<String> kinds(JsonValue value) {
    return switch (value.getValueType()) {
      case STRING -> List.of("string");
      case NUMBER -> List.of("integer", "number");
      case TRUE, FALSE -> List.of("boolean");
      case OBJECT -> List.of("object");
      case ARRAY -> List.of("array");
      case NULL -> List.of();
    };
  }

  private static List<String> required(JsonObject schema) {
    return schema.containsKey("required")
        ? schema.getJsonArray("required").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList()
        : List.of();
  }

  private static JsonObject resolved(JsonObject schema, JsonObject document) {
    return schema.containsKey("$ref")
        ? object(object(document, "components"), "schemas")
            .getJsonObject(schema.getString("$ref").replaceFirst(".*/", ""))
        : schema;
  }

  /** The schema of what a GET answers in JSON. */
  private static JsonObject answer(JsonObject operations) {
    JsonObject good = object(object(object(operations, "get"), "responses"), "200");
    return object(object(object(good, "content"), "application/json"), "schema");
  }

  private JsonObject document() {
    return hub.anonymous().get("/api/v1/openapi.json").expect(200).json();
  }

  private static String address(String path, Listing listing) {
    return path.replace("{provider}", listing.provider()).replace("{suite}", listing.suite());
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
