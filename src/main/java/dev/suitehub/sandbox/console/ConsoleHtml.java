package dev.suitehub.sandbox.console;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.SuiteEvent;
import dev.suitehub.rules.SuiteStage;
import dev.suitehub.rules.SuiteStatus;
import dev.suitehub.sandbox.EntryForm;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.SandboxProvider;
import dev.suitehub.sandbox.world.SandboxSuite;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The HTML of the provider's console. */
final class ConsoleHtml {

  static final String ROOT = Steering.ROOT + "/console";

  private ConsoleHtml() {}

  static String index(List<SandboxProvider> providers, List<SandboxSuite> suites, LocalDate today) {
    return """
        <h1>服务商管理后台 · Provider console</h1>
        <p class="soft">登记服务商、创建应用、送审、上线：规则与企业微信一致。 Register a provider, create apps, submit and release
        them, by WeCom's own rules.</p>
        <div class="bar"><a class="go main" href="%s/new">登记服务商 · Register a provider</a></div>
        """
            .formatted(ROOT)
        + Html.table(
            "服务商 · Providers",
            List.of("CorpId", "名称 · Name", "开发参数 · Development", "认证 · Certified", "应用 · Apps"),
            providers.stream().map(one -> row(one, suites, today)).toList())
        + apps(suites);
  }

  private static List<String> row(
      SandboxProvider provider, List<SandboxSuite> suites, LocalDate today) {
    long apps = suites.stream().filter(suite -> suite.provider().equals(provider.corpId())).count();
    return List.of(
        link(providerPath(provider), provider.corpId().value()),
        text(provider.name()),
        provider.systemUrl().isEmpty()
            ? Html.tag("未配置 · missing", false)
            : Html.tag("已配置 · set", true),
        provider.isCertified(today)
            ? Html.tag("已认证 · until " + provider.certifiedUntil().orElseThrow(), true)
            : Html.tag("未认证 · no", false),
        String.valueOf(apps));
  }

  static String apps(List<SandboxSuite> suites) {
    return Html.table(
        "应用 · Apps",
        List.of("SuiteId", "名称 · Name", "服务商 · Provider", "状态 · Status"),
        suites.stream()
            .map(
                suite ->
                    List.of(
                        link(appPath(suite), suite.suiteId().value()),
                        text(suite.name()),
                        "<code>" + text(suite.provider().value()) + "</code>",
                        stage(suite)))
            .toList());
  }

  static String register(EntryForm form) {
    return """
        <h1>登记服务商 · Register a provider</h1>%s
        <form class="card" method="post" action="%s/new"><div class="sheet">%s%s</div>
        <div class="bar"><button class="main">登记 · Register</button></div></form>
        """
        .formatted(
            form.summary(),
            ROOT,
            form.input("corpId", "企业ID · CorpId", "例如 wwacme · such as wwacme"),
            profileInputs(form));
  }

  static String provider(
      SandboxProvider provider, List<SandboxSuite> suites, Forms forms, LocalDate today) {
    String path = providerPath(provider);
    return """
        <h1>%s</h1><p class="soft"><code>%s</code></p>%s%s
        %s
        <form class="card" method="post" action="%s/development" id="development"><h2>通用开发参数 · Development settings</h2>%s
        <p class="soft">保存时检验 URL；ProviderSecret 用于 get_provider_token。 The URL is checked when it is saved.</p>
        <div class="sheet">%s%s%s</div>%s<div class="bar"><button class="main">保存并检验 · Check and save</button></div></form>
        <form class="card" method="post" action="%s/ip-list"><h2>IP白名单 · IP list</h2>%s<div class="sheet">%s</div>
        <div class="bar"><button>保存 · Save</button></div></form>
        <form class="card" method="post" action="%s/certification"><h2>认证 · Certification</h2>%s<div class="sheet">%s</div>
        <div class="bar"><button>保存 · Save</button></div></form>
        <form class="card" method="post" action="%s/profile"><h2>企业信息 · Company</h2>%s<div class="sheet">%s</div>
        <div class="bar"><button>保存 · Save</button></div></form>
        """
        .formatted(
            text(provider.name()),
            text(provider.corpId().value()),
            forms.notice(),
            next(provider, suites, today),
            apps(suites)
                + (provider.systemUrl().isEmpty()
                    ? ""
                    : "<div class=\"bar\"><a class=\"go main\" href=\"%s/apps/new\">创建应用 · Create an app</a></div>"
                        .formatted(path)),
            path,
            forms.of("development").summary(),
            forms
                .of("development")
                .input("systemUrl", "系统事件接收URL · System event URL", "http 或 https 地址 · an address"),
            forms.of("development").secret("token", "Token", "1–32 位字母或数字 · letters and digits"),
            forms
                .of("development")
                .secret("encodingAesKey", "EncodingAESKey", "43 位字母或数字 · letters and digits"),
            secrets(Map.of("ProviderSecret", provider.secret().reveal())),
            path,
            forms.of("ip-list").summary(),
            forms
                .of("ip-list")
                .area("ipList", "服务器 IP · Addresses", "以 ; 或换行分隔 · one a line, or with ;"),
            path,
            forms.of("certification").summary(),
            forms
                .of("certification")
                .input("until", "认证有效至 · Certified until", "2027-01-31；留空为未认证 · empty: not"),
            path,
            forms.of("profile").summary(),
            profileInputs(forms.of("profile")));
  }

  /** One form of the page may come back with findings; the others show what is saved. */
  record Forms(String notice, Map<String, EntryForm> forms) {
    EntryForm of(String name) {
      EntryForm form = forms.get(name);
      if (form == null) {
        throw new IllegalArgumentException(name);
      }
      return form;
    }
  }

  private static String next(SandboxProvider provider, List<SandboxSuite> suites, LocalDate today) {
    if (provider.systemUrl().isEmpty()) {
      return note(
          "下一步：配置通用开发参数，之后才能创建应用。", "Next: the development settings below; apps come after them.");
    }
    if (suites.isEmpty()) {
      return note("下一步：创建应用。", "Next: create an app.");
    }
    return provider.isCertified(today)
        ? ""
        : note(
            "下一步：完成认证，之后才能提交上线。", "Next: certification; only a certified provider submits apps.");
  }

  private static String profileInputs(EntryForm form) {
    return form.input("name", "企业名称 · Company name", "")
        + form.input("website", "官网 · Website", "")
        + form.input("contactName", "联系人 · Contact", "")
        + form.input("contactMobile", "联系人手机 · Contact's mobile", "")
        + form.area("introduction", "企业介绍 · Introduction", "");
  }

  /** The form of a new app, or of one that is edited. */
  static String appForm(
      String title, String action, EntryForm form, Collection<String> fields, boolean isNew) {
    return """
        <h1>%s</h1>%s
        <form class="card" method="post" action="%s">
        <h2>基本信息 · Basics</h2><div class="sheet">%s</div>
        <h2 style="margin-top:1.4rem">通讯录 · Contacts</h2><div class="sheet">%s</div>
        <h2 style="margin-top:1.4rem">开发信息 · Development</h2><div class="sheet">%s</div>
        <div class="bar"><button class="main">检验 URL 并保存 · Check the URLs and save</button></div></form>
        """
        .formatted(
            text(title),
            form.summary(),
            text(action),
            (isNew
                    ? form.choice("appType", "应用类型 · Type", "创建后不可更改 · for good", AppFacts.types())
                    : "")
                + form.input("name", "应用名称 · Name", "2–8 个字 · characters")
                + form.choice("category", "分类 · Category", "每个应用一个 · one", categories())
                + form.input("slogan", "标语 · Slogan", "2–10 个字，提交前填写 · before it is submitted")
                + form.area(
                    "introduction",
                    "应用介绍 · Introduction",
                    "4–120 个字，提交前填写 · before it is submitted"),
            form.choice("contactLevel", "通讯录权限 · Permission", "", AppFacts.levels())
                + form.choice("contactScope", "通讯录范围 · Scope", "", AppFacts.scopes())
                + form.ticks(
                    "sensitiveFields",
                    "成员敏感信息 · Sensitive fields",
                    "由企业逐项同意 · each agreed to by the corp",
                    AppFacts.sensitive(),
                    fields),
            form.input("commandUrl", "指令回调URL · Command URL", "")
                + form.input("dataUrl", "数据回调URL · Data URL", "可含 $CORPID$")
                + form.secret("token", "Token", isNew ? "1–32 位" : "留空不变 · empty: as it is")
                + form.secret(
                    "encodingAesKey", "EncodingAESKey", isNew ? "43 位" : "留空不变 · empty: as it is")
                + form.input("homeUrl", "应用主页 · Home page", "可含 $CORPID$")
                + form.input("settingsUrl", "业务设置URL · Settings URL", "https；本机可用 http · http here")
                + form.input(
                    "trustedDomain",
                    "可信域名 · Trusted domain",
                    "网页授权与 JS-SDK 所用 · for OAuth and JS-SDK")
                + form.input("installDomain", "安装完成回调域名 · Install domain", "主机或主机:端口 · host:port")
                + form.input("miniProgram", "关联小程序 AppID · Mini program", "可不填 · optional")
                + form.input(
                    "reviewAfter", "自动审核 · Passes review after", "如 PT30M；留空由人审核 · empty: by hand")
                + form.area(
                    "menu",
                    "自定义菜单 · Menu",
                    "每行一个：名称 | click | KEY，或 名称 | view | URL；- 开头为子菜单 · one a line; - begins a child"));
  }

  static String app(App app) {
    SandboxSuite suite = app.suite();
    Optional<SuiteStage> stage = suite.stage();
    return """
        <h1>%s %s</h1><p class="soft"><code>%s</code> · %s</p>%s%s
        <section class="card"><h2>状态与操作 · Status and steps</h2>%s%s</section>
        <section class="card"><h2>应用信息 · What was entered</h2>%s%s
        <div class="bar">%s%s</div></section>
        <section class="card"><h2>应用Logo · Logo</h2>%s%s%s</section>%s%s
        """
        .formatted(
            text(suite.name()),
            stage(suite),
            text(suite.suiteId().value()),
            link(ROOT + "/providers/" + suite.provider().value(), suite.provider().value()),
            app.notice(),
            rejected(suite) + waiting(app),
            whatNext(app) + lacks(app),
            buttons(app),
            AppFacts.of(suite),
            secrets(Map.of("SuiteSecret", suite.secret().reveal())),
            stage.filter(one -> !one.isInReview()).isPresent() || stage.isEmpty()
                ? "<a class=\"go\" href=\"%s/edit\">修改 · Edit</a>".formatted(appPath(suite))
                : "",
            act(suite, "check-urls", "检验 URL · Check the URLs", "", ""),
            app.logos().shown()
                ? "<p><img class=\"logo\" alt=\"应用Logo · the app's logo\" src=\"%s/logo\"></p>"
                    .formatted(appPath(suite))
                : "<p class=\"soft\">还没有 · none yet</p>",
            app.logos().waits()
                ? "<p class=\"soft\">新 Logo 待审核并上线 · another one waits for review and release</p>"
                : "",
            logoForm(suite),
            checks(app.checks()),
            authorised(app.authorisations()));
  }

  /**
   * What the page of an app shows.
   *
   * @param passesAt when its review ends by itself
   * @param testCorps the corps that may be proposed for an install test, by corpid
   * @param lacks what keeps it from being submitted
   */
  record App(
      SandboxSuite suite,
      boolean isCertified,
      Optional<Instant> passesAt,
      Map<String, String> testCorps,
      List<Push> checks,
      List<Authorisation> authorisations,
      Logos logos,
      Findings lacks,
      String notice) {}

  /** Whether it has a logo, and whether another one waits for review and release. */
  record Logos(boolean shown, boolean waits) {}

  /** What corps do not have yet. */
  private static String waiting(App app) {
    Map<String, String> pending = app.suite().pending();
    if (pending.isEmpty()) {
      return "";
    }
    String facts = AppFacts.of(app.suite().next(), pending.keySet());
    return "<div class=\"note\"><strong>待上线的修改 · Edits that wait for review and release</strong>%s</div>"
        .formatted(facts);
  }

  private static String lacks(App app) {
    boolean submits =
        app.suite().stage().filter(stage -> stage.allows(SuiteEvent.SUBMIT)).isPresent();
    if (!submits || !app.lacks().isRefused()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<p>提交上线前还缺 · Still lacking for a submission:</p><ul>");
    app.lacks().all().stream()
        .filter(Finding::isRefused)
        .forEach(
            one ->
                html.append(
                    "<li><strong>%s</strong> %s</li>"
                        .formatted(text(AppFacts.label(one.field())), said(one))));
    return html.append("</ul>").toString();
  }

  private static String said(Finding finding) {
    return text(finding.text(Locale.CHINESE) + " · " + finding.text(Locale.ENGLISH));
  }

  private static String whatNext(App app) {
    SandboxSuite suite = app.suite();
    if (suite.stage().isEmpty()) {
      return "<p>由旧接口创建，不经审核。 Made by the suites control: it needs no review.</p>";
    }
    SuiteStage stage = suite.stage().get();
    if (stage.isInReview()) {
      return app.passesAt()
          .map(
              at ->
                  "<p>审核中，%s (UTC) 自动通过。 In review; it passes by itself then.</p>"
                      .formatted(Html.time(at)))
          .orElse("<p>审核中：你就是企业微信的审核人员。 In review: here you are WeCom's team.</p>");
    }
    return switch (stage.status()) {
      case DRAFT, REJECTED, OFFLINE ->
          app.isCertified()
              ? "<p>先安装测试，再提交上线。 Test it with a corp, then submit it.</p>"
              : "<p>服务商尚未认证，还不能提交上线。 The %s is not certified yet: it cannot be submitted.</p>"
                  .formatted(link(ROOT + "/providers/" + suite.provider().value(), "provider"));
      case APPROVED -> "<p>审核已通过，还要点“上线”。 Approved; going online is a second step.</p>";
      case ONLINE ->
          "<p>已上线：企业可从应用市场安装。 Online: <a href=\"%s/corps\">corps</a> install it from the market.</p>"
              .formatted(Steering.ROOT);
      default -> "";
    };
  }

  private static String buttons(App app) {
    SandboxSuite suite = app.suite();
    SuiteStage stage =
        suite
            .stage()
            .orElseGet(
                () -> SuiteStage.of(suite.isOnline() ? SuiteStatus.ONLINE : SuiteStatus.DRAFT));
    StringBuilder html = new StringBuilder("<div class=\"bar\">");
    if (!suite.isOnline()) {
      html.append(
          act(
              suite,
              "install-test",
              "安装测试 · Install test",
              "",
              select("corp", "企业 · Corp", app.testCorps())));
    }
    if (stage.allows(SuiteEvent.SUBMIT) && app.isCertified()) {
      html.append(act(suite, "submit", "提交上线 · Submit", "main", ""));
    }
    if (stage.allows(SuiteEvent.APPROVE)) {
      html.append(act(suite, "approve", "通过 · Approve", "main", ""));
      html.append(
          act(
              suite,
              "reject",
              "驳回 · Reject",
              "grave",
              "<input name=\"reason\" aria-label=\"驳回原因 · Reason\" placeholder=\"驳回原因 · Reason\" required maxlength=\"1000\">"));
    }
    if (stage.allows(SuiteEvent.WITHDRAW)) {
      html.append(act(suite, "withdraw", "撤回 · Withdraw", "", ""));
    }
    if (stage.allows(SuiteEvent.GO_ONLINE)) {
      html.append(act(suite, "online", "上线 · Go online", "main", ""));
    }
    Map<String, String> lower = lower(suite);
    if (!lower.isEmpty() && suite.isOnline()) {
      html.append(
          act(
              suite,
              "lower-permission",
              "降低权限 · Lower the permission",
              "",
              select("level", "通讯录权限 · Permission", lower)));
    }
    if (stage.allows(SuiteEvent.GO_OFFLINE)) {
      html.append(act(suite, "offline", "下线 · Take offline", "grave", ""));
    }
    return html.append("</div>").toString();
  }

  private static String act(
      SandboxSuite suite, String act, String label, String style, String inputs) {
    return "<form method=\"post\" action=\"%s/%s\">%s<button%s>%s</button></form>"
        .formatted(
            appPath(suite),
            act,
            inputs,
            style.isEmpty() ? "" : " class=\"" + style + "\"",
            text(label));
  }

  private static String logoForm(SandboxSuite suite) {
    return """
        <form class="bar" method="post" action="%s/logo" enctype="multipart/form-data">
        <input type="file" name="media" accept="image/png,image/jpeg" required aria-label="应用Logo · Logo">
        <button>上传 · Upload</button></form><p class="soft">750×750，PNG 或 JPEG，小于 5 MB。 750 by 750, PNG or JPEG, under 5 MB.</p>
        """
        .formatted(appPath(suite));
  }

  private static String select(String name, String label, Map<String, String> options) {
    StringBuilder html =
        new StringBuilder("<select name=\"%s\" aria-label=\"%s\">".formatted(name, text(label)));
    options.forEach(
        (value, shown) ->
            html.append("<option value=\"")
                .append(text(value))
                .append("\">")
                .append(text(shown))
                .append("</option>"));
    return html.append("</select>").toString();
  }

  private static Map<String, String> lower(SandboxSuite suite) {
    ContactPermission now =
        ContactPermission.ofLevel(suite.contactLevel().orElse(ContactPermission.BASIC.level()))
            .orElse(ContactPermission.BASIC);
    Map<String, String> lower = new LinkedHashMap<>();
    AppFacts.levels()
        .forEach(
            (level, shown) ->
                ContactPermission.ofLevel(Integer.parseInt(level))
                    .filter(next -> next.isLowerThan(now))
                    .ifPresent(next -> lower.put(level, shown)));
    return lower;
  }

  private static String rejected(SandboxSuite suite) {
    boolean stands =
        suite
            .stage()
            .map(SuiteStage::toString)
            .filter(text -> text.contains("REJECTED"))
            .isPresent();
    return suite
        .rejectReason()
        .filter(reason -> stands)
        .map(
            reason ->
                "<div class=\"note bad\"><strong>未通过 · Rejected</strong><p>%s</p></div>"
                    .formatted(text(reason)))
        .orElse("");
  }

  private static String checks(List<Push> checks) {
    return Html.table(
        "URL 检验 · URL checks",
        List.of("时间 · Time", "URL", "结果 · Verdict", "HTTP", "ms", "问题 · Problem"),
        checks.stream()
            .map(
                check ->
                    List.of(
                        Html.time(check.at()),
                        "<td class=\"wide\">" + text(check.url()) + "</td>",
                        Html.tag(
                            check.isAccepted() ? "通过 · passed" : "未通过 · failed",
                            check.isAccepted()),
                        String.valueOf(check.status()),
                        String.valueOf(check.latencyMs()),
                        "<td class=\"wide\">" + text(check.problem()) + "</td>"))
            .toList());
  }

  private static String authorised(List<Authorisation> authorisations) {
    return Html.table(
        "授权企业 · Corps that authorised it",
        List.of("CorpId", "状态 · State", "方式 · Kind", "时间 · Since"),
        authorisations.stream()
            .map(
                one ->
                    List.of(
                        link(
                            Steering.ROOT + "/corps/" + one.corpId().value() + "/admin",
                            one.corpId().value()),
                        Html.tag(one.state().label(), one.isActive()),
                        one.isTest() ? "测试 · test" : "正式 · formal",
                        Html.time(one.installedAt())))
            .toList());
  }

  /** A person needs them for the app; they are shown to the machine's own people only. */
  private static String secrets(Map<String, String> secrets) {
    StringBuilder html = new StringBuilder();
    secrets.forEach(
        (name, value) ->
            html.append(
                "<details><summary>查看 %s · Show</summary><p><code>%s</code></p></details>"
                    .formatted(text(name), text(value))));
    return html.toString();
  }

  private static String note(String chinese, String english) {
    return "<div class=\"note\"><strong>%s</strong><p>%s</p></div>"
        .formatted(text(chinese), text(english));
  }

  static String stage(SandboxSuite suite) {
    String stage =
        suite.stage().map(SuiteStage::toString).orElse(suite.isOnline() ? "ONLINE" : "OFFLINE");
    String chinese =
        switch (stage) {
          case "DRAFT" -> "未上线";
          case "SUBMITTED", "ONLINE/SUBMITTED" -> "审核中";
          case "APPROVED", "ONLINE/APPROVED" -> "已通过";
          case "REJECTED", "ONLINE/REJECTED" -> "未通过";
          case "ONLINE" -> "已上线";
          default -> "已下线";
        };
    String style =
        suite.isOnline() || stage.equals("APPROVED")
            ? " good"
            : stage.equals("REJECTED") ? " bad" : "";
    return "<span class=\"tag%s\">%s · %s</span>".formatted(style, chinese, text(stage));
  }

  private static Map<String, String> categories() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("", "—");
    AppEntry.CATEGORIES.forEach(one -> named.put(one, one));
    return named;
  }

  static String providerPath(SandboxProvider provider) {
    return ROOT + "/providers/" + provider.corpId().value();
  }

  static String appPath(SandboxSuite suite) {
    return ROOT + "/apps/" + suite.suiteId().value();
  }

  private static String link(String path, String name) {
    return "<a href=\"%s\">%s</a>".formatted(text(path), text(name));
  }
}
