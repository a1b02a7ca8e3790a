package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One call before it is made, with the secrets in it that no message may repeat. */
record WecomCall(
    String path,
    Optional<JsonObject> body,
    List<Parameter> query,
    List<Secret> secrets,
    Optional<CorpId> corp,
    Optional<CorpId> tokenOf) {

  /** One of the query: a token, a code. */
  record Parameter(String name, Secret value) {

    private String encoded() {
      return name + "=" + WecomCall.encoded(value);
    }
  }

  static WecomCall get(String path) {
    return new WecomCall(
        path, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  static WecomCall post(String path, JsonObject body) {
    return new WecomCall(
        path, Optional.of(body), List.of(), List.of(), Optional.empty(), Optional.empty());
  }

  /** As the suite. */
  WecomCall as(Secret suiteToken) {
    return with("suite_access_token", suiteToken);
  }

  /** In the name of a corp. */
  WecomCall as(CorpId tokenCorp, Secret corpToken) {
    WecomCall call = with("access_token", corpToken);
    return new WecomCall(path, body, call.query(), secrets, corp, Optional.of(tokenCorp));
  }

  WecomCall with(String parameter, Secret value) {
    List<Parameter> more = new ArrayList<>(query);
    more.add(new Parameter(parameter, value));
    return new WecomCall(path, body, List.copyOf(more), secrets, corp, tokenOf);
  }

  WecomCall hiding(List<Secret> hidden) {
    return new WecomCall(path, body, query, hidden, corp, tokenOf);
  }

  /** Whose corpid is sent: a refusal says of which kind it is. */
  WecomCall about(CorpId sent) {
    return new WecomCall(path, body, query, secrets, Optional.of(sent), tokenOf);
  }

  /** How WeCom's documents call it. */
  String api() {
    return api(path);
  }

  static String api(String path) {
    return path.replaceFirst("^/cgi-bin/(service/)?", "");
  }

  /**
   * Whose calls WeCom counts together (doc 90312): those with one corp's token, else all of ours.
   */
  String counted() {
    return tokenOf.map(owner -> api() + " " + owner).orElseGet(this::api);
  }

  HttpRequest request(URI base) {
    String parameters = query.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters)))
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
    List<Secret> hidden =
        Stream.concat(secrets.stream(), query.stream().map(Parameter::value)).toList();
    for (Secret secret : hidden) {
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
