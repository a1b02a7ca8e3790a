package dev.suitehub.platform.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Ends a body that grows past its cap. */
final class CappedBody<T> implements BodySubscriber<T> {

  private final BodySubscriber<T> body;
  private long left;
  private @Nullable Subscription subscription;

  CappedBody(BodySubscriber<T> body, int maxBytes) {
    this.body = body;
    this.left = maxBytes;
  }

  @Override
  public CompletionStage<T> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    body.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      left -= buffer.remaining();
    }
    if (left < 0) {
      Objects.requireNonNull(subscription).cancel();
      body.onError(new IOException("the answer is larger than allowed"));
    } else {
      body.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.onError(failure);
  }

  @Override
  public void onComplete() {
    if (left >= 0) {
      body.onComplete();
    }
  }
}
