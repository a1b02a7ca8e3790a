package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.Agent;
import dev.suitehub.sandbox.api.Agents;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.install.Installs;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.register.QrInstalls;
import dev.suitehub.sandbox.register.Registrations;
import dev.suitehub.sandbox.world.CustomisedApp;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/**
 * {@code /sandbox/control/registrations}, {@code qr-installs}, {@code agents}: corps come by a QR,
 * and disable an app.
 */
@Path("control")
@Produces(MediaType.APPLICATION_JSON)
public class RegisterControlResource {

  private static final String STATE = "[a-zA-Z0-9]{0,32}";

  @Inject Registrations registrations;
  @Inject QrInstalls qrInstalls;
  @Inject Authorisations authorisations;
  @Inject SandboxSuites suites;
  @Inject Agents agents;
  @Inject Installs installs;
  @Inject Tx tx;

  /** {@code registerCode}; {@code corp}: an existing one, or the id of the new one. */
  @POST
  @Path("registrations")
  public String register(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<Secret> code = form.secret("registerCode");
    form.require("registerCode", code.orElse(null));
    CorpId corp = form.corp("corp").orElseGet(Registrations::newCorpId);
    Registrations.Applicant applicant =
        new Registrations.Applicant(
            corp, form.text("name", 120), WorldForm.adminUserId(form), WorldForm.adminName(form));
    form.check();
    Registrations.Registered done = registrations.register(code.orElseThrow(), applicant);
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("corpId", done.corp().value())
            .add("founded", done.isFounded())
            .add("apps", done.apps());
    return withPush(json, done.notice());
  }

  /** The corp's admin has scanned the QR of an app, with that {@code state} in it. */
  @POST
  @Path("qr-installs")
  public String installByQr(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    String state = form.text("state").orElse("");
    form.require("suite", suite.orElse(null));
    form.require("corp", corp.orElse(null));
    if (!state.matches(STATE)) {
      form.finding("state", "shape", "has up to 32 letters and digits");
    }
    form.check();
    Push push =
        qrInstalls.ofApp(tx.call(() -> suites.get(suite.orElseThrow())), corp.orElseThrow(), state);
    return withPush(Json.createObjectBuilder(), Optional.of(push));
  }

  /**
   * {@code closed}: the corp's admin disables the app (50003), or enables it again. Of a customised
   * app change_auth tells so (doc 90642).
   */
  @PUT
  @Path("agents")
  public String agent(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<SuiteId> suite = form.suite("suite");
    Optional<CorpId> corp = form.corp("corp");
    Optional<Boolean> closed = form.flag("closed");
    form.require("suite", suite.orElse(null));
    form.require("corp", corp.orElse(null));
    form.require("closed", closed.orElse(null));
    form.check();
    tx.run(
        () -> {
          Agent agent = agents.of(authorisations.active(suite.orElseThrow(), corp.orElseThrow()));
          agent.close(closed.orElseThrow());
          agents.save(agent);
        });
    Optional<Push> push =
        CustomisedApp.is(suite.orElseThrow())
            ? installs.pushChange(suite.orElseThrow(), corp.orElseThrow())
            : Optional.empty();
    return withPush(Json.createObjectBuilder().add("closed", closed.orElseThrow()), push);
  }

  private static String withPush(JsonObjectBuilder json, Optional<Push> push) {
    push.ifPresentOrElse(
        one -> json.add("push", ControlJson.push(one)), () -> json.addNull("push"));
    return json.build().toString();
  }
}
