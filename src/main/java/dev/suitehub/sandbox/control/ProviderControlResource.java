package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.push.UrlChecks;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.ProviderForm;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
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
import java.util.Optional;

/** {@code /sandbox/control/providers}: what a provider enters in its console. */
@Path("control/providers")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderControlResource {

  @Inject SandboxProviders providers;
  @Inject SandboxSuites suites;
  @Inject UrlChecks checks;
  @Inject Wipe wipe;
  @Inject Tx tx;

  @GET
  public String list() {
    return tx.call(() -> ControlJson.list("providers", providers.all(), ControlJson::provider));
  }

  @GET
  @Path("{corpId}")
  public String get(@PathParam("corpId") String corpId) {
    return ControlJson.provider(find(corpId)).build().toString();
  }

  /**
   * Saves, then checks the URL; {@code ?check=false} leaves the check out. {@code ipListStrict}:
   * callers of this machine are held to the IP list, too.
   */
  @PUT
  @Path("{corpId}")
  public String put(
      @PathParam("corpId") String corpId,
      @QueryParam("check") @DefaultValue("true") boolean check,
      String body) {
    ControlForm form = ControlForm.parse(body);
    ProviderForm wanted = WorldForm.provider(form);
    Optional<Boolean> strict = form.flag("ipListStrict");
    form.check();
    CorpId id = PathIds.corp(corpId);
    SandboxProvider saved = tx.call(() -> save(id, wanted, strict));
    JsonObjectBuilder json = ControlJson.provider(saved);
    if (check) {
      json.add("checks", ControlJson.array(checks.check(saved), ControlJson::push));
    }
    return json.build().toString();
  }

  private SandboxProvider save(CorpId id, ProviderForm wanted, Optional<Boolean> strict) {
    SandboxProvider provider =
        providers
            .find(id)
            .orElseGet(
                () -> {
                  SandboxProvider registered = SandboxProvider.registered(id);
                  providers.add(registered);
                  return registered;
                });
    provider.configure(wanted);
    strict.ifPresent(provider::holdEverybodyToIpList);
    return provider;
  }

  @POST
  @Path("{corpId}/checks")
  public String check(@PathParam("corpId") String corpId) {
    return ControlJson.checks(checks.check(find(corpId))).build().toString();
  }

  /** With its suites. */
  @DELETE
  @Path("{corpId}")
  public void delete(@PathParam("corpId") String corpId) {
    CorpId id = PathIds.corp(corpId);
    tx.run(
        () -> {
          SandboxProvider provider = providers.get(id);
          for (SandboxSuite suite : suites.all()) {
            if (suite.provider().equals(id)) {
              wipe.suite(suite);
            }
          }
          providers.remove(provider);
        });
  }

  private SandboxProvider find(String corpId) {
    CorpId id = PathIds.corp(corpId);
    return tx.call(() -> providers.get(id));
  }
}
