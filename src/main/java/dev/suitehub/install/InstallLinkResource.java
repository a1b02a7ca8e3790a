package dev.suitehub.install;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.suite.Suites;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code /api/v1/suites/{suite}/test-links}: a test install (测试授权) only by a link that works once.
 */
@Path("suites/{suite}/test-links")
@Produces(MediaType.APPLICATION_JSON)
public class InstallLinkResource {

  private static final Duration LIFE = Duration.ofDays(7);

  @Inject Suites suites;
  @Inject InstallStates states;
  @Inject HubConfig hub;
  @Inject AuditLog audit;
  @Inject Caller caller;
  @Inject Clock clock;
  @Inject Tx tx;

  /** The only time that the link is shown. */
  public record Issued(String installUrl, Instant expiresAt) {}

  /** A link for one test install (测试授权), good for 7 days and for one use. */
  @POST
  @NeedsScope(Scope.INSTALL_TEST)
  @Answers(value = Issued.class, status = 201)
  public Response issue(@PathParam("suite") String path) {
    SuiteKey suite = suites.get(Keys.suite(path)).key();
    Instant expiresAt = clock.instant().plus(LIFE);
    String link =
        tx.call(
            () -> {
              audit.note(caller.name(), "install.test-link", "suite/" + suite, "");
              return states.issueLink(suite, expiresAt);
            });
    String url = hub.publicUrl("/install/" + suite) + "?link=" + link;
    return Response.status(Response.Status.CREATED)
        .header("Cache-Control", "no-store")
        .entity(new Issued(url, expiresAt))
        .build();
  }
}
