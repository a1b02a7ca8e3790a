package dev.suitehub.access;

import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.rules.Finding;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /api/v1/client-keys}: more keys, each with just the scopes that its holder needs. */
@Path("client-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ClientKeyResource {

  @Inject ClientKeyDesk desk;

  /** The only time that a key is shown. */
  public record Issued(String name, String key) {}

  /** All client keys. */
  @GET
  @NeedsScope(Scope.KEYS_WRITE)
  public List<ClientKeyRow> list() {
    return desk.all();
  }

  /** A new key with just the scopes that its holder needs; it is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.KEYS_WRITE)
  @Takes({
    @Field(
        name = "name",
        says = "1 to 64 characters out of A-Z, a-z, 0-9, '.', '_', '-'.",
        example = "crm",
        required = true),
    @Field(
        name = "scopes",
        says = "Scopes that your own key has.",
        example = "events:read, tokens:read",
        list = true)
  })
  @Answers(value = Issued.class, status = 201)
  public Response issue(String body) {
    JsonForm form = JsonForm.parse(body);
    String name = form.text("name").orElse("");
    ClientKeyDesk.Issued issued = desk.issue(name, form.texts("scopes"));
    for (Finding finding : issued.findings().all()) {
      if (finding.rule().equals("scope-missing")) {
        throw AccessProblem.SCOPE_MISSING.because("A key gives no scope that it has not itself.");
      }
      if (finding.rule().equals("key-exists")) {
        throw AccessProblem.KEY_EXISTS.because(
            "Delete '" + name + "' first, or choose another name.");
      }
    }
    Refused.check(form, issued.findings());
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(Response.Status.CREATED)
        .entity(new Issued(name, issued.key().orElseThrow().reveal()))
        .cacheControl(noStore)
        .build();
  }

  /**
   * Revokes a key: at once on the node that is asked, within two seconds on the others.
   *
   * @param name as it was issued
   */
  @DELETE
  @Path("{name}")
  @NeedsScope(Scope.KEYS_WRITE)
  public void revoke(@PathParam("name") String name) {
    desk.revoke(name);
  }
}
