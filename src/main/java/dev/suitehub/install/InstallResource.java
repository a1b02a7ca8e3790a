package dev.suitehub.install;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.error.Causes;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.tokens.Token;
import dev.suitehub.tokens.TokenKey;
import dev.suitehub.tokens.Tokens;
import dev.suitehub.upstream.UpstreamConfig;
import dev.suitehub.upstream.WecomRefused;
import dev.suitehub.upstream.WecomUnreachable;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code /install/{suite}}: a landing page (a link preview burns nothing, and WeCom sees a Referer
 * of the install domain), its button, and WeCom's redirect back.
 */
@Path("{suite}")
@Produces(MediaType.TEXT_HTML)
public class InstallResource {

  private static final Logger LOG = System.getLogger(InstallResource.class.getName());
  private static final int TOKEN_PATIENCE_MILLIS = 3000;

  /** More clicks than that at once are no people. */
  private static final Semaphore DEPARTURES = new Semaphore(16);

  @Inject Suites suites;
  @Inject InstallFlow flow;
  @Inject InstallSweep sweep;
  @Inject Tokens tokens;
  @Inject BrowserCookie cookie;
  @Inject UpstreamConfig upstream;
  @Inject HubConfig hub;
  @Resource ManagedExecutorService executor;
  @Context HttpHeaders headers;

  @GET
  public Response landing(
      @PathParam("suite") String path,
      @QueryParam("return_to") @Nullable String returnTo,
      @QueryParam("link") @Nullable String link) {
    InstallPages pages = pages();
    Optional<Suite> suite = suite(path);
    if (suite.isEmpty()) {
      return page(404, pages.plain("unknown", "unknown.lead"));
    }
    Optional<String> returning = text(returnTo);
    Optional<String> testLink = text(link);
    try {
      flow.check(suite.get(), returning, testLink);
    } catch (ProblemException e) {
      return refused(pages, e);
    }
    SuiteKey key = suite.get().key();
    return page(200, pages.landing(app(key), "/install/" + key, returning, testLink));
  }

  @POST
  public CompletionStage<Response> depart(
      @PathParam("suite") String path,
      @FormParam("return_to") @Nullable String returnTo,
      @FormParam("link") @Nullable String link) {
    InstallPages pages = pages();
    Optional<Suite> suite = suite(path);
    if (suite.isEmpty()) {
      return CompletableFuture.completedStage(page(404, pages.plain("unknown", "unknown.lead")));
    }
    SuiteKey key = suite.get().key();
    String app = app(key);
    String browser = cookie.read(headers.getCookies()).orElseGet(InstallStates::random);
    if (!DEPARTURES.tryAcquire()) {
      return CompletableFuture.completedStage(unready(pages, app));
    }
    try {
      return CompletableFuture.supplyAsync(
              () -> flow.depart(key, browser, text(returnTo), text(link)), executor)
          .handle(
              (address, failure) -> {
                DEPARTURES.release();
                return failure == null
                    ? secured(Response.seeOther(address)).cookie(cookie.write(browser)).build()
                    : failed(pages, key, app, Causes.unwrap(failure));
              });
    } catch (RejectedExecutionException e) {
      DEPARTURES.release();
      return CompletableFuture.completedStage(unready(pages, app));
    }
  }

  @GET
  @Path("done")
  public CompletionStage<Response> done(
      @PathParam("suite") String path,
      @QueryParam("auth_code") @Nullable String code,
      @QueryParam("state") @Nullable String state) {
    InstallPages pages = pages();
    Optional<Suite> suite = suite(path);
    if (suite.isEmpty()) {
      return CompletableFuture.completedStage(page(404, pages.plain("unknown", "unknown.lead")));
    }
    SuiteKey key = suite.get().key();
    Optional<String> browser = cookie.read(headers.getCookies());
    Optional<String> given = text(state).filter(value -> value.length() <= 128);
    Optional<String> authCode = text(code).filter(value -> value.length() <= 512);
    if (authCode.isPresent()) {
      return CompletableFuture.completedStage(
          arrived(pages, key, Secret.of(authCode.get()), given, browser));
    }
    return given
        .map(value -> shown(pages, key, flow.progress(key, value, browser)))
        .orElseGet(
            () ->
                CompletableFuture.completedStage(
                    page(200, pages.plain("cancelled", "cancelled.lead"))));
  }

  /** To an address without the code, so that it stands in no history and no Referer. */
  private Response arrived(
      InstallPages pages,
      SuiteKey key,
      Secret code,
      Optional<String> state,
      Optional<String> browser) {
    boolean own;
    try {
      own = flow.arrive(key, code, state, browser);
    } catch (ProblemException e) {
      return failed(pages, key, app(key), e);
    }
    sweep.run();
    if (!own) {
      return page(200, pages.plain("neutral", "neutral.lead"));
    }
    URI clean = URI.create("/install/" + key + "/done?state=" + state.orElseThrow());
    return secured(Response.status(303).header("Location", clean.toString())).build();
  }

  private CompletionStage<Response> shown(InstallPages pages, SuiteKey key, Progress progress) {
    return switch (progress.stage()) {
      case UNKNOWN ->
          CompletableFuture.completedStage(page(200, pages.plain("neutral", "neutral.lead")));
      case WORKING -> CompletableFuture.completedStage(page(200, pages.working()));
      case FAILED -> CompletableFuture.completedStage(page(200, pages.failed("/install/" + key)));
      case LOST -> CompletableFuture.completedStage(page(200, pages.lost("/install/" + key)));
      case INSTALLED ->
          progress.returnTo().isPresent()
              ? CompletableFuture.completedStage(
                  secured(Response.seeOther(URI.create(progress.returnTo().get()))).build())
              : installed(pages, key, progress);
    };
  }

  private CompletionStage<Response> installed(InstallPages pages, SuiteKey key, Progress progress) {
    CorpId corp = progress.corp().orElseThrow();
    String app = app(key);
    return tokens
        .want(TokenKey.corp(key, corp))
        .toCompletableFuture()
        .copy()
        .orTimeout(TOKEN_PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .handle((token, failure) -> page(200, pages.done(app, progress, works(token))));
  }

  private static Optional<Instant> works(@Nullable Token token) {
    return Optional.ofNullable(token).map(Token::expiresAt);
  }

  private Response failed(InstallPages pages, SuiteKey key, String app, Throwable failure) {
    if (failure instanceof ProblemException problem
        && problem.type() instanceof InstallProblem type
        && type != InstallProblem.BUSY) {
      return refused(pages, problem);
    }
    if (failure instanceof ProblemException
        || failure instanceof WecomRefused
        || failure instanceof WecomUnreachable) {
      LOG.log(Level.WARNING, "install suite={0} cannot begin: {1}", key, failure.getMessage());
    } else {
      LOG.log(Level.ERROR, "install suite=" + key + " cannot begin", failure);
    }
    return unready(pages, app);
  }

  private Response unready(InstallPages pages, String app) {
    return page(503, pages.plain("unready", "unready.lead", app));
  }

  private Response refused(InstallPages pages, ProblemException problem) {
    return page(
        problem.type().status(), pages.plain("refused", "refused." + problem.type().slug()));
  }

  private Optional<Suite> suite(String path) {
    try {
      return suites.find(new SuiteKey(path));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String app(SuiteKey key) {
    return suites.app(key).name();
  }

  private InstallPages pages() {
    return new InstallPages(InstallTexts.of(headers.getAcceptableLanguages()), hub.isSandboxOn());
  }

  private Response page(int status, String html) {
    return secured(Response.status(status).entity(html).type("text/html;charset=utf-8")).build();
  }

  /**
   * WeCom checks the Referer of its install page: the origin has to go along, the path and the
   * state must not.
   */
  private ResponseBuilder secured(ResponseBuilder response) {
    URI open = upstream.openBase();
    return response
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "origin")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' "
                + open.getScheme()
                + "://"
                + open.getAuthority()
                // Chrome holds it against every hop that follows, and WeCom may send on to log in.
                + " https://*.work.weixin.qq.com https://*.weixin.qq.com");
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
