package dev.suitehub.access;

import java.util.EnumSet;
import java.util.Set;

/** What a person of the provider is to the console. */
public enum Role {
  /** Everything. */
  ADMIN,
  /** Daily work: settings, apps, tests and releases, corps, tokens; no people, no keys. */
  OPERATOR,
  /** Sees everything that is no secret and no personal content, and changes nothing. */
  AUDITOR;

  Set<Scope> scopes() {
    return switch (this) {
      case ADMIN -> EnumSet.allOf(Scope.class);
      case OPERATOR ->
          EnumSet.of(
              Scope.SETTINGS_READ,
              Scope.SETTINGS_WRITE,
              Scope.CORPS_READ,
              Scope.INSTALL_TEST,
              Scope.JOURNAL_READ,
              Scope.JOURNAL_REVEAL,
              Scope.OPS_READ,
              Scope.OPS_WRITE);
      case AUDITOR ->
          EnumSet.of(
              Scope.SETTINGS_READ,
              Scope.CORPS_READ,
              Scope.JOURNAL_READ,
              Scope.OPS_READ,
              Scope.AUDIT_READ);
    };
  }

  static Set<Scope> scopesOf(Set<Role> roles) {
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    roles.forEach(role -> all.addAll(role.scopes()));
    return all;
  }
}
