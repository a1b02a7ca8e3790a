package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.world.SandboxSuite;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;

/** The {@code auth_info} of an authorisation (doc 90604). */
@Dependent
class AuthInfo {

  private final AppLogo logo;

  @Inject
  AuthInfo(AppLogo logo) {
    this.logo = logo;
  }

  /** A contacts app has none: it brings no other app along here, which alone would be in it. */
  void addTo(JsonObjectBuilder json, SandboxSuite suite, Authorisation authorisation) {
    if (!suite.isContactsApp()) {
      json.add(
          "auth_info",
          GrantJson.agents(authorisation, suite.name(), logo.address(suite.suiteId())));
    }
  }
}
