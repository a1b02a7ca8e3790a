package dev.suitehub.sandbox.console;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.rules.WorkingDays;
import dev.suitehub.sandbox.EntryForm;
import dev.suitehub.sandbox.Posted;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.Steering.Crumb;
import dev.suitehub.sandbox.api.MediaPart;
import dev.suitehub.sandbox.install.Authorisations;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.Pushes;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxCorps;
import dev.suitehub.sandbox.world.SandboxProviders;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /sandbox/console/apps}: an app, from its creation to its release, and WeCom's review. */
@Path("console")
public class AppPageResource {

  /** So much that a logo that is too large is still told from none. */
  private static final int MOST_OF_FORM = 2 * LogoRules.TOO_MANY_BYTES;

  private static final int ROWS = 20;
  private static final int LONGEST_REASON = 1000;

  @Inject AppConsole console;
  @Inject Reviews reviews;
  @Inject SandboxProviders providers;
  @Inject SandboxSuites suites;
  @Inject SandboxCorps corps;
  @Inject Authorisations authorisations;
  @Inject Pushes pushes;
  @Inject Clock clock;
  @Inject Tx tx;

  @GET
  @Path("providers/{corpId}/apps/new")
  public Response form(@PathParam("corpId") String corpId) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          CorpId owner = Steering.corp(corpId);
          tx.run(() -> providers.get(owner));
          return creation(
              200, owner, new EntryForm(AppPageResource::first, new Findings()), List.of(), "");
        });
  }

  @POST
  @Path("providers/{corpId}/apps/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response create(
      @PathParam("corpId") String corpId, MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          CorpId owner = Steering.corp(corpId);
          tx.run(() -> providers.get(owner));
          Posted posted = new Posted(fields);
          AppEntry entry = AppEntry.read(source(posted), Optional.empty());
          EntryForm form = new EntryForm(posted::text, entry.findings());
          List<String> ticked = posted.texts("sensitiveFields");
          if (entry.findings().isRefused()) {
            return creation(422, owner, form, ticked, "");
          }
          try {
            int level = entry.contactLevel().orElse(ContactPermission.MEMBER_BASIC.level());
            SandboxSuite suite = console.create(owner, entry.suite(), entry.sheet(), level);
            return Steering.to(ConsoleHtml.appPath(suite) + "?done=created");
          } catch (ProblemException e) {
            return creation(e.type().status(), owner, form, ticked, Steering.refusal(e));
          }
        });
  }

  private static Response creation(
      int status, CorpId owner, EntryForm form, Collection<String> ticked, String notice) {
    String path = ConsoleHtml.ROOT + "/providers/" + owner.value();
    String html =
        notice
            + ConsoleHtml.appForm("创建应用 · Create an app", path + "/apps/new", form, ticked, true);
    return Steering.show(
            status,
            "Create an app",
            List.of(ProviderPageResource.CONSOLE, new Crumb(owner.value(), path)),
            html)
        .build();
  }

  @GET
  @Path("apps/{suiteId}/edit")
  public Response edited(@PathParam("suiteId") String suiteId) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          SandboxSuite suite = suite(Steering.suite(suiteId));
          SandboxSuite next = suite.next();
          return edition(200, suite, new EntryForm(saved(next), new Findings()), ticked(next), "");
        });
  }

  @POST
  @Path("apps/{suiteId}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response edit(
      @PathParam("suiteId") String suiteId, MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          SandboxSuite suite = suite(Steering.suite(suiteId));
          Posted posted = new Posted(fields);
          AppEntry entry = AppEntry.read(source(posted), Optional.of(suite));
          EntryForm form = new EntryForm(posted::text, entry.findings());
          List<String> ticked = posted.texts("sensitiveFields");
          if (entry.findings().isRefused()) {
            return edition(422, suite, form, ticked, "");
          }
          try {
            console.edit(suite.suiteId(), entry.suite(), entry.sheet(), entry.contactLevel());
            return Steering.to(ConsoleHtml.appPath(suite) + "?done=edited");
          } catch (ProblemException e) {
            return edition(e.type().status(), suite, form, ticked, Steering.refusal(e));
          }
        });
  }

  private static Response edition(
      int status, SandboxSuite suite, EntryForm form, Collection<String> ticked, String notice) {
    String html =
        notice
            + ConsoleHtml.appForm(
                "修改应用 · Edit " + suite.name(),
                ConsoleHtml.appPath(suite) + "/edit",
                form,
                ticked,
                false);
    return Steering.show(
            status,
            "Edit " + suite.name(),
            List.of(
                ProviderPageResource.CONSOLE, new Crumb(suite.name(), ConsoleHtml.appPath(suite))),
            html)
        .build();
  }

  @GET
  @Path("apps/{suiteId}")
  public Response app(
      @PathParam("suiteId") String suiteId, @QueryParam("done") @DefaultValue("") String done) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE), () -> show(200, suiteId, notice(done)));
  }

  /** 应用Logo, as the file {@code media} of a form. */
  @POST
  @LargeBody
  @Path("apps/{suiteId}/logo")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response putLogo(
      @PathParam("suiteId") String suiteId,
      @HeaderParam("Content-Type") @DefaultValue("") String type,
      InputStream body) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          SandboxSuite suite = suite(Steering.suite(suiteId));
          byte[] sent = MediaPart.of(read(body), type).map(MediaPart::bytes).orElse(new byte[0]);
          Findings findings = console.showLogo(suite.suiteId(), sent);
          return findings.isRefused()
              ? show(422, suiteId, new EntryForm(name -> "", findings).said("logo"))
              : Steering.to(ConsoleHtml.appPath(suite) + "?done=logo");
        });
  }

  /** What is far too large is cut, and no file any more. */
  private static byte[] read(InputStream body) {
    try {
      return body.readNBytes(MOST_OF_FORM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Path("apps/{suiteId}/logo")
  public Response logo(@PathParam("suiteId") String suiteId) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () ->
            console
                .logo(Steering.suite(suiteId))
                .map(logo -> Response.ok(logo.content(), logo.mediaType()))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).type("text/plain"))
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build());
  }

  /** Any step; a page that shows an old stage is told so. */
  @POST
  @Path("apps/{suiteId}/{act: [a-z-]+}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(
      @PathParam("suiteId") String suiteId,
      @PathParam("act") String act,
      MultivaluedMap<String, String> fields) {
    return Steering.guarded(
        List.of(ProviderPageResource.CONSOLE),
        () -> {
          SuiteId id = Steering.suite(suiteId);
          SandboxSuite suite = suite(id);
          try {
            boolean known = step(id, act, new Posted(fields));
            return known
                ? Steering.to(ConsoleHtml.appPath(suite) + "?done=" + act)
                : show(404, suiteId, "");
          } catch (ProblemException e) {
            return show(e.type().status(), suiteId, Steering.refusal(e));
          }
        });
  }

  private boolean step(SuiteId id, String act, Posted posted) {
    switch (act) {
      case "check-urls" -> console.check(id);
      case "install-test" -> console.installTest(id, Steering.corp(posted.text("corp")));
      case "submit" -> console.submit(List.of(id));
      case "withdraw" -> console.withdraw(id);
      case "approve" -> console.approve(id);
      case "reject" -> console.reject(id, reason(posted.text("reason")));
      case "online" -> console.goOnline(id);
      case "offline" -> console.goOffline(id);
      case "lower-permission" -> console.lowerPermission(id, level(posted.text("level")));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** WeCom's team always gives one. */
  private static String reason(String text) {
    String reason = text.isEmpty() ? "—" : text;
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
  }

  private static int level(String text) {
    return text.matches("[0-9]") ? Integer.parseInt(text) : 0;
  }

  private static String notice(String done) {
    String said =
        switch (done) {
          case "" -> "";
          case "created" -> "应用已创建，两个 URL 均通过检验。 Created; both URLs passed the check.";
          case "edited" ->
              "已保存，两个 URL 均通过检验；已上线的应用待审核并上线后生效。 Saved; both URLs passed the check."
                  + " What corps have changes with the next release.";
          case "logo" -> "Logo 已保存。 The logo is kept.";
          case "check-urls" -> "已检验，结果见下。 Checked; see the results below.";
          case "install-test" -> "测试安装：服务商已收到 create_auth。 The provider took create_auth.";
          case "lower-permission" ->
              "权限已降低，已为每家授权企业推送 change_auth。 Lowered; change_auth was pushed.";
          default -> "已完成。 Done.";
        };
    return said.isEmpty()
        ? ""
        : "<div class=\"note good\" role=\"status\"><strong>" + said + "</strong></div>";
  }

  private Response show(int status, String suiteId, String notice) {
    SuiteId id = Steering.suite(suiteId);
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingDays.CHINA);
    String html =
        tx.call(
            () -> {
              SandboxSuite suite = suites.get(id);
              List<Push> checks =
                  pushes.newest(
                      new Pushes.Wanted(id.value(), "", "", Optional.of(PushKind.CHECK)), 6);
              return ConsoleHtml.app(
                  new ConsoleHtml.App(
                      suite,
                      providers
                          .find(suite.provider())
                          .filter(one -> one.isCertified(today))
                          .isPresent(),
                      reviews.dueAt(suite),
                      testCorps(),
                      checks,
                      authorisations.list(id.value(), "", ROWS),
                      new ConsoleHtml.Logos(suites.hasLogo(id), suites.holdsLogo(id)),
                      console.lacks(suite, today),
                      notice));
            });
    return Steering.show(status, "App " + id, List.of(ProviderPageResource.CONSOLE), html).build();
  }

  private Map<String, String> testCorps() {
    Map<String, String> named = new LinkedHashMap<>();
    for (SandboxCorp corp : corps.search(SandboxCorps.Wanted.ALL, ROWS)) {
      named.put(corp.corpId().value(), corp.name() + " · " + corp.corpId());
    }
    return named;
  }

  private SandboxSuite suite(SuiteId id) {
    return tx.call(() -> suites.get(id));
  }

  private static AppEntry.Source source(Posted posted) {
    return new AppEntry.Source() {
      @Override
      public Optional<String> text(String field) {
        return posted.given(field);
      }

      @Override
      public Optional<List<String>> texts(String field) {
        return Optional.of(posted.texts(field));
      }
    };
  }

  /** What most apps ask for. */
  private static String first(String name) {
    return name.equals("contactLevel") ? String.valueOf(ContactPermission.BASIC.level()) : "";
  }

  private static List<String> ticked(SandboxSuite suite) {
    return suite.sensitiveFields().stream().map(Enum::name).toList();
  }

  private static UnaryOperator<String> saved(SandboxSuite suite) {
    return name ->
        switch (name) {
          case "name" -> suite.name();
          case "slogan" -> suite.slogan();
          case "introduction" -> suite.introduction();
          case "contactLevel" ->
              String.valueOf(suite.contactLevel().orElse(ContactPermission.BASIC.level()));
          case "contactScope" -> suite.contactScope().map(Enum::name).orElse("");
          case "commandUrl" -> suite.commandUrl();
          case "dataUrl" -> suite.dataUrl();
          case "homeUrl" -> suite.homeUrl();
          case "settingsUrl" -> suite.settingsUrl();
          case "installDomain" -> suite.installDomain();
          case "miniProgram" -> suite.miniProgram();
          case "reviewAfter" -> suite.reviewAfter();
          case "trustedDomain" -> suite.trustedDomain().orElse("");
          case "category" -> suite.category();
          case "menu" -> suite.menu();
          default -> "";
        };
  }
}
