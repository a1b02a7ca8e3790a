package dev.suitehub.sandbox.control;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.sandbox.console.AppConsole;
import dev.suitehub.sandbox.console.AppEntry;
import dev.suitehub.sandbox.push.Tickets;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuites;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** {@code /sandbox/control/console/apps}: what a provider, and WeCom's team, do with an app. */
@Path("control/console")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleAppResource {

  private static final int LONGEST_REASON = 1000;

  @Inject AppConsole console;
  @Inject SandboxSuites suites;
  @Inject Tickets tickets;
  @Inject Tx tx;

  /**
   * 创建应用: answers with what WeCom issues. Beside name, keys and URLs it may be given {@code
   * appType}, {@code slogan}, {@code introduction}, {@code contactScope}, {@code sensitiveFields},
   * {@code homeUrl}, {@code settingsUrl}, {@code trustedDomain}, {@code category}, {@code menu},
   * {@code miniProgram}, {@code reviewAfter}.
   */
  @POST
  @Path("apps")
  public String create(String body) {
    ControlForm form = ControlForm.parse(body);
    Optional<CorpId> provider = form.corp("provider");
    AppEntry entry = read(form, Optional.empty());
    form.require("provider", provider.orElse(null));
    form.check();
    SandboxSuite suite =
        console.create(
            provider.orElseThrow(),
            entry.suite(),
            entry.sheet(),
            entry.contactLevel().orElse(ContactPermission.MEMBER_BASIC.level()));
    return Json.createObjectBuilder()
        .add("suiteId", suite.suiteId().value())
        .add("suiteSecret", suite.secret().reveal())
        .build()
        .toString();
  }

  /** As its creation; what is not given stays, the keys included. */
  @PUT
  @Path("apps/{suiteId}")
  public String edit(@PathParam("suiteId") String suiteId, String body) {
    SuiteId id = PathIds.suite(suiteId);
    SandboxSuite known = tx.call(() -> suites.get(id));
    ControlForm form = ControlForm.parse(body);
    form.corp("provider");
    AppEntry entry = read(form, Optional.of(known));
    form.check();
    return json(console.edit(id, entry.suite(), entry.sheet(), entry.contactLevel()));
  }

  private static AppEntry read(ControlForm form, Optional<SandboxSuite> known) {
    AppEntry.Source source =
        new AppEntry.Source() {
          @Override
          public Optional<String> text(String field) {
            Optional<String> text = form.text(field);
            return form.has(field) ? Optional.of(text.orElse("")) : Optional.empty();
          }

          @Override
          public Optional<List<String>> texts(String field) {
            List<String> texts = form.texts(field);
            return form.has(field) ? Optional.of(texts) : Optional.empty();
          }
        };
    AppEntry entry = AppEntry.read(source, known);
    form.add(entry.findings());
    return entry;
  }

  /** 应用Logo: the picture is the body. */
  @PUT
  @LargeBody
  @Path("apps/{suiteId}/logo")
  @Consumes({"image/png", "image/jpeg"})
  public String logo(@PathParam("suiteId") String suiteId, InputStream picture) {
    SuiteId id = PathIds.suite(suiteId);
    ControlForm form = ControlForm.parse("");
    form.add(console.showLogo(id, LogoRules.read(picture)));
    form.check();
    return json(tx.call(() -> suites.get(id)));
  }

  /** 安装测试. */
  @POST
  @Path("apps/{suiteId}/install-test")
  public String installTest(@PathParam("suiteId") String suiteId, String body) {
    SuiteId id = PathIds.suite(suiteId);
    ControlForm form = ControlForm.parse(body);
    Optional<CorpId> corp = form.corp("corp");
    form.require("corp", corp.orElse(null));
    form.check();
    return Json.createObjectBuilder()
        .add("push", ControlJson.push(console.installTest(id, corp.orElseThrow())))
        .build()
        .toString();
  }

  /** 提交上线 of one app or several: all, or none. */
  @POST
  @Path("submissions")
  public String submit(String body) {
    ControlForm form = ControlForm.parse(body);
    List<String> ids = form.texts("suites");
    form.require("suites", ids.isEmpty() ? null : ids);
    form.check();
    List<SandboxSuite> submitted = console.submit(ids.stream().map(PathIds::suite).toList());
    return tx.call(() -> ControlJson.list("suites", submitted, this::shown));
  }

  @POST
  @Path("apps/{suiteId}/withdraw")
  public String withdraw(@PathParam("suiteId") String suiteId) {
    return json(console.withdraw(PathIds.suite(suiteId)));
  }

  /** WeCom's team passes it. */
  @POST
  @Path("apps/{suiteId}/approve")
  public String approve(@PathParam("suiteId") String suiteId) {
    return json(console.approve(PathIds.suite(suiteId)));
  }

  /** WeCom's team refuses it, with a reason. */
  @POST
  @Path("apps/{suiteId}/reject")
  public String reject(@PathParam("suiteId") String suiteId, String body) {
    SuiteId id = PathIds.suite(suiteId);
    ControlForm form = ControlForm.parse(body);
    Optional<String> reason = form.text("reason", LONGEST_REASON);
    form.require("reason", reason.orElse(null));
    form.check();
    return json(console.reject(id, reason.orElseThrow()));
  }

  @POST
  @Path("apps/{suiteId}/online")
  public String online(@PathParam("suiteId") String suiteId) {
    return json(console.goOnline(PathIds.suite(suiteId)));
  }

  @POST
  @Path("apps/{suiteId}/offline")
  public String offline(@PathParam("suiteId") String suiteId) {
    return json(console.goOffline(PathIds.suite(suiteId)));
  }

  /** 通讯录权限 goes down for all authorised corps, each of which is reported by change_auth. */
  @POST
  @Path("apps/{suiteId}/lower-permission")
  public String lower(@PathParam("suiteId") String suiteId, String body) {
    SuiteId id = PathIds.suite(suiteId);
    ControlForm form = ControlForm.parse(body);
    Optional<Integer> level = form.integer("level", 1, 5);
    form.require("level", level.orElse(null));
    form.check();
    int corps = console.lowerPermission(id, level.orElseThrow()).size();
    return Json.createObjectBuilder().add("corps", corps).build().toString();
  }

  private String json(SandboxSuite suite) {
    return tx.call(() -> shown(suite).build().toString());
  }

  private JsonObjectBuilder shown(SandboxSuite suite) {
    return ControlJson.suite(suite, tickets.lastIssued(suite.suiteId()));
  }
}
