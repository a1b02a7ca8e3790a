package dev.suitehub.sandbox.api;

import dev.suitehub.wire.ErrCode;

/** The tokens that WeCom issues to a provider, and the tickets of its JS-SDK. */
public enum TokenKind {
  SUITE(ErrCode.INVALID_SUITE_TOKEN, ErrCode.EXPIRED_SUITE_TOKEN, ErrCode.EXPIRED_SUITE_TOKEN),
  /** That an expired one answers 40082 is unconfirmed: there is no errcode of its own. */
  PROVIDER(ErrCode.INVALID_SUITE_TOKEN, ErrCode.INVALID_SUITE_TOKEN, ErrCode.INVALID_SUITE_TOKEN),
  CORP(ErrCode.INVALID_ACCESS_TOKEN, ErrCode.EXPIRED_ACCESS_TOKEN, ErrCode.INVALID_ACCESS_TOKEN),
  /** Tickets of the JS-SDK: no call is made with one. */
  CONFIG_TICKET(ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT),
  AGENT_TICKET(ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT, ErrCode.INVALID_ARGUMENT);

  private final ErrCode unknown;
  private final ErrCode expired;
  private final ErrCode killed;

  TokenKind(ErrCode unknown, ErrCode expired, ErrCode killed) {
    this.unknown = unknown;
    this.expired = expired;
    this.killed = killed;
  }

  ErrCode ifUnknown() {
    return unknown;
  }

  ErrCode ifExpired() {
    return expired;
  }

  /** What a token answers that died before its time, unless somebody asks for another errcode. */
  public int ifKilled() {
    return killed.code();
  }
}
