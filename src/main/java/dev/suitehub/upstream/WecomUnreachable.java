package dev.suitehub.upstream;

import org.jspecify.annotations.Nullable;

/**
 * WeCom gave no answer that can be read: no connection, none in time, too large, no JSON, a field
 * missing.
 */
public final class WecomUnreachable extends RuntimeException {

  private final boolean maybeReceived;
  private final boolean apiUnknown;

  public WecomUnreachable(String message, boolean maybeReceived, @Nullable Throwable cause) {
    this(message, maybeReceived, false, cause);
  }

  private WecomUnreachable(
      String message, boolean maybeReceived, boolean apiUnknown, @Nullable Throwable cause) {
    super(message, cause);
    this.maybeReceived = maybeReceived;
    this.apiUnknown = apiUnknown;
  }

  static WecomUnreachable apiUnknown(String api) {
    return new WecomUnreachable(
        "WeCom does not know " + api + ". Check that hub.upstream.api-base is WeCom's address.",
        false,
        true,
        null);
  }

  /** False only where WeCom cannot have acted: never connected, or not WeCom that answered. */
  public boolean maybeReceived() {
    return maybeReceived;
  }

  /** Whatever was asked did not reach any API, so nothing was spent. */
  boolean isApiUnknown() {
    return apiUnknown;
  }
}
