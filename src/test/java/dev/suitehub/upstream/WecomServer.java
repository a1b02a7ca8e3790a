package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A real HTTP server that answers what a test tells it to. Unknown paths are 404. */
final class WecomServer implements AutoCloseable {

  /** One request as it came in. */
  record Seen(String method, String path, String query, String body, String userAgent) {}

  /** Writes an answer. */
  @FunctionalInterface
  interface Answer {
    void write(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  WecomServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void on(String path, String json) {
    on(path, 200, json);
  }

  void on(String path, int status, String text) {
    on(path, exchange -> send(exchange, status, text.getBytes(UTF_8)));
  }

  void on(String path, Answer answer) {
    answers.put("/cgi-bin/service/" + path, answer);
  }

  /** Outside of {@code /cgi-bin/service/}. */
  void onAny(String path, String json) {
    answers.put(path, exchange -> send(exchange, 200, json.getBytes(UTF_8)));
  }

  /** Sends the headers and the beginning of a body, and then nothing more. */
  void onHalf(String path) {
    on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write("{".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          try {
            closing.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /**
   * Sends a body byte by byte, with a pause before each: every byte is in time, the whole is not.
   */
  void onDripping(String path, String body, Duration pause) {
    on(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          for (byte one : bytes) {
            if (closing(pause)) {
              return;
            }
            exchange.getResponseBody().write(one);
            exchange.getResponseBody().flush();
          }
        });
  }

  private boolean closing(Duration pause) {
    try {
      return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  List<Seen> seen() {
    return seen;
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            path,
            String.valueOf(exchange.getRequestURI().getRawQuery()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"))));
    answers.getOrDefault(path, e -> send(e, 404, "not found".getBytes(UTF_8))).write(exchange);
  }
}
