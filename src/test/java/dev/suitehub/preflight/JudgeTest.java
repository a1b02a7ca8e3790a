package dev.suitehub.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private final Probe probe = new Probe(Duration.ofSeconds(2));
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'31323334', fine",
    "'', empty",
    "EFBBBF31323334, bom",
    "223132333422, quoted",
    "273132333427, quoted",
    "313233340A, newline",
    "31323334200D0A, newline",
    "3C21444F43545950452068746D6C3E31323334, html",
    "2073756363657373203132333420, surrounded",
    "31323335, other-text",
    "FFFE31003200, other-text",
  })
  void every_byte_counts(String hex, String verdict) {
    byte[] got = HexFormat.of().parseHex(hex);

    assertThat(Judge.body("1234".getBytes(UTF_8), got).word()).isEqualTo(verdict);
  }

  @Test
  void nothing_has_to_be_nothing() {
    assertThat(Judge.body(new byte[0], new byte[0])).isEqualTo(Verdict.FINE);
    assertThat(Judge.body(new byte[0], "\n".getBytes(UTF_8)).word()).isEqualTo("newline");
    assertThat(Judge.body(new byte[0], "success".getBytes(UTF_8)).word()).isEqualTo("other-text");
  }

  @ParameterizedTest
  @CsvSource({
    "200, fine",
    "201, status",
    "204, status",
    "301, redirect",
    "403, status",
    "502, status"
  })
  void only_200_counts(int status, String verdict) {
    answers(status, "success", Map.of("Location", "https://elsewhere.example/x"));

    Seen seen = get();

    assertThat(Judge.exactly("success", seen).word()).isEqualTo(verdict);
    if (status == 301) {
      assertThat(Judge.exactly("success", seen).values())
          .containsExactly("301", "https://elsewhere.example/x");
    }
  }

  @Test
  void a_refusal_is_one_of_ours_and_nothing_else() {
    answers(403, "", Map.of());
    assertThat(Judge.refused(get()).mark()).isEqualTo(Mark.GOOD);
  }

  @ParameterizedTest
  @CsvSource({"200", "204", "500"})
  void what_is_not_refused_is_told(int status) {
    answers(status, "", Map.of());
    assertThat(Judge.refused(get()).word()).isEqualTo("not-refused");
  }

  @ParameterizedTest
  @CsvSource({
    "200, true,  fine",
    "200, false, fine",
    "409, false, not-online",
    "409, true,  page-status",
    "404, false, page-status",
    "502, true,  page-status",
  })
  void the_install_page_may_wait_for_the_app_to_be_online(int status, boolean open, String word) {
    answers(status, "<!doctype html>", Map.of("Content-Type", "text/html;charset=utf-8"));

    assertThat(Judge.landing(open, get()).word()).isEqualTo(word);
  }

  @Test
  void what_is_no_page_is_no_install_page() {
    answers(200, "{}", Map.of("Content-Type", "application/json"));

    assertThat(Judge.landing(true, get()).word()).isEqualTo("no-page");
  }

  @Test
  void headers_that_somebody_changed_are_told() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "text/html");
    answers(200, "success", headers);
    assertThat(Judge.exactly("success", get())).isEqualTo(Verdict.warning("type", "text/html"));
  }

  @Test
  void an_encoded_answer_is_told() {
    answers(200, "success", Map.of("Content-Encoding", "br"));
    assertThat(Judge.exactly("success", get()).word()).isEqualTo("encoded");
  }

  @Test
  void an_answer_that_never_ends_is_none() {
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
        });

    assertThat(Judge.exactly("success", get()).word()).isEqualTo("no-answer");
  }

  @Test
  void a_closed_port_is_no_connection() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Seen seen =
        probe.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed + "/")).build());

    assertThat(Judge.exactly("", seen).word()).isEqualTo("no-connection");
    assertThat(seen.status()).isZero();
  }

  @Test
  void a_port_that_speaks_no_tls_is_trouble_with_https() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread plain =
          new Thread(
              () -> {
                try (Socket caller = door.accept()) {
                  // Not before it is greeted, and the end is the caller's: what is told early, or
                  // with the end, may be lost with the connection.
                  assertThat(caller.getInputStream().read()).isNotNegative();
                  caller
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
                  caller.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      plain.start();

      Seen seen =
          new Probe(Duration.ofSeconds(20))
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://127.0.0.1:" + door.getLocalPort() + "/"))
                      .build());

      // Now and then the JDK's client keeps what TLS said to itself, and gives up only when its
      // time for connecting is over.
      assertThat(Judge.exactly("", seen).word()).isIn("certificate", "no-connection");
      plain.join();
    }
  }

  @Test
  void what_cannot_be_seen_is_written_out() {
    answers(200, "\uFEFFa\n\tb" + "x".repeat(200), Map.of());

    assertThat(get().excerpt()).startsWith("\\uFEFFa\\n\\tbx").endsWith("…").hasSizeLessThan(140);
  }

  private void answers(int status, String text, Map<String, String> headers) {
    server.createContext(
        "/",
        exchange -> {
          headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
          byte[] body = text.getBytes(UTF_8);
          boolean empty = body.length == 0 || status == 204;
          exchange.sendResponseHeaders(status, empty ? -1 : body.length);
          if (!empty) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
  }

  private Seen get() {
    return probe.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
            .build());
  }
}
