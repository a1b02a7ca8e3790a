package dev.suitehub.sandbox.identity;

import dev.suitehub.platform.Tx;
import dev.suitehub.sandbox.contacts.ContactBooks;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sandbox/connect/oauth2/authorize} (doc 91120), {@code wwlogin/sso/login} (doc 98171) and
 * {@code wwopen/sso/3rd_qrConnect}: where a member logs in. A code that goes outside the suite's
 * trusted domain is refused when it is consumed.
 */
@Path("{page: connect/oauth2/authorize|wwlogin/sso/login|wwopen/sso/3rd_qrConnect}")
public class LoginPageResource {

  private static final String HTML = "text/html; charset=UTF-8";

  @Inject SandboxSuites suites;
  @Inject SandboxProviders providers;
  @Inject SandboxCorps corps;
  @Inject ContactBooks books;
  @Inject IdentityCodes codes;
  @Inject Tx tx;

  @GET
  public Response open(
      @PathParam("page") String page,
      @QueryParam("appid") @DefaultValue("") String appId,
      @QueryParam("redirect_uri") @DefaultValue("") String redirectUri,
      @QueryParam("scope") @DefaultValue("") String scope,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("as") @DefaultValue("") String as,
      @CookieParam(SignedIn.COOKIE) @Nullable String cookie) {
    LoginLink link = new LoginLink(page, appId, redirectUri, scope, state);
    return tx.call(
        () -> {
          Optional<String> name = name(link);
          if (name.isEmpty() || !isGood(link)) {
            return refused(link, name);
          }
          return SignedIn.read(cookie)
              .filter(signedIn -> as.isEmpty())
              .flatMap(this::member)
              .map(member -> known(name.get(), link, member))
              .orElseGet(() -> asked(name.get(), link, ""));
        });
  }

  /** Inside WeCom one is logged in: nothing is asked unless more is to be told (doc 91120). */
  private Response known(String name, LoginLink link, SignedIn member) {
    return link.isSilent()
        ? back(link, member.corp(), member.user())
        : page(200, LoginPage.confirm(name, link, member), " " + link.origin());
  }

  private Optional<SignedIn> member(SignedIn signedIn) {
    return corp(signedIn.corp())
        .filter(corp -> books.of(corp.corpId()).member(signedIn.user()).isPresent())
        .map(corp -> signedIn);
  }

  @POST
  public Response decide(
      @PathParam("page") String page,
      @FormParam("appid") @DefaultValue("") String appId,
      @FormParam("redirect_uri") @DefaultValue("") String redirectUri,
      @FormParam("scope") @DefaultValue("") String scope,
      @FormParam("state") @DefaultValue("") String state,
      @FormParam("corp") @DefaultValue("") String corpId,
      @FormParam("user") @DefaultValue("") String user,
      @FormParam("q") @DefaultValue("") String text,
      @FormParam("decision") @DefaultValue("approve") String decision) {
    LoginLink link = new LoginLink(page, appId, redirectUri, scope, state);
    return tx.call(
        () -> {
          Optional<String> name = name(link);
          if (decision.equals("search") && name.isPresent() && isGood(link)) {
            return asked(name.get(), link, text);
          }
          Optional<SandboxCorp> corp = corp(corpId);
          if (name.isEmpty() || !isGood(link) || corp.isEmpty() || user.length() > 64) {
            return refused(link, name);
          }
          if (!decision.equals("approve")) {
            return page(200, LoginPage.declined(), "");
          }
          String userId = user.isBlank() ? corp.get().adminUserId() : user.strip();
          return back(link, corpId, userId);
        });
  }

  private Response back(LoginLink link, String corpId, String userId) {
    Secret code =
        codes.issue(
            link.isScan() ? CodeKind.LOGIN : CodeKind.OAUTH,
            link.appId(),
            new Member(corpId, userId, link.grantedScope()),
            link.isTrustedBy(trustedDomain(link)));
    return Response.status(Response.Status.FOUND)
        .location(link.back(code.reveal()))
        .header("Cache-Control", "no-store")
        .build();
  }

  private Response asked(String name, LoginLink link, String text) {
    return page(200, LoginPage.ask(name, link, CorpPicks.of(corps, text)), " " + link.origin());
  }

  private Optional<String> name(LoginLink link) {
    try {
      return link.isScan()
          ? providers.find(new CorpId(link.appId())).map(SandboxProvider::name)
          : suites.find(new SuiteId(link.appId())).map(SandboxSuite::name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** That a scan login is held to a domain, too, is unconfirmed. */
  private Optional<String> trustedDomain(LoginLink link) {
    return link.isScan()
        ? Optional.empty()
        : suites.find(new SuiteId(link.appId())).flatMap(SandboxSuite::trustedDomain);
  }

  private Optional<SandboxCorp> corp(String corpId) {
    try {
      return corps.find(new CorpId(corpId));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isGood(LoginLink link) {
    return link.hasGoodState() && link.hasGoodAddress();
  }

  private static Response refused(LoginLink link, Optional<String> name) {
    String html =
        name.isEmpty()
            ? LoginPage.refused("应用不存在", "WeCom knows no such appid.")
            : LoginPage.refused(
                "参数错误",
                link.hasGoodState()
                    ? "redirect_uri is no http or https address, or there is no such corp."
                    : "A state is up to 128 letters and digits (errcode 84025).");
    return page(400, html, "");
  }

  private static Response page(int status, String html, String formTargets) {
    return Response.status(status)
        .type(HTML)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'; form-action 'self'"
                + formTargets)
        .entity(html)
        .build();
  }
}
