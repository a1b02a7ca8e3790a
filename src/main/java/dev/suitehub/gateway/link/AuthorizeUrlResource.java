package dev.suitehub.gateway.link;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
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

  /** The address of a login inside WeCom; its code is for user-info. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes({
    @Field(
        name = "redirectUri",
        says = "Where WeCom sends the code: below one of the suite's returnHosts.",
        example = "https://www.example.com/login",
        required = true),
    @Field(
        name = "scope",
        says = "snsapi_base, the standard, snsapi_userinfo or snsapi_privateinfo.",
        example = "snsapi_base"),
    @Field(
        name = "state",
        says = "1 to 128 letters and digits; left out, the hub makes one.",
        example = "a1b2c3")
  })
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
