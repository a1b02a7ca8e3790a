package dev.suitehub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingClientTest {

  private static final int CAP = 4 << 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server = server();
  private final StreamingClient client =
      new StreamingClient(Duration.ofSeconds(2), CAP, Optional.empty());

  private HttpServer server() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(threads);
      made.createContext("/echo", StreamingClientTest::echo);
      made.createContext("/half", this::half);
      made.createContext("/deaf", exchange -> await());
      made.start();
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void a_large_body_goes_there_and_back() throws IOException {
    byte[] body = random(3_000_000);

    for (OptionalLong length :
        new OptionalLong[] {OptionalLong.of(body.length), OptionalLong.empty()}) {
      StreamedAnswer answer =
          client.post(request("/echo"), new ByteArrayInputStream(body), length, in(20_000));

      assertThat(answer.body().readAllBytes()).isEqualTo(body);
      assertThat(answer.headers().firstValue("X-Length"))
          .hasValue(length.isPresent() ? String.valueOf(body.length) : "chunked");
    }
  }

  @Test
  void an_answer_ends_where_it_grows_past_its_cap() {
    byte[] body = random(CAP + 1);
    StreamedAnswer answer =
        client.post(
            request("/echo"), new ByteArrayInputStream(body), OptionalLong.empty(), in(20_000));

    assertThatThrownBy(() -> answer.body().readAllBytes()).hasMessageContaining("larger");
  }

  @Test
  void a_body_that_stops_coming_ends_at_the_deadline() throws IOException {
    StreamedAnswer answer = client.send(request("/half").GET().build(), in(5_000));

    assertThat(answer.body().read()).isEqualTo('{');
    assertThatThrownBy(() -> answer.body().read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in time");
  }

  @Test
  void who_reads_slowly_meets_the_deadline_too() throws IOException {
    AtomicLong nanos = new AtomicLong();
    Deadline deadline = Deadline.in(Duration.ofMinutes(1), nanos::get);
    byte[] body = random(200_000);
    StreamedAnswer answer =
        client.post(
            request("/echo"),
            new ByteArrayInputStream(body),
            OptionalLong.of(body.length),
            deadline);
    assertThat(answer.body().read()).isEqualTo(body[0] & 0xff);

    nanos.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThatThrownBy(() -> answer.body().readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in time");
  }

  @Test
  void the_body_of_an_answer_that_came_too_late_to_be_cancelled_is_closed() {
    CountDownLatch closed = new CountDownLatch(1);
    InputStream body =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public void close() {
            closed.countDown();
          }
        };

    StreamingClient.giveUp(CompletableFuture.completedFuture(new Answered(body)));

    assertThat(closed.getCount()).isZero();
  }

  @Test
  void nobody_waits_longer_than_the_deadline_for_an_answer_to_begin() {
    CallFailure failure =
        catchThrowableOfType(
            CallFailure.class, () -> client.send(request("/deaf").GET().build(), in(300)));

    assertThat(failure.maybeReceived()).isTrue();
  }

  @Test
  void a_body_that_nobody_takes_ends_at_the_deadline() {
    assertThatThrownBy(
            () ->
                client.post(
                    request("/deaf"),
                    new ByteArrayInputStream(random(64 << 20)),
                    OptionalLong.empty(),
                    in(500)))
        .isInstanceOf(CallFailure.class);
  }

  @Test
  void what_the_source_throws_is_thrown() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] target, int offset, int length) {
            throw new IllegalStateException("too large");
          }
        };

    assertThatThrownBy(() -> client.post(request("/echo"), broken, OptionalLong.empty(), in(5_000)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("too large");
  }

  @Test
  void where_nobody_listens_nothing_was_received() {
    server.stop(0);

    CallFailure failure =
        catchThrowableOfType(
            CallFailure.class, () -> client.send(request("/echo").GET().build(), in(3_000)));

    assertThat(failure.maybeReceived()).isFalse();
  }

  private record Answered(InputStream body) implements HttpResponse<InputStream> {

    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public HttpRequest request() {
      return HttpRequest.newBuilder(uri()).build();
    }

    @Override
    public Optional<HttpResponse<InputStream>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of(), (name, value) -> true);
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return URI.create("http://127.0.0.1/");
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static Deadline in(long millis) {
    return Deadline.in(Duration.ofMillis(millis));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("X-Length", length == null ? "chunked" : length);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void half(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    await();
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
