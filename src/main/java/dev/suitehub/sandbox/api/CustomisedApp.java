package dev.suitehub.sandbox.api;

import dev.suitehub.wire.SuiteId;

/** A template of customised apps (代开发) is a suite whose id begins with dk. */
final class CustomisedApp {

  private static final String PREFIX = "dk";

  private CustomisedApp() {}

  static boolean is(SuiteId suiteId) {
    return suiteId.value().startsWith(PREFIX);
  }
}
