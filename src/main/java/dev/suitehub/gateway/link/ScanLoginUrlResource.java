package dev.suitehub.gateway.link;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.provider.Provider;
import dev.suitehub.registry.provider.Providers;
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

/**
 * {@code /api/v1/providers/{provider}/scan-login-url}: the older login by a scan; its code is for
 * {@code login-info}.
 */
@Path("providers/{provider}/scan-login-url")
@Produces(MediaType.APPLICATION_JSON)
public class ScanLoginUrlResource {

  @Inject LinkSuites suites;
  @Inject Providers providers;
  @Inject PagesConfig pages;

  private static final List<String> USER_TYPES = List.of("admin", "member");
  private static final List<String> LANGUAGES = List.of("zh", "en");

  /** The address of the older login by a scan; its code is for login-info. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
  @Takes({
    @Field(
        name = "redirectUri",
        says = "Where WeCom sends the code: below one of the returnHosts of the provider's suites.",
        example = "https://www.example.com/login",
        required = true),
    @Field(name = "userType", says = "admin, the standard, or member.", example = "admin"),
    @Field(
        name = "state",
        says = "1 to 128 letters and digits; left out, the hub makes one.",
        example = "a1b2c3"),
    @Field(name = "lang", says = "zh, the standard, or en.", example = "zh")
  })
  public LinkView make(@PathParam("provider") String path, String body) {
    Provider provider = providers.get(Keys.provider(path));
    LinkForm form = LinkForm.parse(body);
    Optional<String> redirectUri = form.redirectUri(suites.hosts(provider.key()));
    String userType = form.choice("userType", USER_TYPES);
    String lang = form.choice("lang", LANGUAGES);
    String state = form.state();
    form.check();
    return new LinkView(
        LoginLinks.scan(
            pages.openBase(), provider.corpId(), redirectUri.orElseThrow(), state, userType, lang),
        state);
  }
}
