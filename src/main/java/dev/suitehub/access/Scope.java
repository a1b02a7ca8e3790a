package dev.suitehub.access;

import java.util.Arrays;
import java.util.Optional;

/** What a client key allows. */
public enum Scope {
  /** Everything below {@code /api/v1/client-keys}. */
  KEYS_WRITE("keys:write"),
  /** Providers and suites: read, write, delete. It includes {@link #SETTINGS_READ}. */
  SETTINGS_WRITE("settings:write"),
  /** Providers and suites: read. */
  SETTINGS_READ("settings:read"),
  TOKENS_READ("tokens:read"),
  CORPS_READ("corps:read"),
  EVENTS_READ("events:read"),
  /** Links for test installs. */
  INSTALL_TEST("install:test"),
  /** Who logged in, login links, and signatures for WeCom's JS-SDK. */
  IDENTITY_READ("identity:read"),
  /** The session_key of a mini program's user besides: it decrypts personal data. */
  SESSION_KEYS_READ("session-keys:read"),
  /** Calls of WeCom's API in a corp's name, without its token. */
  WECOM_CALL("wecom:call"),
  /** Status and metrics. */
  OPS_READ("ops:read");

  private final String wireName;

  Scope(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<Scope> of(String wireName) {
    return Arrays.stream(values()).filter(scope -> scope.wireName.equals(wireName)).findFirst();
  }
}
