package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.SuiteId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Where 应用Logo can be seen by everybody who has the link. */
@Dependent
class AppLogo {

  private final SandboxSuites suites;
  private final SandboxConfig config;

  @Inject
  AppLogo(SandboxSuites suites, SandboxConfig config) {
    this.suites = suites;
    this.config = config;
  }

  /** Empty where the app has none. In the caller's transaction. */
  String address(SuiteId suiteId) {
    return suites.hasLogo(suiteId)
        ? config.hub().publicUrl("/sandbox/pictures/apps/" + suiteId.value()).toString()
        : "";
  }
}
