package dev.suitehub.journey;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A hub as the scripts and business systems of its owner see it, with a client key. */
final class HubSystem {

  private static final int LONGEST_PAGE = 500;

  private final Http api;
  private final URI address;
  private final String clientKey;

  HubSystem(URI address, String clientKey) {
    this.address = address;
    this.clientKey = clientKey;
    this.api = Http.at(address).bearing(clientKey);
  }

  URI address() {
    return address;
  }

  String clientKey() {
    return clientKey;
  }

  /** Requests with the client key, for what has no name here. */
  Http api() {
    return api;
  }

  /** Requests without a client key. */
  Http anonymous() {
    return Http.at(address);
  }

  HubSystem bearing(String clientKey) {
    return new HubSystem(address, clientKey);
  }

  Reply putProvider(String provider, JsonObject body) {
    return api.put("/api/v1/providers/" + provider, body);
  }

  Reply putSuite(String suite, JsonObject body) {
    return api.put("/api/v1/suites/" + suite, body);
  }

  JsonObject suite(String suite) {
    return api.get("/api/v1/suites/" + suite).expect(200).json();
  }

  Reply suiteToken(String suite) {
    return api.get("/api/v1/suites/" + suite + "/token");
  }

  Reply providerToken(String provider) {
    return api.get("/api/v1/providers/" + provider + "/token");
  }

  Reply corpToken(String suite, String corp) {
    return api.get(corpTokenPath(suite, corp));
  }

  CompletableFuture<Reply> corpTokenLater(String suite, String corp) {
    return api.getLater(corpTokenPath(suite, corp));
  }

  Reply reportRefused(String suite, String corp, String accessToken) {
    return api.post(
        corpTokenPath(suite, corp) + "/refused",
        Json.createObjectBuilder().add("accessToken", accessToken).build());
  }

  /** A call of WeCom's API in a corp's name. */
  Reply wecom(String suite, String corp, String path) {
    return api.get(wecomPath(suite, corp, path));
  }

  String wecomPath(String suite, String corp, String path) {
    return "/api/v1/suites/" + suite + "/corps/" + corp + "/wecom/" + path;
  }

  /** A hub as the holder of a new key sees it, that has just these scopes. */
  HubSystem withScopes(String... scopes) {
    JsonArrayBuilder wanted = Json.createArrayBuilder();
    for (String scope : scopes) {
      wanted.add(scope);
    }
    return bearing(
        api.post(
                "/api/v1/client-keys",
                Json.createObjectBuilder()
                    .add("name", "k-" + Fresh.hex(12))
                    .add("scopes", wanted)
                    .build())
            .expect(201)
            .json()
            .getString("key"));
  }

  /** Empty where the corp never authorised the suite. */
  Optional<JsonObject> corp(String suite, String corp) {
    Reply reply = api.get("/api/v1/suites/" + suite + "/corps/" + corp);
    return reply.status() == 404 ? Optional.empty() : Optional.of(reply.expect(200).json());
  }

  boolean hasCorp(String suite, String corp, String state) {
    return corp(suite, corp).filter(view -> view.getString("state").equals(state)).isPresent();
  }

  List<JsonObject> corps(String suite) {
    return api.get("/api/v1/suites/" + suite + "/corps?limit=" + LONGEST_PAGE)
        .expect(200)
        .json()
        .getJsonArray("corps")
        .getValuesAs(JsonObject.class);
  }

  /** The whole feed of a suite, read page by page as a business system would. */
  List<JsonObject> events(String suite) {
    List<JsonObject> events = new ArrayList<>();
    String after = "";
    while (true) {
      JsonObject page = eventPage(suite, after).json();
      List<JsonObject> some = page.getJsonArray("events").getValuesAs(JsonObject.class);
      events.addAll(some);
      String next = page.getString("next");
      if (some.isEmpty() || next.equals(after)) {
        return events;
      }
      after = next;
    }
  }

  List<JsonObject> events(String suite, String type) {
    return events(suite).stream().filter(event -> event.getString("type").equals(type)).toList();
  }

  /** One page of the feed, as it is written. */
  Reply eventPage(String suite, String after) {
    return eventsAfter(suite, after).expect(200);
  }

  /** As {@link #eventPage}, whatever is answered. */
  Reply eventsAfter(String suite, String after) {
    Map<String, ?> parameters =
        after.isEmpty()
            ? Map.of("limit", LONGEST_PAGE)
            : Map.of("limit", LONGEST_PAGE, "after", after);
    return api.get("/api/v1/suites/" + suite + "/events?" + Http.query(parameters));
  }

  /** Lets time pass for the hub and for the sandbox beside it. */
  void advance(Duration time) {
    api.post("/ops/clock", Json.createObjectBuilder().add("advance", time.toString()).build())
        .expect(200);
  }

  private static String corpTokenPath(String suite, String corp) {
    return "/api/v1/suites/" + suite + "/corps/" + corp + "/token";
  }
}
