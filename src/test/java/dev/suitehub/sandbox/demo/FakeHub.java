package dev.suitehub.sandbox.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hub and sandbox at one address, as far as the demo can tell: it remembers what was asked. */
final class FakeHub implements AutoCloseable {

  private static final String SUITE = "/api/v1/suites/demo-suite";

  private final HttpServer server;
  private final List<String> calls = new ArrayList<>();
  private final Map<String, JsonObject> bodies = new HashMap<>();
  private final Map<String, String> fixed = new HashMap<>();
  private boolean inSandbox;
  private boolean confirmed;
  private boolean ticketed;
  private boolean installed;

  FakeHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> calls() {
    return calls;
  }

  JsonObject lastBody(String call) {
    return bodies.getOrDefault(call, JsonObject.EMPTY_JSON_OBJECT);
  }

  void answers(String call, String body) {
    fixed.put(call, body);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String call = exchange.getRequestMethod() + " " + path;
    byte[] sent = exchange.getRequestBody().readAllBytes();
    JsonObject body = JsonObject.EMPTY_JSON_OBJECT;
    if (sent.length > 0) {
      try (var reader = Json.createReader(new java.io.ByteArrayInputStream(sent))) {
        body = reader.readObject();
      }
    }
    calls.add(call);
    bodies.put(call, body);
    String answer = fixed.containsKey(call) ? fixed.get(call) : answer(call, body);
    byte[] bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer == null || answer.isEmpty() ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String answer(String call, JsonObject body) {
    String secrets =
        "\"secret\":\"s\",\"token\":\"t\",\"encodingAesKey\":\"k\",\"name\":\"Demo\",\"lastTicketAt\":"
            + (ticketed ? "\"2026-11-22T10:00:00Z\"" : "null");
    return switch (call.replaceFirst("wwdemo[a-z0-9]+", "X")) {
      case "GET /sandbox/control/suites/X" -> inSandbox ? "{" + secrets + "}" : "";
      case "PUT /sandbox/control/suites/X" -> {
        inSandbox = true;
        yield "{" + secrets + "}";
      }
      case "PUT /sandbox/control/providers/X" -> "{" + secrets + "}";
      case "POST /sandbox/control/providers/X/checks", "POST /sandbox/control/suites/X/checks" ->
          "{\"passed\":true,\"checks\":[]}";
      case "POST /sandbox/control/tickets" -> {
        ticketed = true;
        yield "{\"push\":{\"verdict\":\"ACCEPTED\"}}";
      }
      case "GET /sandbox/control/authorisations" ->
          "{\"authorisations\":[" + (installed ? "{\"state\":\"ACTIVE\"}" : "") + "]}";
      case "POST /sandbox/control/install" -> {
        installed = true;
        yield "{}";
      }
      case "PUT " + SUITE -> {
        confirmed = body.containsKey("suiteId");
        yield "{}";
      }
      case "GET " + SUITE ->
          confirmed
              ? "{\"suiteId\":\"wwdemosuite00001\"}"
              : "{\"suiteId\":null,\"proposedSuiteId\":\"wwdemosuite00001\"}";
      default -> "{}";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
