package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code /sandbox/control/corps}: the corps that may install suites. */
@Path("control/corps")
@Produces(MediaType.APPLICATION_JSON)
public class CorpControlResource {

  @Inject SandboxCorps corps;
  @Inject Tx tx;

  @GET
  public String list() {
    return tx.call(() -> ControlJson.list("corps", corps.all(), ControlJson::corp));
  }

  @GET
  @Path("{corpId}")
  public String get(@PathParam("corpId") String corpId) {
    CorpId id = PathIds.corp(corpId);
    return tx.call(() -> ControlJson.corp(corps.get(id)).build().toString());
  }

  @PUT
  @Path("{corpId}")
  public String put(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    Optional<String> name = form.text("name", 120);
    Optional<String> adminUserId = form.text("adminUserId", 64);
    Optional<String> adminName = form.text("adminName", 120);
    form.check();
    return tx.call(
        () -> {
          SandboxCorp corp = corps.find(id).orElseGet(() -> founded(id));
          corp.configure(name, adminUserId, adminName);
          return ControlJson.corp(corp).build().toString();
        });
  }

  private SandboxCorp founded(CorpId id) {
    SandboxCorp corp = SandboxCorp.founded(id);
    corps.add(corp);
    return corp;
  }
}
