package dev.suitehub.sandbox.install;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /sandbox/3rdapp/install}: where a corp's admin agrees (doc 90597). */
@Path("3rdapp/install")
public class InstallPageResource {

  private static final String HTML = "text/html; charset=UTF-8";

  @Inject InstallDesk desk;
  @Inject Installs installs;
  @Inject SandboxSuites suites;
  @Inject SandboxCorps corps;
  @Inject Tx tx;

  @GET
  public Response open(
      @QueryParam("suite_id") @DefaultValue("") String suiteId,
      @QueryParam("pre_auth_code") @DefaultValue("") String preAuthCode,
      @QueryParam("redirect_uri") @DefaultValue("") String redirectUri,
      @QueryParam("state") @DefaultValue("") String state,
      @HeaderParam("Referer") @DefaultValue("") String referer) {
    InstallLink link = new InstallLink(suiteId, preAuthCode, redirectUri, state);
    return tx.call(
        () -> {
          InstallDesk.Opening opening = desk.open(link, referer);
          return opening
              .suite()
              .map(suite -> asking(suite, opening.test(), link, picks("")))
              .orElseGet(() -> refused(opening.refusal()));
        });
  }

  @POST
  public Response decide(
      @FormParam("suite_id") @DefaultValue("") String suiteId,
      @FormParam("pre_auth_code") @DefaultValue("") String preAuthCode,
      @FormParam("redirect_uri") @DefaultValue("") String redirectUri,
      @FormParam("state") @DefaultValue("") String state,
      @FormParam("corp") @DefaultValue("") String corp,
      @FormParam("q") @DefaultValue("") String text,
      @FormParam("decision") @DefaultValue("cancel") String decision) {
    InstallLink link = new InstallLink(suiteId, preAuthCode, redirectUri, state);
    InstallDesk.Opening opening = tx.call(() -> desk.judge(link));
    Optional<SandboxSuite> suite = opening.suite();
    if (suite.isEmpty()) {
      return refused(opening.refusal());
    }
    if (decision.equals("search")) {
      return tx.call(() -> asking(suite.get(), opening.test(), link, picks(text)));
    }
    if (!decision.equals("approve")) {
      return page(200, InstallPage.cancelled());
    }
    Optional<CorpId> corpId = tx.call(() -> desk.corp(corp));
    if (corpId.isEmpty()) {
      return refused(Optional.of(InstallRefusal.UNKNOWN_CORP));
    }
    Consent consent = new Consent(suite.get().suiteId(), corpId.get(), 0, opening.test());
    Installs.Approved approved;
    try {
      approved = installs.approve(consent, state);
    } catch (ProblemException e) {
      return page(e.type().status(), InstallPage.refused(e));
    }
    if (!approved.redirects()) {
      return page(200, InstallPage.done());
    }
    return Response.status(Response.Status.FOUND)
        .location(link.back(approved.authCode().reveal(), AuthCodes.VALIDITY.toSeconds()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private Response asking(SandboxSuite suite, boolean test, InstallLink link, CorpPicks picks) {
    boolean hasLogo = suites.hasLogo(suite.suiteId());
    return page(200, InstallPage.ask(suite, hasLogo, test, link, picks), suite);
  }

  private CorpPicks picks(String text) {
    return CorpPicks.of(corps, text);
  }

  private static Response refused(Optional<InstallRefusal> refusal) {
    return page(400, InstallPage.refused(refusal.orElseThrow()));
  }

  private static Response page(int status, String html) {
    return response(status, html, "").build();
  }

  private static Response page(int status, String html, SandboxSuite suite) {
    // A browser applies form-action to the redirect after the form, too.
    String domain = suite.installDomain();
    return response(status, html, " http://" + domain + " https://" + domain).build();
  }

  private static Response.ResponseBuilder response(int status, String html, String formTargets) {
    return Response.status(status)
        .type(HTML)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none';"
                + " form-action 'self'"
                + formTargets)
        .entity(html);
  }
}
