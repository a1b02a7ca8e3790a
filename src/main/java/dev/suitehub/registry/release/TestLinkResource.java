package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/suites/{suite}/test-links}: a test install (测试授权) only by a link that works once.
 */
@Path("suites/{suite}/test-links")
@Produces(MediaType.APPLICATION_JSON)
public class TestLinkResource {

  private static final int LONGEST = 200;

  @Inject Suites suites;
  @Inject TestLinks links;
  @Inject Clock clock;

  /** The only time that the link is shown. {@code warnings}: few places, or online. */
  public record Issued(String installUrl, Instant expiresAt, List<FindingView> warnings) {}

  /** What became of one; the link itself is not kept. */
  public record View(
      String issuedBy,
      @Nullable Instant issuedAt,
      Instant expiresAt,
      boolean open,
      @Nullable Instant usedAt,
      @Nullable String corpId) {}

  /** How many were withdrawn. */
  public record Withdrawn(int withdrawn) {}

  /** The newest 200 links, and what became of them. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list(@PathParam("suite") String path) {
    SuiteKey suite = suites.get(Keys.suite(path)).key();
    return links.list(suite, LONGEST).stream().map(this::view).toList();
  }

  /** A link for one test install (测试授权), good for 7 days and for one use. */
  @POST
  @NeedsScope(Scope.INSTALL_TEST)
  @Answers(value = Issued.class, status = 201)
  public Response issue(@PathParam("suite") String path) {
    SuiteKey suite = Keys.suite(path);
    TestLinks.Issued issued = links.issue(suite);
    return Response.status(Response.Status.CREATED)
        .header("Cache-Control", "no-store")
        .entity(
            new Issued(
                issued.installUrl(), issued.expiresAt(), FindingView.all(links.before(suite))))
        .build();
  }

  /** Withdraws those that nobody has used: the last thing before a release (TEST-07). */
  @DELETE
  @NeedsScope(Scope.INSTALL_TEST)
  public Withdrawn withdraw(@PathParam("suite") String path) {
    return new Withdrawn(links.withdraw(Keys.suite(path)));
  }

  private View view(TestLink link) {
    return new View(
        link.issuedBy(),
        link.issuedAt().orElse(null),
        link.expiresAt(),
        link.isOpen(clock.instant()),
        link.usedAt().orElse(null),
        link.corpId().map(CorpId::value).orElse(null));
  }
}
