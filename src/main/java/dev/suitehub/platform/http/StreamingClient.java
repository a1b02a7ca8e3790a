package dev.suitehub.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP calls out with bodies too large for the memory, in either direction: one deadline for all of
 * it, one cap on the answer, and a few pieces in memory at a time. Redirects are not followed.
 */
public final class StreamingClient {

  private final HttpClient client;
  private final long mostBytes;

  public StreamingClient(Duration connect, long mostBytes, Optional<ProxySelector> proxy) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER);
    proxy.ifPresent(builder::proxy);
    this.client = builder.build();
    this.mostBytes = mostBytes;
  }

  /** Throws {@link CallFailure} where no answer begins in time. */
  public StreamedAnswer send(HttpRequest request, Deadline deadline) {
    return await(begin(request, deadline), deadline);
  }

  /**
   * Posts {@code body} while it is read, on the calling thread. Throws {@link CallFailure} where no
   * answer begins in time, and what reading {@code body} throws unchecked.
   */
  public StreamedAnswer post(
      HttpRequest.Builder request, InputStream body, OptionalLong length, Deadline deadline) {
    DepartingBody departing = new DepartingBody(deadline);
    BodyPublisher publisher = BodyPublishers.ofInputStream(() -> departing);
    request.POST(
        length.isPresent()
            ? BodyPublishers.fromPublisher(publisher, length.getAsLong())
            : publisher);
    CompletableFuture<HttpResponse<InputStream>> call = begin(request.build(), deadline);
    boolean pumped = false;
    try {
      departing.pump(body, call::isDone);
      pumped = true;
    } catch (IOException e) {
      throw CallFailure.of(e);
    } finally {
      if (!pumped) {
        giveUp(call);
      }
    }
    return await(call, deadline);
  }

  private CompletableFuture<HttpResponse<InputStream>> begin(
      HttpRequest request, Deadline deadline) {
    return client.sendAsync(request, info -> new ArrivingBody(deadline, mostBytes));
  }

  private static StreamedAnswer await(
      CompletableFuture<HttpResponse<InputStream>> call, Deadline deadline) {
    try {
      HttpResponse<InputStream> response = call.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
      return new StreamedAnswer(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      giveUp(call);
      throw new CallFailure("No answer in time", true, e);
    } catch (InterruptedException e) {
      giveUp(call);
      Thread.currentThread().interrupt();
      throw new CallFailure("Interrupted while waiting for an answer", true, e);
    } catch (ExecutionException e) {
      throw CallFailure.of(e.getCause() == null ? e : e.getCause());
    }
  }

  /** An answer that began just before is nobody's: its connection would stay open for good. */
  static void giveUp(CompletableFuture<HttpResponse<InputStream>> call) {
    call.cancel(true);
    if (!call.isCompletedExceptionally()) {
      close(call.join().body());
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
