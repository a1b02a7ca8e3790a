package dev.suitehub.sandbox.world;

import dev.suitehub.wire.SuiteId;

/** A template of customised apps (代开发) is a suite whose id begins with dk. */
public final class CustomisedApp {

  private static final String PREFIX = "dk";

  private CustomisedApp() {}

  public static boolean is(SuiteId suiteId) {
    return suiteId.value().startsWith(PREFIX);
  }
}
