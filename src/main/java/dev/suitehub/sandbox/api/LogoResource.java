package dev.suitehub.sandbox.api;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.sandbox.world.SuiteLogo;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /sandbox/pictures/apps/…}: 应用Logo, which install pages and square_logo_url show. */
@Path("pictures/apps/{suiteId}")
public class LogoResource {

  @Inject SandboxSuites suites;
  @Inject Tx tx;

  @GET
  public Response logo(@PathParam("suiteId") String suiteId) {
    Optional<SuiteLogo> logo =
        Ids.of(suiteId, SuiteId::new).flatMap(id -> tx.call(() -> suites.logo(id)));
    return logo.map(found -> Response.ok(found.content(), found.mediaType()))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).type("text/plain").entity(""))
        .header("Cache-Control", "no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }
}
