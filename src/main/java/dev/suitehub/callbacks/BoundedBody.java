package dev.suitehub.callbacks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads no more of a stranger's body than may be opened. */
final class BoundedBody {

  static final int MAX = 1 << 20;

  private BoundedBody() {}

  /**
   * Empty where there is more than {@value #MAX} bytes, whether announced or not.
   *
   * @param announced the Content-Length; it may lie, or be -1
   */
  static Optional<byte[]> read(long announced, InputStream body) throws IOException {
    if (announced > MAX) {
      return Optional.empty();
    }
    byte[] bytes = body.readNBytes(MAX + 1);
    return bytes.length > MAX ? Optional.empty() : Optional.of(bytes);
  }
}
