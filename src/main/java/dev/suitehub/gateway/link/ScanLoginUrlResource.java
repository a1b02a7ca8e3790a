package dev.suitehub.gateway.link;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.Keys;
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

  /**
   * {@code {"redirectUri": …, "userType": "admin", "state": …, "lang": "zh"}}; all but the first
   * may be left out. The host has to be a return host of one of the provider's suites.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.IDENTITY_READ)
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
