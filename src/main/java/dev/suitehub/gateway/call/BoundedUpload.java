package dev.suitehub.gateway.call;

import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.http.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may be larger than others, yet not larger than that, nor slower. */
final class BoundedUpload extends FilterInputStream {

  private final long mostBytes;
  private final Deadline deadline;
  private long left;

  BoundedUpload(InputStream body, long mostBytes, Deadline deadline) {
    super(body);
    this.deadline = deadline;
    this.mostBytes = mostBytes;
    this.left = mostBytes;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int some = super.read(target, offset, length);
    count(Math.max(some, 0));
    return some;
  }

  private void count(int some) throws IOException {
    left -= some;
    if (deadline.isOver()) {
      throw new IOException("the body did not come in time");
    }
    if (left < 0) {
      throw PlatformProblem.TOO_LARGE.because(
          "Send at most " + (mostBytes >> 20) + " MiB (hub.gateway.body-mib).");
    }
  }
}
