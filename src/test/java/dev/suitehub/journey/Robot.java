package dev.suitehub.journey;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** What listens at the webhook for alerts. */
final class Robot implements AutoCloseable {

  /** In the address alone, and nowhere else. */
  static final String KEY = "R0botKey";

  private static final Duration SOON = Duration.ofSeconds(60);

  private final HttpServer server;
  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  Robot() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (status == 200) {
            messages.add(Json.createReader(new StringReader(body)).readObject());
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook?key=" + KEY;
  }

  /** From now on with that status, and deaf where it is not 200. */
  void answer(int newStatus) {
    status = newStatus;
  }

  /** All of one cause that came, in order. */
  List<JsonObject> about(String cause) {
    return messages.stream()
        .filter(message -> message.getString("cause").startsWith(cause))
        .toList();
  }

  List<String> states(String cause) {
    return about(cause).stream().map(message -> message.getString("state")).toList();
  }

  JsonObject await(String cause, String state) {
    Awaitility.await(cause + " " + state).atMost(SOON).until(() -> states(cause).contains(state));
    return about(cause).stream()
        .filter(message -> message.getString("state").equals(state))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
