package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Answers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /ops/metrics}: the figures of {@link Metrics}, as Prometheus reads them. */
@Path("metrics")
public class MetricsResource {

  @Inject Metrics metrics;

  /** The hub's figures, as Prometheus reads them. */
  @GET
  @NeedsScope(Scope.OPS_READ)
  @Answers(value = String.class, mediaType = "text/plain")
  public Response metrics() {
    return Response.ok(metrics.scrape(), "text/plain; version=0.0.4; charset=utf-8").build();
  }
}
