package dev.suitehub.platform.http;

/** A call out that brought no whole answer. */
public final class CallFailure extends RuntimeException {

  private final boolean maybeReceived;

  CallFailure(String message, boolean maybeReceived, Throwable cause) {
    super(message, cause);
    this.maybeReceived = maybeReceived;
  }

  /** False only where the connection was never made, so that the other side cannot have acted. */
  public boolean maybeReceived() {
    return maybeReceived;
  }
}
