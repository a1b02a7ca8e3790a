package dev.suitehub.registry.suite;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.CallbackForm;
import dev.suitehub.registry.CallbackSettings;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.Plan;
import dev.suitehub.registry.act.ConsoleAct;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.registry.act.Fingerprint;
import dev.suitehub.registry.corp.AuthorizedCorps;
import dev.suitehub.registry.provider.Providers;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/suites}: what we offer. */
@Path("suites")
@Produces(MediaType.APPLICATION_JSON)
public class SuiteResource {

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");
  private static final int MOST_HOSTS = 20;

  /** With what the ids of templates begin (doc 97162). */
  private static final String TEMPLATE = "dk";

  @Inject Suites suites;
  @Inject AppDesk desk;
  @Inject Providers providers;
  @Inject AuthorizedCorps corps;
  @Inject HubConfig hub;
  @Inject ConsoleActs acts;
  @Inject AuditLog audit;
  @Inject Caller caller;
  @Inject Clock clock;
  @Inject Tx tx;

  /** A suite as it is shown: of its secrets only whether they are there. */
  public record View(
      String suite,
      String provider,
      @Nullable String suiteId,
      @Nullable String proposedSuiteId,
      String name,
      List<String> returnHosts,
      boolean hasSuiteSecret,
      boolean hasNextSuiteSecret,
      boolean hasNextCallbackKey,
      @Nullable Instant previousCallbackKeyUntil,
      String commandCallbackUrl,
      String dataCallbackUrl,
      String installUrl) {}

  /** All suites. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list() {
    Map<SuiteKey, App> apps =
        suites.apps().stream().collect(Collectors.toMap(App::suite, app -> app));
    return suites.all().stream()
        .map(suite -> view(suite, Objects.requireNonNull(apps.get(suite.key()))))
        .toList();
  }

  /** One suite, with the URLs to enter in WeCom's console. */
  @GET
  @Path("{suite}")
  @NeedsScope(Scope.SETTINGS_READ)
  public View show(@PathParam("suite") String key) {
    Suite suite = suites.get(Keys.suite(key));
    return view(suite, suites.app(suite.key()));
  }

  /** Creates or changes it; sending the same again changes nothing. */
  @PUT
  @Path("{suite}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "provider",
        says = "The key of its provider; never changes.",
        example = "demo",
        required = true),
    @Field(name = "name", says = "At most 120 characters.", example = "My suite", required = true),
    @Field(
        name = "suiteId",
        says = "SuiteID, once WeCom has issued it: the URLs have to pass WeCom's check before.",
        example = "ww0123456789abcdef"),
    @Field(
        name = "createdOn",
        says = "The day in China on which the app was created in WeCom's console, to be kept.",
        example = "2026-11-22"),
    @Field(name = "suiteSecret", says = "SuiteSecret; comes with the SuiteID.", secret = true),
    @Field(
        name = "nextSuiteSecret",
        says =
            "The SuiteSecret that will follow: asked with where WeCom refuses the current one; "
                + "empty takes it back.",
        secret = true),
    @Field(
        name = "token",
        says = "Token of both callback URLs; needed the first time.",
        secret = true),
    @Field(
        name = "encodingAesKey",
        says = "EncodingAESKey of both callback URLs, 43 characters; needed the first time.",
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
        secret = true),
    @Field(
        name = "returnHosts",
        says = "At most 20 hosts to which an install may return, as the whole list.",
        example = "www.example.com",
        list = true)
  })
  @Answers(
      value = View.class,
      status = {200, 201})
  public Response put(@PathParam("suite") String path, String body) {
    SuiteKey key = Keys.suite(path);
    JsonForm form = JsonForm.parse(body);
    return tx.call(
        () -> {
          Optional<Suite> kept = suites.find(key);
          Optional<LocalDate> createdOn = createdOn(form);
          SuiteSettings settings = read(form, key, kept);
          audit.note(caller.name(), "suite.put", "suite/" + key, settings.plans());
          Response answer = kept.isPresent() ? change(kept.get(), settings) : create(key, settings);
          createdOn.ifPresent(on -> created(key, on));
          return answer;
        });
  }

  private Optional<LocalDate> createdOn(JsonForm form) {
    Optional<LocalDate> createdOn = Inputs.day(form, "createdOn");
    createdOn.ifPresent(
        on ->
            acts.check("createdOn", on)
                .all()
                .forEach(one -> form.finding(one.field(), one.rule(), one.text(Locale.ENGLISH))));
    return createdOn;
  }

  /** Once for each day: scripts put the same again. */
  private void created(SuiteKey key, LocalDate on) {
    String subject = ConsoleActs.subject(key);
    boolean known =
        acts.last(subject, ConsoleAct.APP_CREATED).filter(row -> row.on().equals(on)).isPresent();
    if (!known) {
      String entered = AppSnapshot.of(suites.app(key), suites.get(key)).entered();
      acts.record(subject, ConsoleAct.APP_CREATED, Fingerprint.of(entered), on);
    }
  }

  private Response create(SuiteKey key, SuiteSettings settings) {
    Suite suite = Suite.created(key, settings);
    App app = App.created(key, settings.name());
    suites.add(suite, app);
    return Response.status(Response.Status.CREATED).entity(view(suite, app)).build();
  }

  private Response change(Suite suite, SuiteSettings settings) {
    App app = suites.app(suite.key());
    suite.change(settings);
    app.rename(settings.name());
    return Response.ok(view(suite, app)).build();
  }

  /** Deletes it, once no corp has it installed. */
  @DELETE
  @Path("{suite}")
  @NeedsScope(Scope.SETTINGS_WRITE)
  public void delete(@PathParam("suite") String path) {
    desk.remove(Keys.suite(path));
  }

  private SuiteSettings read(JsonForm form, SuiteKey key, Optional<Suite> kept) {
    Optional<ProviderKey> provider = form.value("provider", "shape", ProviderKey::new);
    form.require("provider", "required", provider.orElse(null));
    provider.ifPresent(id -> checkProvider(form, kept, id));
    Optional<SuiteId> suiteId = form.value("suiteId", "shape", SuiteId::new);
    suiteId.ifPresent(id -> checkSuiteId(form, key, kept, id));
    Optional<Secret> secret = Inputs.secret(form, "suiteSecret", false);
    if (secret.filter(providers::isProviderSecret).isPresent()) {
      form.finding(
          "suiteSecret", "CRE-10", "is a ProviderSecret; enter the SuiteSecret of this app");
    }
    Optional<Secret> current = secret.or(() -> kept.flatMap(Suite::suiteSecret));
    Plan<Secret> nextSecret = Inputs.nextSecret(form, "nextSuiteSecret", "suiteSecret", current);
    CallbackForm callback = Inputs.callback(form, kept.map(Suite::callback));
    Optional<String> name = Inputs.name(form);
    List<String> hosts = hosts(form);
    form.check();
    return new SuiteSettings(
        provider.orElseThrow(), suiteId, secret, nextSecret, callback, name.orElseThrow(), hosts);
  }

  private void checkProvider(JsonForm form, Optional<Suite> kept, ProviderKey provider) {
    if (providers.find(provider).isEmpty()) {
      form.finding("provider", "unknown", "no provider has the key '" + provider + "'");
    }
    if (kept.isPresent() && !kept.get().provider().equals(provider)) {
      form.finding(
          "provider", "fixed", "is '" + kept.get().provider() + "': a suite keeps its provider");
    }
  }

  private void checkSuiteId(JsonForm form, SuiteKey key, Optional<Suite> kept, SuiteId suiteId) {
    if (suiteId.value().startsWith(TEMPLATE)) {
      form.finding(
          "suiteId",
          "app-kind",
          "is the id of a template for customised apps (代开发): their corps' tokens come from gettoken, with the"
              + " permanent code as secret, and not from get_corp_token; enter a third-party app (第三方应用)");
    }
    suites
        .findBySuiteId(suiteId)
        .filter(other -> !other.key().equals(key))
        .ifPresent(
            other ->
                form.finding(
                    "suiteId", "unique", "is already that of suite '" + other.key() + "'"));
    Optional<SuiteId> before = kept.flatMap(Suite::suiteId);
    if (before.isPresent() && !before.get().equals(suiteId) && corps.count(key) > 0) {
      form.finding(
          "suiteId",
          "fixed",
          "is " + before.get() + " and cannot change: corps have authorised it");
    }
  }

  private static List<String> hosts(JsonForm form) {
    List<String> hosts =
        form.texts("returnHosts").stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    for (String host : hosts) {
      if (!HOST.matcher(host).matches()) {
        form.finding(
            "returnHosts", "shape", "'" + host + "' is no host such as www.example.com or a:8443");
      }
    }
    if (hosts.size() > MOST_HOSTS) {
      form.finding("returnHosts", "length", "has at most " + MOST_HOSTS + " hosts");
    }
    return hosts;
  }

  /** A key that was replaced is shown while it is still accepted. */
  private @Nullable Instant previousUntil(CallbackSettings callback) {
    Instant now = clock.instant();
    return callback.previousUntil().filter(until -> until.isAfter(now)).orElse(null);
  }

  private View view(Suite suite, App app) {
    return new View(
        suite.key().value(),
        suite.provider().value(),
        suite.suiteId().map(SuiteId::value).orElse(null),
        suite.proposedSuiteId().map(SuiteId::value).orElse(null),
        app.name(),
        suite.returnHosts(),
        suite.suiteSecret().isPresent(),
        suite.nextSuiteSecret().isPresent(),
        suite.callback().next().isPresent(),
        previousUntil(suite.callback()),
        hub.publicUrl("/callback/" + suite.key() + "/command").toString(),
        hub.publicUrl("/callback/" + suite.key() + "/data").toString(),
        hub.publicUrl("/install/" + suite.key()).toString());
  }
}
