package dev.suitehub.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read while it comes: never more than one piece of it is kept, no read outlives the
 * deadline, however slow its reader, and it ends where it grows past its cap. One thread reads it.
 */
final class ArrivingBody extends InputStream implements BodySubscriber<InputStream> {

  /** Some of the body, or its end: a failure, or all is well. */
  private record Piece(List<ByteBuffer> buffers, boolean last, @Nullable Throwable failure) {}

  private final Deadline deadline;
  private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> unread = new ArrayDeque<>();
  private long left;
  private boolean ended;
  private @Nullable Subscription subscription;
  private boolean closed;

  ArrivingBody(Deadline deadline, long mostBytes) {
    this.deadline = deadline;
    this.left = mostBytes;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public synchronized void onSubscribe(Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrived.add(new Piece(buffers, false, null));
  }

  @Override
  public void onError(Throwable failure) {
    arrived.add(new Piece(List.of(), true, failure));
  }

  @Override
  public void onComplete() {
    arrived.add(new Piece(List.of(), true, null));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      ByteBuffer next = unread.peek();
      if (next == null) {
        if (ended) {
          return -1;
        }
        take();
      } else if (!next.hasRemaining()) {
        unread.remove();
      } else {
        int some = Math.min(length, next.remaining());
        next.get(target, offset, some);
        return some;
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private void take() throws IOException {
    Piece piece = await();
    if (piece.failure() != null) {
      throw new IOException("the answer broke off", piece.failure());
    }
    ended = piece.last();
    for (ByteBuffer buffer : piece.buffers()) {
      left -= buffer.remaining();
      unread.add(buffer);
    }
    if (left < 0) {
      close();
      throw new IOException("the answer is larger than allowed");
    }
    if (!ended) {
      more();
    }
  }

  private synchronized void more() {
    if (subscription != null && !closed) {
      subscription.request(1);
    }
  }

  private Piece await() throws IOException {
    try {
      // What is here already is not given out late either: a slow reader meets the deadline too.
      Piece piece =
          deadline.isOver() ? null : arrived.poll(deadline.leftMillis(), TimeUnit.MILLISECONDS);
      if (piece == null) {
        close();
        throw new IOException("no whole answer in time");
      }
      return piece;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }
}
