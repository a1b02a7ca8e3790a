package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.SandboxConfig;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.push.UrlChecks;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;

/** {@code /sandbox/control/suites}: what a provider enters for a suite, and its switches here. */
@Path("control/suites")
@Produces(MediaType.APPLICATION_JSON)
public class SuiteControlResource {

  @Inject SandboxProviders providers;
  @Inject SandboxSuites suites;
  @Inject SandboxConfig config;
  @Inject Tickets tickets;
  @Inject UrlChecks checks;
  @Inject Wipe wipe;
  @Inject Clock clock;
  @Inject Tx tx;

  @GET
  public String list() {
    return tx.call(() -> ControlJson.list("suites", suites.all(), this::json));
  }

  @GET
  @Path("{suiteId}")
  public String get(@PathParam("suiteId") String suiteId) {
    SuiteId id = PathIds.suite(suiteId);
    return tx.call(() -> json(suites.get(id)).build().toString());
  }

  /** Saves, then checks the URLs; {@code ?check=false} leaves the checks out. */
  @PUT
  @Path("{suiteId}")
  public String put(
      @PathParam("suiteId") String suiteId,
      @QueryParam("check") @DefaultValue("true") boolean check,
      String body) {
    SuiteId id = PathIds.suite(suiteId);
    ControlForm form = ControlForm.parse(body);
    Optional<CorpId> provider = form.corp("provider");
    SuiteForm wanted = WorldForm.suite(form);
    Optional<String> trustedDomain = form.domain("trustedDomain");
    if (tx.call(() -> suites.find(id)).isEmpty()) {
      form.require("provider", provider.orElse(null));
    }
    form.check();
    JsonObjectBuilder json = tx.call(() -> json(save(id, provider, wanted, trustedDomain)));
    if (check) {
      SandboxSuite saved = tx.call(() -> suites.get(id));
      json.add("checks", ControlJson.array(checks.check(saved), ControlJson::push));
    }
    return json.build().toString();
  }

  private SandboxSuite save(
      SuiteId id, Optional<CorpId> provider, SuiteForm wanted, Optional<String> trustedDomain) {
    provider.ifPresent(providers::get);
    SandboxSuite suite =
        suites
            .find(id)
            .orElseGet(
                () -> {
                  SandboxSuite registered =
                      SandboxSuite.registered(
                          id, provider.orElseThrow(), clock.instant().plus(config.ticketEvery()));
                  suites.add(registered);
                  return registered;
                });
    suite.configure(wanted);
    trustedDomain.ifPresent(suite::trust);
    return suite;
  }

  @POST
  @Path("{suiteId}/checks")
  public String check(@PathParam("suiteId") String suiteId) {
    SuiteId id = PathIds.suite(suiteId);
    SandboxSuite suite = tx.call(() -> suites.get(id));
    return ControlJson.checks(checks.check(suite)).build().toString();
  }

  @DELETE
  @Path("{suiteId}")
  public void delete(@PathParam("suiteId") String suiteId) {
    SuiteId id = PathIds.suite(suiteId);
    tx.run(() -> wipe.suite(suites.get(id)));
  }

  private JsonObjectBuilder json(SandboxSuite suite) {
    return ControlJson.suite(suite, tickets.lastIssued(suite.suiteId()));
  }
}
