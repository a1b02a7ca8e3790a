package dev.suitehub.sandbox.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /sandbox/api}: every call of the server API that is played. */
@Path("api")
public class ApiPageResource {

  @Inject ApiTable table;

  @GET
  public Response list() {
    return Response.ok(ApiPage.html(table.topics()), "text/html; charset=UTF-8")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'")
        .build();
  }
}
