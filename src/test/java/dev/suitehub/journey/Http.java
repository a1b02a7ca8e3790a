package dev.suitehub.journey;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A plain client of one address: no cookies, no redirects, JSON in. */
record Http(URI base, Map<String, String> headers) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Duration LONGEST = Duration.ofSeconds(60);

  static Http at(URI base) {
    return new Http(base, Map.of());
  }

  Http bearing(String clientKey) {
    return new Http(base, Map.of("Authorization", "Bearer " + clientKey));
  }

  /** With one more header. */
  Http with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Http(base, more);
  }

  /** As a browser sends a form. */
  Reply form(String path, String fields) {
    return post(path, "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8));
  }

  Reply get(String path) {
    return send(request(path).GET().build());
  }

  Reply delete(String path) {
    return send(request(path).DELETE().build());
  }

  Reply put(String path, JsonObject body) {
    return send(request(path, "application/json").PUT(text(body)).build());
  }

  Reply post(String path, JsonObject body) {
    return send(request(path, "application/json").POST(text(body)).build());
  }

  Reply post(String path, String type, byte[] body) {
    return send(request(path, type).POST(BodyPublishers.ofByteArray(body)).build());
  }

  Reply put(String path, String type, byte[] body) {
    return send(request(path, type).PUT(BodyPublishers.ofByteArray(body)).build());
  }

  /** Without a Content-Length, as a caller may who does not know it. */
  Reply postInChunks(String path, String type, byte[] body) {
    return send(
        request(path, type)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build());
  }

  /** An answer that is no text. */
  HttpResponse<byte[]> download(String path) {
    return exchange(request(path).GET().build());
  }

  /** Any other method, without a body. */
  Reply send(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()).build());
  }

  CompletableFuture<Reply> getLater(String path) {
    return CLIENT
        .sendAsync(request(path).GET().build(), BodyHandlers.ofByteArray())
        .thenApply(Reply::of);
  }

  CompletableFuture<Reply> postLater(String path, JsonObject body) {
    return CLIENT
        .sendAsync(
            request(path, "application/json").POST(text(body)).build(), BodyHandlers.ofByteArray())
        .thenApply(Reply::of);
  }

  /** Whether that is the answer; no answer at all is none. */
  boolean answers(String path, int status) {
    try {
      return CLIENT.send(request(path).GET().build(), BodyHandlers.discarding()).statusCode()
          == status;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String query(Map<String, ?> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path, String type) {
    return request(path).header("Content-Type", type);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGEST);
    headers.forEach(request::header);
    return request;
  }

  private static HttpRequest.BodyPublisher text(JsonObject body) {
    Seen.text(body.toString());
    return BodyPublishers.ofString(body.toString());
  }

  private static Reply send(HttpRequest request) {
    return Reply.of(exchange(request));
  }

  private static HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
