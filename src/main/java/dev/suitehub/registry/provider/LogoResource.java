package dev.suitehub.registry.provider;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.PictureAnswer;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.LogoRules;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/providers/{provider}/logo}: the 企业Logo. */
@Path("providers/{provider}/logo")
public class LogoResource {

  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject Tx tx;

  /** The logo that was taken, and what there is to say of it. */
  public record View(String mediaType, int bytes, String version, List<FindingView> warnings) {}

  /** The logo of a provider, as it was sent. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  @Answers(value = InputStream.class, mediaType = "image/*")
  public Response show(@PathParam("provider") String path) {
    ProviderKey key = Keys.provider(path);
    ProviderLogo logo =
        tx.call(
            () -> {
              providers.get(key);
              return providers
                  .logo(key)
                  .orElseThrow(
                      () ->
                          RegistryProblem.NO_SUCH_LOGO.because(
                              "Send one with PUT to this address."));
            });
    return PictureAnswer.of(logo.picture());
  }

  /**
   * Sets the logo: the picture itself is the body, a PNG or JPEG of less than 5 MB and exactly 702
   * by 180 pixels (REG-03). Its kind is read out of it, whatever the Content-Type says.
   *
   * @param version of the provider that was read: refused where somebody changed it since
   */
  @PUT
  @LargeBody(
      says = "The picture itself: under 5 MB, exactly 702 by 180 pixels.",
      mediaTypes = {"image/png", "image/jpeg"})
  @Produces(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  public View put(
      @PathParam("provider") String path,
      @QueryParam("version") @Nullable String version,
      InputStream body) {
    ProviderKey key = Keys.provider(path);
    byte[] content = LogoRules.read(body);
    Findings findings = desk.saveLogo(key, content, Versions.of(version));
    Inputs.check(JsonForm.parse("{}"), findings);
    return tx.call(
        () ->
            new View(
                providers.logo(key).map(logo -> logo.picture().mediaType()).orElse(""),
                content.length,
                String.valueOf(providers.get(key).version()),
                FindingView.warnings(findings)));
  }
}
