package dev.suitehub.access;

import java.time.Instant;
import java.util.Set;

/** People at the console, for tests of what they may do. */
public final class TestCallers {

  private TestCallers() {}

  public static Caller admin() {
    return of(Role.ADMIN);
  }

  /** A script whose client key has just these scopes. */
  public static Caller key(Scope... scopes) {
    Caller caller = new Caller();
    caller.entered(ClientKey.issued("script", "hash", Set.of(scopes), Instant.EPOCH));
    return caller;
  }

  public static Caller of(Role role) {
    Caller caller = new Caller();
    caller.entered("test", Set.of(role));
    return caller;
  }
}
