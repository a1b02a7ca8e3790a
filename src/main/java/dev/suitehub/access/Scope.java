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
  /** The audit log: who did what. */
  AUDIT_READ("audit:read"),
  /** People of the console and their roles. */
  USERS_WRITE("users:write"),
  /** The journal of callbacks, without what is personal in it. */
  JOURNAL_READ("journal:read"),
  /** What a callback said in full; each look is audited with its reason. */
  JOURNAL_REVEAL("journal:reveal"),
  /** Renewing a token or reading an authorisation again, now. */
  OPS_WRITE("ops:write"),
  /** Sealing every secret anew with another master key. */
  MASTER_KEY_ROTATE("master-key:rotate"),
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
