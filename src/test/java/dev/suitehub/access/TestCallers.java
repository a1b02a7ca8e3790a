package dev.suitehub.access;

import java.util.Set;

/** People at the console, for tests of what they may do. */
public final class TestCallers {

  private TestCallers() {}

  public static Caller admin() {
    return of(Role.ADMIN);
  }

  public static Caller of(Role role) {
    Caller caller = new Caller();
    caller.entered("test", Set.of(role));
    return caller;
  }
}
