package dev.suitehub.sandbox.control;

import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.IpList;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.sandbox.console.ProviderConsole;
import dev.suitehub.sandbox.console.ProviderEntry;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxProvider.Company;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code /sandbox/control/console/providers}: what a provider does in WeCom's console. */
@Path("control/console/providers/{corpId}")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleProviderResource {

  @Inject ProviderConsole console;

  /** 填写注册信息 (REG-03 to REG-07). */
  @PUT
  @Path("profile")
  public String register(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    Findings findings = new Findings();
    Company company = ProviderEntry.company(text(form), findings);
    form.add(findings);
    form.check();
    return json(console.register(id, company));
  }

  @PUT
  @Path("logo")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @LargeBody
  public String logo(@PathParam("corpId") String corpId, InputStream body) throws IOException {
    CorpId id = PathIds.corp(corpId);
    byte[] content = body.readNBytes(LogoRules.TOO_MANY_BYTES);
    Findings findings = new Findings();
    Optional<Logo> logo = LogoRules.CORP.check(findings, "logo", content);
    check(findings);
    return json(console.showLogo(id, logo.orElseThrow()));
  }

  /** 配置开发信息: the URL is checked before anything is saved; the answer shows ProviderSecret. */
  @PUT
  @Path("development")
  public String development(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    Optional<String> url = form.url("systemUrl");
    Optional<String> token = form.text("token");
    Optional<String> aesKey = form.text("encodingAesKey");
    form.require("systemUrl", url.orElse(null));
    Findings findings = new Findings();
    ProviderEntry.keys(text(form), findings);
    form.add(findings);
    form.check();
    SandboxProvider saved =
        console.enterDevelopment(
            id, url.orElseThrow(), Secret.of(token.orElseThrow()), Secret.of(aesKey.orElseThrow()));
    return Json.createObjectBuilder()
        .add("corpId", saved.corpId().value())
        .add("providerSecret", saved.secret().reveal())
        .build()
        .toString();
  }

  /** 修改 IP白名单. */
  @PUT
  @Path("ip-list")
  public String ipList(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    Findings findings = new Findings();
    IpList list = ProviderEntry.ipList(text(form), findings);
    form.add(findings);
    form.check();
    return json(console.enterIpList(id, list.text()));
  }

  /** 认证: {@code until} is its last day; without one it is certified no more. */
  @PUT
  @Path("certification")
  public String certification(@PathParam("corpId") String corpId, String body) {
    CorpId id = PathIds.corp(corpId);
    ControlForm form = ControlForm.parse(body);
    Findings findings = new Findings();
    Optional<LocalDate> until = ProviderEntry.until(text(form), findings);
    form.add(findings);
    form.check();
    return json(console.certify(id, until));
  }

  private static UnaryOperator<String> text(ControlForm form) {
    return field -> form.text(field).orElse("");
  }

  private static void check(Findings findings) {
    ControlForm form = ControlForm.parse("");
    form.add(findings);
    form.check();
  }

  private static String json(SandboxProvider provider) {
    return ControlJson.provider(provider).build().toString();
  }
}
