package dev.suitehub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BoundedClientTest {

  private static final int CAP = 1000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private HttpServer server;
  private final BoundedClient patient = client(Duration.ofSeconds(20));
  private final BoundedClient hasty = client(Duration.ofMillis(300));

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void an_answer_of_just_the_cap_is_whole() {
    on("/", exchange -> send(exchange, 200, CAP));

    HttpResponse<byte[]> answer = patient.send(get("/"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(CAP);
  }

  @Test
  @Tag("platform-R3")
  void a_body_that_drips_past_the_deadline_is_cut() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, CAP);
          do {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
          } while (!isClosing(Duration.ofMillis(20)));
        });

    CallFailure failure = failure(hasty, get("/"));

    assertThat(failure.maybeReceived()).isTrue();
    assertThat(failure).hasMessageContaining("300 ms");
  }

  @Test
  @Tag("platform-R3")
  void headers_that_never_come_are_not_waited_for() {
    on("/", exchange -> isClosing(Duration.ofSeconds(30)));

    assertThat(failure(hasty, get("/")).maybeReceived()).isTrue();
  }

  @Test
  void a_body_over_the_cap_is_refused() {
    on("/", exchange -> send(exchange, 200, CAP + 1));

    CallFailure failure = failure(patient, get("/"));

    assertThat(failure.maybeReceived()).isTrue();
    assertThat(failure).hasMessageContaining("larger");
  }

  @Test
  void a_body_without_a_length_and_without_an_end_is_cut_at_the_cap() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] some = new byte[CAP];
          while (!isClosing(Duration.ZERO)) {
            exchange.getResponseBody().write(some);
          }
        });

    assertThat(failure(patient, get("/"))).hasMessageContaining("larger");
  }

  @Test
  void a_body_that_ends_early_is_no_answer() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, CAP);
          exchange.getResponseBody().write('.');
          exchange.close();
        });

    assertThat(failure(patient, get("/")).maybeReceived()).isTrue();
  }

  @Test
  void a_closed_port_has_received_nothing() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();

    assertThat(failure(patient, request).maybeReceived()).isFalse();
  }

  @Test
  void a_redirect_is_an_answer_and_not_followed() {
    AtomicInteger followed = new AtomicInteger();
    on(
        "/from",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/to");
          send(exchange, 302, 1);
        });
    on(
        "/to",
        exchange -> {
          followed.incrementAndGet();
          send(exchange, 200, 1);
        });

    assertThat(patient.send(get("/from")).statusCode()).isEqualTo(302);
    assertThat(followed).hasValue(0);
  }

  @Test
  void an_interrupted_caller_stays_interrupted() {
    on("/", exchange -> isClosing(Duration.ofSeconds(30)));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> patient.send(get("/"))).isInstanceOf(CallFailure.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .build();
  }

  private static void send(HttpExchange exchange, int status, int length) throws IOException {
    exchange.sendResponseHeaders(status, length);
    exchange.getResponseBody().write(new byte[length]);
    exchange.close();
  }

  private static BoundedClient client(Duration deadline) {
    return new BoundedClient(deadline, CAP, Optional.empty());
  }

  private static CallFailure failure(BoundedClient client, HttpRequest request) {
    return catchThrowableOfType(CallFailure.class, () -> client.send(request));
  }
}
