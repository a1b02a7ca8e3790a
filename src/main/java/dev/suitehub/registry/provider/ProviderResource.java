package dev.suitehub.registry.provider;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.KeyTexts;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.rules.Findings;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/providers}: who we are. */
@Path("providers")
@Produces(MediaType.APPLICATION_JSON)
public class ProviderResource {

  @Inject Providers providers;
  @Inject ProviderDesk desk;
  @Inject HubConfig hub;
  @Inject AuditLog audit;
  @Inject Caller caller;
  @Inject Clock clock;
  @Inject Tx tx;

  /** A provider as it is shown: of its secret only whether there is one. */
  public record View(
      String provider,
      String corpId,
      String name,
      boolean hasProviderSecret,
      boolean hasNextProviderSecret,
      boolean hasNextCallbackKey,
      @Nullable Instant previousCallbackKeyUntil,
      String systemCallbackUrl) {}

  /** All providers. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list() {
    return providers.all().stream().map(this::view).toList();
  }

  /** One provider. */
  @GET
  @Path("{provider}")
  @NeedsScope(Scope.SETTINGS_READ)
  public View show(@PathParam("provider") String key) {
    return view(providers.get(Keys.provider(key)));
  }

  /** Creates or changes it; sending the same again changes nothing. */
  @PUT
  @Path("{provider}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "corpId",
        says = "The provider's own corpid; fixed while it has suites.",
        example = "wwprovider",
        required = true),
    @Field(name = "name", says = "At most 120 characters.", example = "Demo", required = true),
    @Field(
        name = "providerSecret",
        says = "ProviderSecret (服务商密钥); without it there is no provider token.",
        secret = true),
    @Field(
        name = "nextProviderSecret",
        says =
            "The ProviderSecret that will follow: asked with where WeCom refuses the current "
                + "one; empty takes it back.",
        secret = true),
    @Field(
        name = "token",
        says = "Token of the system event URL (系统事件接收URL); needed the first time.",
        secret = true),
    @Field(
        name = "encodingAesKey",
        says = "EncodingAESKey of the same URL, 43 characters; needed the first time.",
        secret = true),
    @Field(
        name = "nextToken",
        says =
            "The Token that will follow; comes together with nextEncodingAesKey. Taken as the "
                + "current one from the first callback that opens with it; empty takes it back.",
        secret = true),
    @Field(
        name = "nextEncodingAesKey",
        says = "The EncodingAESKey that will follow, 43 characters.",
        secret = true)
  })
  @Answers(
      value = View.class,
      status = {200, 201})
  public Response put(@PathParam("provider") String path, String body) {
    ProviderKey key = Keys.provider(path);
    JsonForm form = JsonForm.parse(body);
    return tx.call(
        () -> {
          Optional<Provider> kept = providers.find(key);
          ProviderSettings settings = read(form, key, kept);
          Provider provider = kept.orElseGet(() -> Provider.registered(key, settings));
          if (kept.isPresent()) {
            provider.change(settings);
          } else {
            providers.add(provider);
          }
          audit.note(caller.name(), "provider.put", "provider/" + key, settings.plans());
          return Response.status(kept.isPresent() ? 200 : 201).entity(view(provider)).build();
        });
  }

  /** Deletes it, once it has no suites. */
  @DELETE
  @Path("{provider}")
  @NeedsScope(Scope.SETTINGS_WRITE)
  public void delete(@PathParam("provider") String path) {
    ProviderKey key = Keys.provider(path);
    tx.run(
        () -> {
          Provider provider = providers.get(key);
          if (providers.hasSuites(key)) {
            throw RegistryProblem.IN_USE.because("It still has suites; delete those first.");
          }
          providers.remove(provider);
          audit.note(caller.name(), "provider.delete", "provider/" + key, "");
        });
  }

  private ProviderSettings read(JsonForm form, ProviderKey key, Optional<Provider> kept) {
    Optional<CorpId> corpId = form.value("corpId", "REG-01", CorpId::new);
    form.require("corpId", "REG-01", corpId.orElse(null));
    corpId.ifPresent(id -> checkCorp(form, key, kept, id));
    Optional<String> name = Inputs.name(form);
    Optional<Secret> secret = Inputs.secret(form, "providerSecret", false);
    Optional<Secret> current = secret.or(() -> kept.flatMap(Provider::providerSecret));
    Plan<Secret> nextSecret =
        Inputs.nextSecret(form, "nextProviderSecret", "providerSecret", current);
    CallbackForm callback = Inputs.callback(form, kept.map(Provider::callback));
    Inputs.check(form, findings(kept, secret, nextSecret, callback));
    return new ProviderSettings(
        corpId.orElseThrow(), name.orElseThrow(), secret, nextSecret, callback);
  }

  /** A Token that is there already stays, whatever it looks like. */
  private Findings findings(
      Optional<Provider> kept,
      Optional<Secret> secret,
      Plan<Secret> nextSecret,
      CallbackForm callback) {
    Findings findings = new Findings();
    secret.ifPresent(one -> desk.developmentCheck().secret(findings, "providerSecret", one));
    nextSecret
        .what()
        .ifPresent(one -> desk.developmentCheck().secret(findings, "nextProviderSecret", one));
    callback
        .token()
        .filter(token -> isNew(kept, token))
        .ifPresent(token -> desk.developmentCheck().token(findings, "token", token));
    callback
        .next()
        .what()
        .map(KeyTexts::token)
        .filter(token -> isNew(kept, token))
        .ifPresent(token -> desk.developmentCheck().token(findings, "nextToken", token));
    return findings;
  }

  private static boolean isNew(Optional<Provider> kept, Secret token) {
    return kept.isEmpty() || !kept.get().callback().hasToken(token);
  }

  private void checkCorp(JsonForm form, ProviderKey key, Optional<Provider> kept, CorpId corpId) {
    providers
        .findByCorp(corpId)
        .filter(other -> !other.key().equals(key))
        .ifPresent(
            other -> form.finding("corpId", "REG-01", "is already provider '" + other.key() + "'"));
    boolean moves = kept.isPresent() && !kept.get().corpId().equals(corpId);
    if (moves && providers.hasSuites(key)) {
      form.finding("corpId", "REG-01", "cannot change while the provider has suites");
    }
  }

  /** A key that was replaced is shown while it is still accepted. */
  private @Nullable Instant previousUntil(CallbackSettings callback) {
    Instant now = clock.instant();
    return callback.previousUntil().filter(until -> until.isAfter(now)).orElse(null);
  }

  private View view(Provider provider) {
    return new View(
        provider.key().value(),
        provider.corpId().value(),
        provider.name(),
        provider.providerSecret().isPresent(),
        provider.nextProviderSecret().isPresent(),
        provider.callback().next().isPresent(),
        previousUntil(provider.callback()),
        hub.publicUrl("/callback/system/" + provider.key()).toString());
  }
}
