package dev.suitehub.access;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.wire.Secret;
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
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/client-keys}: more keys, each with just the scopes that its holder needs. */
@Path("client-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ClientKeyResource {

  @Inject ClientKeys keys;
  @Inject KnownKeys known;
  @Inject AuditLog audit;
  @Inject Caller caller;
  @Inject Tx tx;

  /** A key as it is listed: never the key itself. */
  public record Row(String name, List<String> scopes, Instant createdAt) {}

  /** The only time that a key is shown. */
  public record Issued(String name, String key) {}

  /** All client keys. */
  @GET
  @NeedsScope(Scope.KEYS_WRITE)
  public List<Row> list() {
    return keys.all().stream()
        .map(
            key ->
                new Row(
                    key.name(),
                    key.scopes().stream().map(Scope::wireName).toList(),
                    key.createdAt()))
        .toList();
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
    Optional<String> name = form.text("name");
    form.require("name", "required", name.orElse(null));
    if (name.isPresent() && !name.get().matches("[A-Za-z0-9._-]{1,64}")) {
      form.finding("name", "shape", "has 1 to 64 characters out of A-Z, a-z, 0-9, '.', '_', '-'");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : form.texts("scopes")) {
      Scope.of(word)
          .ifPresentOrElse(
              scopes::add,
              () -> form.finding("scopes", "unknown", "'" + word + "' is not a scope"));
    }
    form.check();
    if (!caller.scopes().containsAll(scopes)) {
      throw AccessProblem.SCOPE_MISSING.because("A key gives no scope that it has not itself.");
    }
    Secret key =
        tx.call(
            () -> {
              audit.note(caller.name(), "client-key.issue", name.orElseThrow(), scopes.toString());
              return keys.issue(name.get(), scopes);
            });
    CacheControl noStore = new CacheControl();
    noStore.setNoStore(true);
    return Response.status(Response.Status.CREATED)
        .entity(new Issued(name.get(), key.reveal()))
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
    tx.run(
        () -> {
          keys.revoke(name);
          audit.note(caller.name(), "client-key.revoke", name, "");
        });
    known.forget();
  }
}
