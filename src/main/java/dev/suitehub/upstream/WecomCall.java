package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One call before it is made, with the secrets in it that no message may repeat. */
record WecomCall(
    String path,
    Optional<JsonObject> body,
    Optional<Secret> suiteToken,
    List<Secret> secrets,
    Optional<CorpId> corp) {

  static WecomCall get(String path) {
    return new WecomCall(path, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  static WecomCall post(String path, JsonObject body) {
    return new WecomCall(path, Optional.of(body), Optional.empty(), List.of(), Optional.empty());
  }

  WecomCall as(Secret token) {
    return new WecomCall(path, body, Optional.of(token), secrets, corp);
  }

  WecomCall hiding(List<Secret> hidden) {
    return new WecomCall(path, body, suiteToken, hidden, corp);
  }

  /** Whose corpid is sent: a refusal says of which kind it is. */
  WecomCall about(CorpId sent) {
    return new WecomCall(path, body, suiteToken, secrets, Optional.of(sent));
  }

  /** How WeCom's documents call it. */
  String api() {
    return path.replaceFirst("^/cgi-bin/service/", "");
  }

  HttpRequest request(URI base) {
    String query = suiteToken.map(token -> "?suite_access_token=" + encoded(token)).orElse("");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path + query))
            .header("User-Agent", "SuiteHub")
            .header("Accept", "application/json");
    body.ifPresent(
        json ->
            request
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json.toString(), UTF_8)));
    return request.build();
  }

  /** The text without what must not be seen, should WeCom repeat it. */
  String strip(String text) {
    String stripped = text;
    for (Secret secret : Stream.concat(secrets.stream(), suiteToken.stream()).toList()) {
      if (!secret.reveal().isEmpty()) {
        stripped = stripped.replace(secret.reveal(), "***").replace(encoded(secret), "***");
      }
    }
    return stripped;
  }

  private static String encoded(Secret secret) {
    return URLEncoder.encode(secret.reveal(), UTF_8);
  }
}
