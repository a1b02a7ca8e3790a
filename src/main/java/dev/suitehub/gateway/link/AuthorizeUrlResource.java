package dev.suitehub.gateway.link;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.upstream.PagesConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/suites/{suite}/authorize-url}: a login inside WeCom (doc 91120). */
@Path("suites/{suite}/authorize-url")
@Produces(MediaType.APPLICATION_JSON)
public class AuthorizeUrlResource {

  @Inject LinkSuites suites;
  @Inject PagesConfig pages;

  private static final List<String> SCOPES =
      List.of("snsapi_base", "snsapi_userinfo", "snsapi_privateinfo");

  /**
   * {@code {"redirectUri": …, "scope": "snsapi_base", "state": …}}; the last two may be left out.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  public LinkView make(@PathParam("suite") String path, String body) {
    Suite suite = suites.get(Keys.suite(path));
    LinkForm form = LinkForm.parse(body);
    Optional<String> redirectUri = form.redirectUri(suite.returnHosts());
    String scope = form.choice("scope", SCOPES);
    String state = form.state();
    form.check();
    return new LinkView(
        LoginLinks.oauth(
            pages.oauthBase(), LinkSuites.suiteId(suite), redirectUri.orElseThrow(), scope, state),
        state);
  }
}
