package dev.suitehub.ops;

import dev.suitehub.access.Open;
import dev.suitehub.platform.web.Answers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;

/** {@code /ops/health}: for balancers and watchdogs. */
@Path("health")
@Produces(MediaType.TEXT_PLAIN)
public class HealthResource {

  @Inject Readiness readiness;
  @Inject DatabasePing database;
  @Inject Outages outages;

  /** Whether the process runs. */
  @GET
  @Path("live")
  @Open
  public String live() {
    return "live";
  }

  /** Whether it can work: database, migrations and warm-up, and nothing else. */
  @GET
  @Path("ready")
  @Open
  @Answers(
      value = String.class,
      status = {200, 503},
      mediaType = "text/plain")
  public Response ready() {
    if (!readiness.isStarted()) {
      return Response.status(503).entity("starting").build();
    }
    return database.answers()
        ? Response.ok("ready").build()
        : Response.status(503).entity(noDatabase()).build();
  }

  /** Nobody can prove who he is without the database: since when is told to everybody. */
  private String noDatabase() {
    return outages
        .current()
        .map(outage -> "no database since " + outage.from().truncatedTo(ChronoUnit.SECONDS))
        .orElse("no database");
  }
}
