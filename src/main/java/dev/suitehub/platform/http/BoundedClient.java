package dev.suitehub.platform.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP calls out that cannot hang and cannot fill the memory: one deadline on headers and body
 * together (the JDK's own time-out ends at the headers), one cap on the size of the body. Redirects
 * are not followed.
 */
public final class BoundedClient {

  private final HttpClient client;
  private final Duration deadline;
  private final int maxBytes;

  public BoundedClient(Duration deadline, int maxBytes, Optional<ProxySelector> proxy) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(deadline.dividedBy(2))
            .followRedirects(HttpClient.Redirect.NEVER);
    proxy.ifPresent(builder::proxy);
    this.client = builder.build();
    this.deadline = deadline;
    this.maxBytes = maxBytes;
  }

  /** Throws {@link CallFailure} where no whole answer came in time. */
  public HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(
            request, info -> new CappedBody<>(BodySubscribers.ofByteArray(), maxBytes));
    try {
      return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new CallFailure("No whole answer within " + deadline.toMillis() + " ms", true, e);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailure("Interrupted while waiting for an answer", true, e);
    } catch (ExecutionException e) {
      throw CallFailure.of(e.getCause() == null ? e : e.getCause());
    }
  }
}
