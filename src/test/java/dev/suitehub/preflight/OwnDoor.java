package dev.suitehub.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.suitehub.wire.CallbackCipher;
import dev.suitehub.wire.CallbackKey;
import dev.suitehub.wire.Envelope;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.Opened;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SignedText;
import dev.suitehub.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A good hub behind the public address, made once more by hand, with a proxy before it that may
 * spoil what it says.
 */
final class OwnDoor implements AutoCloseable {

  static final String TOKEN = "token";
  static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  private final CallbackKey key = CallbackKey.of(Secret.of(TOKEN), Secret.of(AES_KEY));
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What came in that could be opened, as {@code path type receiveid}. */
  final List<String> opened = new CopyOnWriteArrayList<>();

  /** As sent, with what the proxy does to it. */
  final List<String> queries = new CopyOnWriteArrayList<>();

  volatile UnaryOperator<String> proxy = UnaryOperator.identity();
  volatile Runnable before = () -> {};

  OwnDoor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    before.run();
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/install/")) {
      send(exchange, 200, "text/html;charset=utf-8", "<!doctype html><title>x</title>");
      return;
    }
    if (path.startsWith("/WW_verify_")) {
      send(exchange, 200, "text/plain;charset=utf-8", "abc123");
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      boolean check = exchange.getRequestMethod().equals("GET");
      String sealed = check ? query.getOrDefault("echostr", "") : Envelope.parse(body).encrypt();
      Opened letter =
          new CallbackCipher(key)
              .open(
                  new SignedText(
                      query.getOrDefault("msg_signature", ""),
                      query.getOrDefault("timestamp", ""),
                      query.getOrDefault("nonce", ""),
                      sealed));
      if (check) {
        queries.add(exchange.getRequestURI().getRawQuery());
        opened.add(path + " check " + letter.receiveId());
        send(exchange, 200, "text/plain;charset=utf-8", letter.text());
        return;
      }
      opened.add(path + " " + Notice.parse(letter.text()).rawType() + " " + letter.receiveId());
      boolean ours = path.contains("/data") || letter.receiveId().equals("ww1");
      String answer = path.contains("/data") ? "" : "success";
      send(exchange, ours ? 200 : 403, "text/plain;charset=utf-8", ours ? answer : "");
    } catch (WireException e) {
      send(exchange, 403, "text/plain;charset=utf-8", "");
    }
  }

  private void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = proxy.apply(text).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
    }
    return query;
  }
}
