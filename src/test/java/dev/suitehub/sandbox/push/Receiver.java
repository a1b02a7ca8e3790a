package dev.suitehub.sandbox.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.SignedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider's server: opens what comes with the wire room and answers what the test says. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile CallbackKey key;
  private volatile Reaction reaction = Reaction.RIGHT;
  private volatile Optional<Function<Opened, String>> reply = Optional.empty();

  /** How it answers. */
  public enum Reaction {
    RIGHT,
    NEWLINE_TOO_MANY,
    STATUS_500,
    HANGS_UP
  }

  /** What came. */
  public record Received(
      String method,
      String path,
      String toUserName,
      String agentId,
      Opened opened,
      String encrypt) {}

  public Receiver(CallbackKey key) {
    this.key = key;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public String url(String path) {
    return "http://" + authority() + path;
  }

  public String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  public void opensWith(CallbackKey other) {
    key = other;
  }

  public void reacts(Reaction next) {
    reaction = next;
  }

  /** What it answers to a POST instead of success. */
  public void replies(Function<Opened, String> next) {
    reply = Optional.of(next);
  }

  public List<Received> received() {
    return received;
  }

  private void serve(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean post = exchange.getRequestMethod().equals("POST");
    Envelope envelope =
        post ? Envelope.parse(body) : new Envelope("", query.get("echostr") + "", "");
    Opened opened =
        new CallbackCipher(key)
            .open(
                new SignedText(
                    query.get("msg_signature") + "",
                    query.get("timestamp") + "",
                    query.get("nonce") + "",
                    envelope.encrypt()));
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            envelope.toUserName(),
            envelope.agentId(),
            opened,
            envelope.encrypt()));
    String posted = reply.map(words -> words.apply(opened)).orElse("success");
    answer(exchange, post ? posted : opened.text());
  }

  private void answer(HttpExchange exchange, String right) throws IOException {
    if (reaction == Reaction.HANGS_UP) {
      exchange.close();
      return;
    }
    String text = reaction == Reaction.NEWLINE_TOO_MANY ? right + "\n" : right;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reaction == Reaction.STATUS_500 ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
