package dev.suitehub.sandbox.console;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.WorkingDays;
import dev.suitehub.sandbox.EntryForm;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.Steering.Crumb;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /sandbox/console}: the providers, and what each enters about itself. */
@Path("console")
public class ProviderPageResource {

  static final Crumb CONSOLE = new Crumb("服务商后台 · Console", ConsoleHtml.ROOT);

  private static final String SAVED =
      "<div class=\"note good\" role=\"status\"><strong>已保存 · Saved</strong></div>";

  @Inject ProviderConsole console;
  @Inject SandboxProviders providers;
  @Inject SandboxSuites suites;
  @Inject Clock clock;
  @Inject Tx tx;

  @GET
  public Response index() {
    String html = tx.call(() -> ConsoleHtml.index(providers.all(), suites.all(), today()));
    return Steering.show("Provider console", List.of(), html);
  }

  @GET
  @Path("new")
  public Response form() {
    return registration(200, new EntryForm(name -> "", new Findings()));
  }

  @POST
  @Path("new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response register(MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    Findings findings = new Findings();
    Optional<CorpId> corpId = corpId(posted.text("corpId"), findings);
    Company company = ProviderEntry.company(posted::text, findings);
    if (findings.isRefused() || corpId.isEmpty()) {
      return registration(422, new EntryForm(posted::text, findings));
    }
    SandboxProvider saved = console.register(corpId.get(), company);
    return Steering.to(ConsoleHtml.providerPath(saved) + "?saved=1");
  }

  private static Optional<CorpId> corpId(String text, Findings findings) {
    try {
      return Optional.of(new CorpId(text));
    } catch (IllegalArgumentException e) {
      findings.refuseAs(Rule.REG_01, "corpId", text.isEmpty() ? "required" : "unknown", text);
      return Optional.empty();
    }
  }

  private static Response registration(int status, EntryForm form) {
    return Steering.show(
            status, "Register a provider", List.of(CONSOLE), ConsoleHtml.register(form))
        .build();
  }

  @GET
  @Path("providers/{corpId}")
  public Response provider(
      @PathParam("corpId") String corpId, @QueryParam("saved") @DefaultValue("") String saved) {
    return Steering.guarded(
        List.of(CONSOLE),
        () -> show(200, Steering.corp(corpId), saved.isEmpty() ? "" : SAVED, Map.of()));
  }

  @POST
  @Path("providers/{corpId}/profile")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response profile(
      @PathParam("corpId") String corpId, MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    Findings findings = new Findings();
    Company company = ProviderEntry.company(posted::text, findings);
    return save(corpId, "profile", posted, findings, id -> console.register(id, company));
  }

  @POST
  @Path("providers/{corpId}/development")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response development(
      @PathParam("corpId") String corpId, MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    Findings findings = new Findings();
    String url = posted.text("systemUrl");
    if (!AppEntry.isWebAddress(url)) {
      findings.refuseAs(Rule.DEV_02, "systemUrl", url.isEmpty() ? "required" : "http-address");
    }
    ProviderEntry.keys(posted::text, findings);
    return save(
        corpId,
        "development",
        posted,
        findings,
        id ->
            console.enterDevelopment(
                id,
                url,
                Secret.of(posted.text("token")),
                Secret.of(posted.text("encodingAesKey"))));
  }

  @POST
  @Path("providers/{corpId}/ip-list")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response ipList(
      @PathParam("corpId") String corpId, MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    Findings findings = new Findings();
    IpList list = ProviderEntry.ipList(posted::text, findings);
    return save(corpId, "ip-list", posted, findings, id -> console.enterIpList(id, list.text()));
  }

  @POST
  @Path("providers/{corpId}/certification")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response certification(
      @PathParam("corpId") String corpId, MultivaluedMap<String, String> fields) {
    Posted posted = new Posted(fields);
    Findings findings = new Findings();
    Optional<LocalDate> until = ProviderEntry.until(posted::text, findings);
    return save(corpId, "certification", posted, findings, id -> console.certify(id, until));
  }

  private interface Act {
    SandboxProvider on(CorpId id);
  }

  private Response save(String corpId, String form, Posted posted, Findings findings, Act act) {
    return Steering.guarded(
        List.of(CONSOLE),
        () -> {
          CorpId id = Steering.corp(corpId);
          tx.run(() -> providers.get(id));
          EntryForm entered = new EntryForm(posted::text, findings);
          if (findings.isRefused()) {
            return show(422, id, "", Map.of(form, entered));
          }
          try {
            return Steering.to(ConsoleHtml.providerPath(act.on(id)) + "?saved=1");
          } catch (ProblemException e) {
            return show(e.type().status(), id, Steering.refusal(e), Map.of(form, entered));
          }
        });
  }

  /** What is saved, but for the form that came back. */
  private Response show(int status, CorpId id, String notice, Map<String, EntryForm> entered) {
    String html =
        tx.call(
            () -> {
              SandboxProvider provider = providers.get(id);
              Map<String, EntryForm> forms = new HashMap<>();
              for (String name : List.of("profile", "development", "ip-list", "certification")) {
                forms.put(name, new EntryForm(saved(provider), new Findings()));
              }
              forms.putAll(entered);
              List<SandboxSuite> own =
                  suites.all().stream().filter(suite -> suite.provider().equals(id)).toList();
              return ConsoleHtml.provider(
                  provider, own, new ConsoleHtml.Forms(notice, forms), today());
            });
    return Steering.show(status, "Provider " + id, List.of(CONSOLE), html).build();
  }

  private static UnaryOperator<String> saved(SandboxProvider provider) {
    return name ->
        switch (name) {
          case "name" -> provider.name();
          case "introduction" -> provider.introduction().orElse("");
          case "website" -> provider.website().orElse("");
          case "contactName" -> provider.contactName().orElse("");
          case "contactMobile" -> provider.contactMobile().orElse("");
          case "systemUrl" -> provider.systemUrl();
          case "ipList" -> provider.ipList().orElse("");
          case "until" -> provider.certifiedUntil().map(LocalDate::toString).orElse("");
          default -> "";
        };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingDays.CHINA);
  }
}
