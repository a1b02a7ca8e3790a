package dev.suitehub.gateway.call;

import dev.suitehub.gateway.GatewayProblem;
import dev.suitehub.platform.error.PlatformProblem;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.http.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that may be larger than others, yet not larger than that, nor slower. What goes wrong with
 * it is a problem of its sender's, and never looks like a failure of WeCom's.
 */
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
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int some = readOrThrow(target, offset, length);
    if (some > 0) {
      count(some);
    }
    return some;
  }

  /** Throws {@code bad-call}: WeCom cannot have had the whole of a body that did not come whole. */
  static ProblemException notWhole() {
    return GatewayProblem.BAD_CALL.because(
        "The body broke off, or did not come whole in time (hub.gateway.deadline). WeCom has not had all of it, and has not"
            + " acted on it. Where it always breaks off at the same size, raise the limit of the hub's server (WildFly:"
            + " max-post-size of its http listener).");
  }

  private int readOrThrow(byte[] target, int offset, int length) {
    try {
      return super.read(target, offset, length);
    } catch (IOException e) {
      throw notWhole();
    }
  }

  private void count(int some) {
    left -= some;
    if (deadline.isOver()) {
      throw notWhole();
    }
    if (left < 0) {
      throw PlatformProblem.TOO_LARGE.because(
          "Send at most " + (mostBytes >> 20) + " MiB (hub.gateway.body-mib).");
    }
  }
}
