package dev.suitehub.callbacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Keeps no more of a stranger's body than may be opened, and waits no longer than WeCom would. */
final class BoundedBody {

  static final int MAX = 1 << 20;

  /** When WeCom has given up (doc 96466): who drips a body in holds a thread no longer. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /** A server cuts the connection, answer and all, over a body that nobody reads. */
  static final int DRAINED = 8 * MAX;

  private static final int PIECE = 8192;

  private final InputStream body;
  private final LongSupplier nanos;
  private final long began;

  private BoundedBody(InputStream body, LongSupplier nanos) {
    this.body = body;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Empty where there is more than {@value #MAX} bytes, whatever was announced. */
  static Optional<byte[]> read(InputStream body) throws IOException {
    return read(body, System::nanoTime);
  }

  static Optional<byte[]> read(InputStream body, LongSupplier nanos) throws IOException {
    return new BoundedBody(body, nanos).read();
  }

  private Optional<byte[]> read() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    int some = some(piece);
    while (some >= 0 && kept.size() + some <= MAX) {
      kept.write(piece, 0, some);
      some = some(piece);
    }
    if (some < 0) {
      return Optional.of(kept.toByteArray());
    }
    drain(piece);
    return Optional.empty();
  }

  private void drain(byte[] dropped) throws IOException {
    int total = 0;
    int some = some(dropped);
    while (some >= 0 && total < DRAINED) {
      total += some;
      some = some(dropped);
    }
  }

  private int some(byte[] piece) throws IOException {
    if (nanos.getAsLong() - began > LONGEST.toNanos()) {
      throw new InterruptedIOException("a body longer under way than " + LONGEST);
    }
    return body.read(piece);
  }
}
