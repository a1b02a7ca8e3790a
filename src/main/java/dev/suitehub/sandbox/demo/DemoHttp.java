package dev.suitehub.sandbox.demo;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import dev.suitehub.wire.JsonParts;
import dev.suitehub.wire.Secret;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Calls the hub and the sandbox at the hub's public address, with JSON. */
final class DemoHttp {

  private static final int MAX_ANSWER = 1 << 20;
  private static final int SHOWN = 300;

  private final HubConfig hub;
  private final Secret key;
  private final BoundedClient client =
      new BoundedClient(Duration.ofSeconds(20), MAX_ANSWER, Optional.empty());

  DemoHttp(HubConfig hub, Secret key) {
    this.hub = hub;
    this.key = key;
  }

  /** What came: its status, 0 where nothing did, and its text. */
  record Answer(String call, int status, String body) {

    boolean isOk() {
      return status >= 200 && status < 300;
    }

    /** Throws {@link IllegalStateException} that says what was called and what came. */
    JsonObject json() {
      if (!isOk()) {
        throw new IllegalStateException(toString());
      }
      return JsonParts.read(body)
          .orElseThrow(
              () -> new IllegalStateException(call + " answered " + status + ", but no JSON"));
    }

    @Override
    public String toString() {
      // The body of a success may hold secrets.
      String shown = isOk() ? "" : " " + body.substring(0, Math.min(SHOWN, body.length()));
      return call + " answered " + (status == 0 ? "nothing:" : String.valueOf(status)) + shown;
    }
  }

  Answer get(String path) {
    return send(path, "GET", "");
  }

  Answer post(String path, JsonObject body) {
    return send(path, "POST", body.toString());
  }

  Answer put(String path, JsonObject body) {
    return send(path, "PUT", body.toString());
  }

  private Answer send(String path, String method, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.publicUrl(path))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (path.startsWith("/api/")) {
      request.header("Authorization", "Bearer " + key.reveal());
    }
    String call = method + " " + hub.publicUrl(path);
    try {
      HttpResponse<byte[]> response = client.send(request.build());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Answer(call, response.statusCode(), text);
    } catch (CallFailure e) {
      return new Answer(call, 0, String.valueOf(e.getMessage()));
    }
  }
}
