package dev.suitehub.sandbox.identity;

import java.time.Duration;

/** What a code was given for. */
public enum CodeKind {
  /** Web OAuth inside WeCom (doc 91120), and web login outside (doc 98171): of a suite. */
  OAUTH(Duration.ofMinutes(5)),
  /** auth_code of a scan or of 业务设置: of a provider. How long it lives is unconfirmed. */
  LOGIN(Duration.ofMinutes(10)),
  /** js_code of wx.qy.login (doc 92388): of a suite. */
  MINI_PROGRAM(Duration.ofMinutes(5)),
  /** Given out with a member's identity; may be used often (doc 91121). */
  USER_TICKET(Duration.ofHours(2));

  private final Duration validity;

  CodeKind(Duration validity) {
    this.validity = validity;
  }

  public Duration validity() {
    return validity;
  }
}
