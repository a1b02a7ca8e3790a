package dev.suitehub.wire;

import org.jspecify.annotations.Nullable;

/**
 * The one way in which reading or writing WeCom's language fails.
 *
 * <p>The message is for the log and for nobody else: whoever sent the bytes must learn no more than
 * that they were refused. It holds no secret, no plaintext and no part of the input.
 */
public class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final WireError error;

  public WireException(WireError error, String detail) {
    this(error, detail, null);
  }

  WireException(WireError error, String detail, @Nullable Throwable cause) {
    super(error.code() + " " + error.meaning() + ": " + detail, cause);
    this.error = error;
  }

  public WireError error() {
    return error;
  }
}
