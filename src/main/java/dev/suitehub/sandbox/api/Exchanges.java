package dev.suitehub.sandbox.api;

import dev.suitehub.sandbox.contacts.RangeEvents;
import dev.suitehub.sandbox.contacts.Sights;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.InstallOrigin;
import dev.suitehub.sandbox.install.InstallOrigins;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** An auth code becomes a permanent code, by the new call and by the old. */
@Dependent
class Exchanges {

  private final Authorisations authorisations;
  private final InstallOrigins origins;
  private final SandboxCorps corps;
  private final Agents agents;
  private final AuthInfo authInfo;
  private final TokenJson tokens;
  private final Sights sights;
  private final RangeEvents events;

  @Inject
  Exchanges(
      Authorisations authorisations,
      InstallOrigins origins,
      SandboxCorps corps,
      Agents agents,
      AuthInfo authInfo,
      TokenJson tokens,
      Sights sights,
      RangeEvents events) {
    this.authorisations = authorisations;
    this.origins = origins;
    this.corps = corps;
    this.agents = agents;
    this.authInfo = authInfo;
    this.tokens = tokens;
    this.sights = sights;
    this.events = events;
  }

  private record Exchanged(
      Authorisation authorisation, SandboxCorp corp, Optional<InstallOrigin> origin) {}

  /** Doc 100776: no token and no agents. */
  JsonObjectBuilder light(SandboxSuite suite, ApiCall call) {
    Exchanged exchanged = exchange(suite, call);
    JsonObjectBuilder json = Json.createObjectBuilder();
    addCode(json, exchanged);
    json.add("auth_corp_info", GrantJson.shortCorp(exchanged.corp()));
    addUserAndOrigin(json, exchanged);
    return json;
  }

  /** Doc 90603: with everything that get_auth_info says; a customised app gets no token here. */
  JsonObjectBuilder full(SandboxSuite suite, ApiCall call) {
    Exchanged exchanged = exchange(suite, call);
    JsonObjectBuilder json =
        CustomisedApp.is(suite.suiteId())
            ? Json.createObjectBuilder()
            : tokens.ofCorp(exchanged.authorisation());
    addCode(json, exchanged);
    json.add("auth_corp_info", GrantJson.corp(exchanged.corp(), true));
    authInfo.addTo(json, suite, exchanged.authorisation());
    addUserAndOrigin(json, exchanged);
    return json;
  }

  private Exchanged exchange(SandboxSuite suite, ApiCall call) {
    Secret code = Fields.of(call.body()).secret("auth_code", ErrCode.MISSING_AUTH_CODE);
    Authorisations.Exchanged exchanged =
        authorisations
            .exchangeFully(suite.suiteId(), code)
            .orElseThrow(() -> new ApiRefusal(ErrCode.INVALID_AUTH_CODE));
    Authorisation authorisation = exchanged.authorisation();
    if (exchanged.isNew()) {
      agents.forget(authorisation);
    }
    if (exchanged.isRangePicked()) {
      call.told().add(events.installed(authorisation, sights.of(authorisation)));
    }
    return new Exchanged(authorisation, corps.get(authorisation.corpId()), origins.of(code));
  }

  private static void addCode(JsonObjectBuilder json, Exchanged exchanged) {
    json.add("permanent_code", exchanged.authorisation().permanentCode().reveal());
  }

  private static void addUserAndOrigin(JsonObjectBuilder json, Exchanged exchanged) {
    json.add("auth_user_info", GrantJson.admin(exchanged.corp()));
    exchanged.origin().ifPresent(origin -> GrantJson.addOrigin(json, origin));
  }
}
