package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;
import java.time.Duration;

/** The tokens that WeCom issues to a provider, and the tickets of its JS-SDK. */
public enum TokenKind {
  SUITE(ErrCode.INVALID_SUITE_TOKEN, ErrCode.EXPIRED_SUITE_TOKEN, ErrCode.EXPIRED_SUITE_TOKEN),
  /** That an expired one answers 40082 is unconfirmed: there is no errcode of its own. */
  PROVIDER(ErrCode.INVALID_SUITE_TOKEN, ErrCode.INVALID_SUITE_TOKEN, ErrCode.INVALID_SUITE_TOKEN),
  CORP(ErrCode.INVALID_ACCESS_TOKEN, ErrCode.EXPIRED_ACCESS_TOKEN, ErrCode.INVALID_ACCESS_TOKEN),
  /** For the migration of a new corp's contacts (doc 90582); the others live two hours. */
  CONTACT_SYNC(
      ErrCode.INVALID_ACCESS_TOKEN,
      ErrCode.EXPIRED_ACCESS_TOKEN,
      ErrCode.INVALID_ACCESS_TOKEN,
      Duration.ofMinutes(30)),
  /** Tickets of the JS-SDK: no call is made with one. */
  CONFIG_TICKET(ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT),
  AGENT_TICKET(ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT);

  private final ErrCode unknown;
  private final ErrCode expired;
  private final ErrCode killed;
  private final Duration validity;

  /** Doc 97162, 96237, 90605, 96909. */
  TokenKind(ErrCode unknown, ErrCode expired, ErrCode killed) {
    this(unknown, expired, killed, Duration.ofHours(2));
  }

  TokenKind(ErrCode unknown, ErrCode expired, ErrCode killed, Duration validity) {
    this.unknown = unknown;
    this.expired = expired;
    this.killed = killed;
    this.validity = validity;
  }

  ErrCode ifUnknown() {
    return unknown;
  }

  ErrCode ifExpired() {
    return expired;
  }

  public Duration validity() {
    return validity;
  }

  boolean isTicket() {
    return this == CONFIG_TICKET || this == AGENT_TICKET;
  }

  /** What a token answers that died before its time, unless somebody asks for another errcode. */
  public int ifKilled() {
    return killed.code();
  }
}
