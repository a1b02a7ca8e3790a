package dev.suitehub.platform.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** A call out that brought no whole answer. */
public final class CallFailure extends RuntimeException {

  private final boolean maybeReceived;

  CallFailure(String message, boolean maybeReceived, Throwable cause) {
    super(message, cause);
    this.maybeReceived = maybeReceived;
  }

  /** What became of a call that ended with {@code cause}. */
  static CallFailure of(Throwable cause) {
    boolean neverSent =
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof SSLHandshakeException;
    String what = cause instanceof IOException ? cause.toString() : cause.getClass().getName();
    return new CallFailure("The call failed: " + what, !neverSent, cause);
  }

  /** False only where the connection was never made, so that the other side cannot have acted. */
  public boolean maybeReceived() {
    return maybeReceived;
  }
}
