package dev.suitehub.preflight;

import dev.suitehub.platform.http.BoundedClient;
import dev.suitehub.platform.http.CallFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Calls out, each bounded in time and size; no redirect is followed. */
@ApplicationScoped
class Probe {

  /** What WeCom itself waits for at most (doc 91116). */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LARGEST = 64 * 1024;

  private final BoundedClient client;

  Probe() {
    this(PATIENCE);
  }

  Probe(Duration patience) {
    this.client = new BoundedClient(patience, LARGEST, Optional.empty());
  }

  Seen send(HttpRequest request) {
    long start = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = client.send(request);
      return Seen.answer(answer, since(start));
    } catch (CallFailure failure) {
      return Seen.nothing(failure, since(start));
    }
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
