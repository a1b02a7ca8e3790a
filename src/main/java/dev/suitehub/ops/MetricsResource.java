package dev.suitehub.ops;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /ops/metrics}: the figures of {@link Metrics}, as Prometheus reads them. */
@Path("metrics")
public class MetricsResource {

  @Inject Metrics metrics;

  @GET
  @NeedsScope(Scope.OPS_READ)
  public Response metrics() {
    return Response.ok(metrics.scrape(), "text/plain; version=0.0.4; charset=utf-8").build();
  }
}
