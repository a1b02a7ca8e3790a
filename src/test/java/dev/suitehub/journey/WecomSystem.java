package dev.suitehub.journey;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** WeCom as the sandbox plays it, by its controls. */
final class WecomSystem {

  private final Http control;
  private final URI address;

  /** {@code server}: the address of the server whose sandbox plays WeCom. */
  WecomSystem(URI server) {
    this.address = URI.create(server + "/sandbox");
    this.control = Http.at(URI.create(address + "/control"));
  }

  /** What a hub takes for the base of WeCom's API. */
  URI address() {
    return address;
  }

  JsonObject putProvider(String corpId, JsonObject body) {
    return control.put("/providers/" + corpId + "?check=false", body).expect(200).json();
  }

  JsonObject putSuite(String suiteId, JsonObject body) {
    return control.put("/suites/" + suiteId + "?check=false", body).expect(200).json();
  }

  /** What WeCom's console shows of it. */
  JsonObject suite(String suiteId) {
    return control.get("/suites/" + suiteId).expect(200).json();
  }

  void putCorp(String corpId) {
    control
        .put("/corps/" + corpId, Json.createObjectBuilder().add("name", "Corp " + corpId).build())
        .expect(200);
  }

  /** Whether both URLs of the suite pass the check that saving them in the console brings. */
  JsonObject checkSuite(String suiteId) {
    return control
        .post("/suites/" + suiteId + "/checks", JsonObject.EMPTY_JSON_OBJECT)
        .expect(200)
        .json();
  }

  JsonObject checkProvider(String corpId) {
    return control
        .post("/providers/" + corpId + "/checks", JsonObject.EMPTY_JSON_OBJECT)
        .expect(200)
        .json();
  }

  /** Pushes a new suite_ticket; returns what the push was answered. */
  JsonObject pushTicket(String suiteId) {
    return post("/tickets", Map.of("suite", suiteId)).getJsonObject("push");
  }

  /** Once more where no answer came in its second: the first one of a busy machine may be late. */
  JsonObject pushTicketAgain(String suiteId) {
    JsonObject push = pushTicket(suiteId);
    return push.getString("verdict").equals("NO_ANSWER") ? pushTicket(suiteId) : push;
  }

  JsonObject pushTicket(String suiteId, String ticket, long timeStamp, boolean known) {
    return post(
            "/tickets",
            Map.of("suite", suiteId, "ticket", ticket, "timeStamp", timeStamp, "known", known))
        .getJsonObject("push");
  }

  /** Installs without a browser: makes an auth code and pushes create_auth with it. */
  JsonObject install(String suiteId, String corp) {
    return post("/install", Map.of("suite", suiteId, "corp", corp));
  }

  /** An auth code that nobody was told; whoever has it may bring it. */
  String authCode(String suiteId, String corp) {
    return post("/install", Map.of("suite", suiteId, "corp", corp, "createAuth", false))
        .getString("authCode");
  }

  JsonObject uninstall(String suiteId, String corp) {
    return post("/uninstall", Map.of("suite", suiteId, "corp", corp)).getJsonObject("push");
  }

  JsonObject changeAuth(String suiteId, String corp, int privilegeLevel) {
    return post(
            "/change-auth",
            Map.of("suite", suiteId, "corp", corp, "privilegeLevel", privilegeLevel))
        .getJsonObject("push");
  }

  /** Something changes, and WeCom tells nobody. */
  void changeAuthSilently(String suiteId, String corp, int privilegeLevel) {
    post(
        "/change-auth",
        Map.of("suite", suiteId, "corp", corp, "privilegeLevel", privilegeLevel, "push", false));
  }

  JsonObject pushMessage(String suiteId, String corp) {
    return post("/message", Map.of("suite", suiteId, "corp", corp)).getJsonObject("push");
  }

  /** Any text, sealed as WeCom would but for what {@code more} says otherwise. */
  List<JsonObject> push(String to, String suiteId, String xml, Map<String, ?> more) {
    Map<String, Object> body = new TreeMap<>(more);
    body.put("to", to);
    body.put("suite", suiteId);
    body.put("xml", xml);
    return post("/push", body).getJsonArray("pushes").getValuesAs(JsonObject.class);
  }

  /** Many different notices at once; answers when all were answered or failed. */
  CompletableFuture<Reply> bulkLater(
      String suiteId, String corp, int count, String kind, int concurrency) {
    return control.postLater(
        "/bulk",
        json(
            Map.of(
                "suite", suiteId,
                "corp", corp,
                "count", count,
                "kind", kind,
                "concurrency", concurrency)));
  }

  List<JsonObject> pushes(Map<String, ?> filter) {
    return control
        .get("/pushes?" + Http.query(filter))
        .expect(200)
        .json()
        .getJsonArray("pushes")
        .getValuesAs(JsonObject.class);
  }

  JsonObject checkToken(String accessToken) {
    return post("/check-token", Map.of("token", accessToken));
  }

  /** Whether WeCom would take this token now. */
  boolean accepts(String accessToken) {
    return checkToken(accessToken).getInt("errcode") == 0;
  }

  void killToken(String kind, String suiteId, String corp) {
    post("/kill-token", Map.of("kind", kind, "suite", suiteId, "corp", corp));
  }

  void fault(String api, Map<String, ?> fault) {
    control.put("/faults/" + api, json(fault)).expect(200);
  }

  void endFaults() {
    control.delete("/faults").expect(204);
  }

  /** A fault by its name. */
  void switchOn(String name, Map<String, ?> fault) {
    control.put("/faults/" + name, json(fault)).expect(200);
  }

  /** As {@link #pushTicket}, where faults may leave nothing to be pushed. */
  JsonObject issueTicket(String suiteId) {
    return post("/tickets", Map.of("suite", suiteId));
  }

  /** What is known of a suite there changes in that. */
  void enterAesKey(String suiteId, String encodingAesKey) {
    control
        .put(
            "/suites/" + suiteId + "?check=false",
            Json.createObjectBuilder().add("encodingAesKey", encodingAesKey).build())
        .expect(200);
  }

  /** Something of the catalogue of pushes, in full. */
  JsonObject announce(String name, Map<String, ?> of) {
    return post("/catalogue/" + name, of);
  }

  /** The sandbox's clock, which is the hub's too, goes on. */
  void advance(Duration time) {
    post("/clock", Map.of("advance", time));
  }

  /** It is the machine's time again, and all else stays. */
  void endClock() {
    control.delete("/clock").expect(200);
  }

  /** Nothing is left, and it is the machine's time again. */
  void reset() {
    control.post("/reset", JsonObject.EMPTY_JSON_OBJECT).expect(204);
  }

  /** All there is, as it is loaded again. */
  JsonObject scenario() {
    return control.get("/scenario").expect(200).json();
  }

  void load(JsonObject scenario) {
    control.put("/scenario", scenario).expect(200);
  }

  /** The same text to the same URL, sealed anew. */
  JsonObject pushAgain(long push) {
    return post("/pushes/" + push + "/again", Map.of());
  }

  /** How many calls of that kind WeCom has received. */
  int calls(Map<String, ?> filter) {
    return control.get("/calls/count?" + Http.query(filter)).expect(200).json().getInt("count");
  }

  /** The most calls of that kind that WeCom has received within any span of so many seconds. */
  int busiest(Map<String, ?> filter) {
    return control.get("/calls/busiest?" + Http.query(filter)).expect(200).json().getInt("count");
  }

  /** The calls that WeCom has received, the newest first. */
  List<JsonObject> callLog(Map<String, ?> filter) {
    return control
        .get("/calls?" + Http.query(filter))
        .expect(200)
        .json()
        .getJsonArray("calls")
        .getValuesAs(JsonObject.class);
  }

  List<JsonObject> authorisations(String suiteId, String corp) {
    return control
        .get("/authorisations?" + Http.query(Map.of("suite", suiteId, "corp", corp)))
        .expect(200)
        .json()
        .getJsonArray("authorisations")
        .getValuesAs(JsonObject.class);
  }

  /** A code as a login gives it, without a browser. */
  String code(String kind, Map<String, ?> of) {
    Map<String, Object> body = new TreeMap<>(of);
    body.put("kind", kind);
    return post("/codes", body).getString("code");
  }

  /** What the JS-SDK would say to a signature of the hub's: 0, or 40093. */
  int checkSignature(String suiteId, String corp, String kind, JsonObject signed) {
    return post(
            "/check-signature",
            Map.of(
                "suite", suiteId,
                "corp", corp,
                "kind", kind,
                "nonceStr", signed.getString("nonceStr"),
                "timestamp", signed.getInt("timestamp"),
                "url", signed.getString("url"),
                "signature", signed.getString("signature")))
        .getInt("errcode");
  }

  /** What members would have been sent, the newest first. */
  List<JsonObject> messages(String suiteId, String corp) {
    return control
        .get("/messages?" + Http.query(Map.of("suite", suiteId, "corp", corp)))
        .expect(200)
        .json()
        .getJsonArray("messages")
        .getValuesAs(JsonObject.class);
  }

  /** A call of WeCom's API as a stranger makes it. */
  Reply api(String path) {
    return Http.at(address).get(path);
  }

  /** How the sandbox's log names a value that it must not show. */
  static String hash(String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private JsonObject post(String path, Map<String, ?> body) {
    return control.post(path, json(body)).expect(200).json();
  }

  private static JsonObject json(Map<String, ?> fields) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Integer number) {
            object.add(name, number);
          } else if (value instanceof Long number) {
            object.add(name, number);
          } else if (value instanceof Boolean flag) {
            object.add(name, flag);
          } else {
            object.add(name, String.valueOf(value));
          }
        });
    return object.build();
  }
}
