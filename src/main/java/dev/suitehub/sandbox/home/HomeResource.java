package dev.suitehub.sandbox.home;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code /sandbox}: what is here and what happened last. It shows no secret. */
@Path("")
public class HomeResource {

  private static final int ROWS = 20;

  @Inject SandboxSuites suites;
  @Inject SandboxCorps corps;
  @Inject Authorisations authorisations;
  @Inject Tickets tickets;
  @Inject Pushes pushes;
  @Inject CallLog calls;
  @Inject Tx tx;

  @GET
  public Response home() {
    String html =
        tx.call(
            () ->
                HomePage.html(
                    suites.all(),
                    suite -> tickets.lastIssued(suite.suiteId()),
                    corps.all(),
                    authorisations.all(),
                    pushes.newest(Pushes.Wanted.ALL, ROWS),
                    calls.newest(CallLog.Wanted.ALL, ROWS)));
    return Response.ok(html, "text/html; charset=UTF-8")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
        .build();
  }
}
