package dev.suitehub.sandbox.home;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.api.CallLog;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuites;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /sandbox}: what is here and what happened last. It shows no secret. */
@Path("")
public class HomeResource {

  private static final int ROWS = 20;
  private static final int CORPS = 50;

  @Inject SandboxSuites suites;
  @Inject SandboxCorps corps;
  @Inject Authorisations authorisations;
  @Inject Tickets tickets;
  @Inject Pushes pushes;
  @Inject CallLog calls;
  @Inject Tx tx;

  @GET
  public Response home(@QueryParam("q") @DefaultValue("") String text) {
    String html =
        tx.call(
            () -> {
              List<SandboxCorp> shown = corps.search(SandboxCorps.Wanted.like(text), CORPS);
              return HomePage.html(
                  suites.all(),
                  suite -> tickets.lastIssued(suite.suiteId()),
                  new HomePage.Corps(
                      text,
                      corps.count(text),
                      shown,
                      authorisations.of(shown.stream().map(SandboxCorp::corpId).toList())),
                  pushes.newest(Pushes.Wanted.ALL, ROWS),
                  calls.newest(CallLog.Wanted.ALL, ROWS));
            });
    return Response.ok(html, "text/html; charset=UTF-8")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
                + " form-action 'self'")
        .build();
  }
}
