package dev.suitehub.journey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run against a server that does two things wrong. */
class FuzzTest {

  private static final int SHOTS = 150;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", FuzzTest::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Lets everything in that comes as a callback, and fails where a call is to be passed on. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = String.valueOf(exchange.getRequestURI());
      int status = path.contains("/wecom/") ? 500 : path.contains("/callback/") ? 200 : 404;
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void what_is_wrong_is_found_and_can_be_made_again() throws Exception {
    Fuzz fuzz = new Fuzz(Quarry.at("http://localhost:" + server.getAddress().getPort()), 7, 0);

    Report report = fuzz.fire(SHOTS, 3, folder);

    assertThat(report.shots()).isEqualTo(SHOTS);
    assertThat(report.wrong())
        .anyMatch(wrong -> wrong.startsWith("BitFlips: answered 200, expected REFUSED POST /callb"))
        .anyMatch(wrong -> wrong.startsWith("ProxyTricks: a failure: 500 "))
        .allMatch(wrong -> wrong.matches("(?s).*-Dit.fuzz.seed=7 -Dit.fuzz.from=\\d+ .*Base64: .*"))
        .noneMatch(wrong -> wrong.startsWith("Keyholder") || wrong.startsWith("Strangers"));
    try (Stream<Path> files = Files.list(folder)) {
      Path flipped =
          files
              .filter(file -> file.toString().endsWith("-BitFlips.http"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readString(flipped)).startsWith("POST /callback/");
      assertThat(flipped.resolveSibling(flipped.getFileName() + ".why"))
          .content()
          .contains("wrong again when sent alone");
    }
  }

  @Test
  void a_shot_is_the_same_in_every_run_of_its_seed() {
    Prey prey = Quarry.at("http://localhost:1");
    Fuzz one = new Fuzz(prey, 7, 0);
    Fuzz other = new Fuzz(prey, 7, 5000);

    for (long number = 0; number < 300; number++) {
      assertThat(one.shot(number).bytes("h")).isEqualTo(other.shot(number).bytes("h"));
    }
    assertThat(new Fuzz(prey, 8, 0).shot(1).bytes("h")).isNotEqualTo(one.shot(1).bytes("h"));
  }

  @Test
  void what_is_alive_is_counted() {
    double before = Heap.alive(ProcessHandle.current().pid());
    byte[] held = new byte[64 << 20];

    assertThat(Heap.alive(ProcessHandle.current().pid())).isGreaterThan(before + 60);
    assertThat(held).hasSize(64 << 20);
  }
}
