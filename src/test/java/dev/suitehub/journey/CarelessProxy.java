package dev.suitehub.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A reverse proxy before a hub, under whose address the hub is known; it may change answers. */
final class CarelessProxy implements AutoCloseable {

  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept-Language");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer door;
  private volatile URI target = URI.create("http://localhost:1");
  private volatile String appended = "";

  CarelessProxy() {
    try {
      door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    door.setExecutor(threads);
    door.createContext("/", this::pass);
    door.start();
  }

  String address() {
    return "http://localhost:" + door.getAddress().getPort();
  }

  void leadsTo(URI hub) {
    target = hub;
  }

  /** Adds that to the end of every answer from now on. */
  void appends(String text) {
    appended = text;
  }

  /** Nobody answers any more. */
  void shut() {
    door.stop(0);
  }

  @Override
  public void close() {
    shut();
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : PASSED_ON) {
      List<String> values = exchange.getRequestHeaders().get(name);
      if (values != null) {
        values.forEach(value -> request.header(name, value));
      }
    }
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
      byte[] tail = appended.getBytes(StandardCharsets.UTF_8);
      int length = answer.body().length + tail.length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
      exchange.getResponseBody().write(tail);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }
}
