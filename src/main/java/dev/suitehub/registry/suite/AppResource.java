package dev.suitehub.registry.suite;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.error.LargeBody;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Answers;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.FindingView;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.PictureAnswer;
import dev.suitehub.registry.RegistryProblem;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.LogoRules;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** {@code /api/v1/suites/{suite}/app}: what a corp sees and installs of it. */
@Path("suites/{suite}/app")
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {

  @Inject Suites suites;
  @Inject AppDesk desk;
  @Inject AppChecks checks;
  @Inject Tx tx;

  /**
   * What keeps an app from being submitted.
   *
   * @param missing what has to be put right first
   * @param warnings what WeCom may not like
   */
  public record FindingsView(List<FindingView> missing, List<FindingView> warnings) {}

  /** The app, with everything that WeCom's form asks of it. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public AppView show(@PathParam("suite") String key) {
    return view(Keys.suite(key), new Findings());
  }

  /** Changes it. What is absent stays as it is, an empty text empties its field. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "version",
        says = "The version that was seen; a newer one is not overwritten. Absent: whatever it is.",
        number = true),
    @Field(
        name = "type",
        says = "ORDINARY, CONTACTS or MINI_PROGRAM; never changes.",
        example = "ORDINARY"),
    @Field(name = "appName", says = "应用名称, 2 to 8 characters.", example = "示例报表"),
    @Field(name = "slogan", says = "应用标语, 2 to 10 characters.", example = "报表一目了然"),
    @Field(name = "introduction", says = "应用简介, 4 to 120 characters.", example = "每天汇总团队的工作报表。"),
    @Field(name = "category", says = "分类, a name on the list of categories.", example = "客户关系"),
    @Field(
        name = "contactPermission",
        says = "通讯录权限: MEMBER_BASIC or BASIC; READ_WRITE for contacts apps alone.",
        example = "MEMBER_BASIC"),
    @Field(
        name = "contactScope",
        says = "通讯录范围: SAME_AS_VISIBLE or EXTRA.",
        example = "SAME_AS_VISIBLE"),
    @Field(
        name = "sensitiveFields",
        says = "成员敏感信息, as the whole list: AVATAR, QR_CODE, GENDER, MOBILE, EMAIL.",
        example = "AVATAR",
        list = true),
    @Field(
        name = "companion",
        says = "Key of the ordinary app that a contacts app brings along.",
        example = "crm"),
    @Field(
        name = "homePage",
        says = "应用主页, http or https; $CORPID$ stands for the corp.",
        example = "https://app.example.com/home?corp=$CORPID$"),
    @Field(name = "homePageInPlugin", says = "It opens in the WeChat plugin too.", flag = true),
    @Field(name = "trustedDomain", says = "可信域名, a host name.", example = "app.example.com"),
    @Field(
        name = "ownershipFile",
        says = "Name of the file that proves the domain; the hub serves it at its root.",
        example = "WW_verify_AbC123.txt"),
    @Field(name = "ownershipContent", says = "What that file holds.", example = "AbC123"),
    @Field(
        name = "installDomain",
        says = "安装完成回调域名, a host and perhaps a port.",
        example = "install.example.com"),
    @Field(
        name = "settingsUrl",
        says = "业务设置URL, https.",
        example = "https://app.example.com/admin"),
    @Field(
        name = "menu",
        says =
            "自定义菜单: up to three buttons {name, type, key, url, appid, pagepath, sub_button}, as in"
                + " WeCom's menu interface.",
        objects = true)
  })
  public AppView put(@PathParam("suite") String path, String body) {
    return save(Keys.suite(path), body, AppForm::app);
  }

  /** Changes the four steps of a mini program, one by one or all at once. */
  @PUT
  @Path("mini-program")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(name = "version", says = "The version that was seen, as above.", number = true),
    @Field(
        name = "appId",
        says = "Step 1: the appid that WeChat gave to it.",
        example = "wx0123456789abcdef"),
    @Field(
        name = "miniVersion",
        says = "Step 2: the version that is adapted to WeCom.",
        example = "1.0.0"),
    @Field(
        name = "releasedOn",
        says = "Step 3: the day on which WeChat released it.",
        example = "2026-11-20"),
    @Field(
        name = "associatedOn",
        says = "Step 4: the day on which it was associated in WeCom's console.",
        example = "2026-11-21")
  })
  public AppView putMiniProgram(@PathParam("suite") String path, String body) {
    return save(Keys.suite(path), body, AppForm::steps);
  }

  /** What it lacks before it can be submitted, all at once. */
  @GET
  @Path("findings")
  @NeedsScope(Scope.SETTINGS_READ)
  public FindingsView findings(@PathParam("suite") String key) {
    Findings findings = tx.call(() -> checks.complete(Keys.suite(key)));
    return new FindingsView(FindingView.refused(findings), FindingView.warnings(findings));
  }

  /** The picture of the app. */
  @GET
  @Path("logo")
  @Produces({"image/png", "image/jpeg"})
  @NeedsScope(Scope.SETTINGS_READ)
  @Answers(value = byte[].class, mediaType = "image/png")
  public Response logo(@PathParam("suite") String key) {
    SuiteKey suite = suites.get(Keys.suite(key)).key();
    AppLogo logo =
        suites
            .logo(suite)
            .orElseThrow(() -> RegistryProblem.NO_LOGO.because("'" + suite + "' has none yet."));
    return PictureAnswer.of(logo.picture());
  }

  /** Replaces the picture: PNG or JPEG, 750 by 750 pixels, under 5 MB. */
  @PUT
  @Path("logo")
  @Consumes(MediaType.WILDCARD)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @LargeBody(
      says = "The picture itself: under 5 MB, exactly 750 by 750 pixels.",
      mediaTypes = {"image/png", "image/jpeg"})
  public AppView putLogo(@PathParam("suite") String path, InputStream body) {
    SuiteKey suite = Keys.suite(path);
    Findings findings = desk.saveLogo(suite, version(suite), LogoRules.read(body));
    Inputs.check(JsonForm.parse("{}"), findings);
    return view(suite, findings);
  }

  private AppView save(SuiteKey suite, String body, Function<AppForm, AppChange> reading) {
    JsonForm form = JsonForm.parse(body);
    App kept = tx.call(() -> suites.app(suites.get(suite).key()));
    long seen = form.number("version").orElse(kept.version());
    AppChange change = reading.apply(new AppForm(form, kept));
    form.check();
    Findings findings = desk.save(suite, seen, change);
    Inputs.check(form, findings);
    return view(suite, findings);
  }

  private long version(SuiteKey suite) {
    return tx.call(() -> suites.app(suites.get(suite).key()).version());
  }

  private AppView view(SuiteKey suite, Findings findings) {
    return tx.call(
        () -> AppView.of(suites.get(suite), suites.app(suite), FindingView.warnings(findings)));
  }
}
