package dev.suitehub.callbacks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Keeps no more of a stranger's body than may be opened. */
final class BoundedBody {

  static final int MAX = 1 << 20;

  /** A server cuts the connection, answer and all, over a body that nobody reads. */
  private static final int DRAINED = 8 * MAX;

  private BoundedBody() {}

  /** Empty where there is more than {@value #MAX} bytes, whatever was announced. */
  static Optional<byte[]> read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX);
    int more = body.read();
    if (more < 0) {
      return Optional.of(bytes);
    }
    drain(body);
    return Optional.empty();
  }

  private static void drain(InputStream body) throws IOException {
    byte[] dropped = new byte[8192];
    int total = 0;
    int some = body.read(dropped);
    while (some >= 0 && total < DRAINED) {
      total += some;
      some = body.read(dropped);
    }
  }
}
