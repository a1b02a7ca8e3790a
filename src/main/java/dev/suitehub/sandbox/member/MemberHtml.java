package dev.suitehub.sandbox.member;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.MenuButton;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.api.CardButton;
import dev.suitehub.sandbox.api.Message;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.push.Catalogue;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The HTML of the members' pages. */
final class MemberHtml {

  private MemberHtml() {}

  static String people(Workbench.People people) {
    CorpId corp = people.corp().corpId();
    return "<h1>%s · 成员 Members</h1><p class=\"soft\">选一个成员进入工作台。 Choose whose workbench to open. <a href=\"%s/corps/%s/admin\">管理后台 · Admin</a></p>"
            .formatted(text(people.corp().name()), Steering.ROOT, text(corp.value()))
        + Html.table(
            "成员 · Members",
            List.of("userid", "姓名 · Name", "部门 · Departments", "进入 · Enter"),
            people.organisation().members().stream()
                .map(
                    member ->
                        List.of(
                            "<code>" + text(member.userId()) + "</code>",
                            text(member.name()),
                            text(departments(people, member)),
                            "<a href=\"%s\">工作台 · Workbench</a>"
                                .formatted(text(path(corp, member.userId())))))
                .toList());
  }

  private static String departments(Workbench.People people, CorpMember member) {
    return String.join(
        "、",
        member.departments().stream()
            .flatMap(id -> people.organisation().department(id).stream())
            .map(Department::name)
            .toList());
  }

  static String desk(Workbench.Desk desk) {
    CorpId corp = desk.corp().corpId();
    StringBuilder html = new StringBuilder(head(desk));
    html.append("<h2 style=\"margin-top:1.2rem\">工作台 · Workbench</h2>");
    if (desk.apps().isEmpty()) {
      html.append(
          "<p class=\"card\">没有可见的应用。 No app is visible to this member: <a href=\"%s/corps/%s/admin\">install one, or widen its visible range</a>.</p>"
              .formatted(Steering.ROOT, text(corp.value())));
    }
    html.append("<div class=\"tiles\">");
    for (SandboxSuite suite : desk.apps()) {
      html.append(
          "<a class=\"tile\" href=\"%s\"><strong>%s</strong><span class=\"soft\">%s</span></a>"
              .formatted(
                  text(app(corp, desk.member().userId(), suite)),
                  text(suite.name()),
                  text(suite.slogan().isEmpty() ? suite.suiteId().value() : suite.slogan())));
    }
    return html.append("</div>").toString();
  }

  private static String head(Workbench.Desk desk) {
    return "<h1>%s <span class=\"soft\">%s</span></h1><p class=\"soft\">本浏览器现以此成员身份登录：登录页不再询问。 This browser is now signed in as <code>%s</code>; login pages ask no more.</p>"
        .formatted(
            text(desk.member().name()), text(desk.corp().name()), text(desk.member().userId()));
  }

  /**
   * One app.
   *
   * @param push what the member just did, and what came back
   * @param code a js_code that was just made
   */
  static String app(Workbench.App app, Optional<Push> push, Optional<String> code) {
    SandboxSuite suite = app.suite();
    CorpId corp = app.desk().corp().corpId();
    String user = app.desk().member().userId();
    String path = app(corp, user, suite);
    return """
        <h1>%s <span class="soft">%s · %s</span></h1>%s%s
        <section class="card"><h2>打开应用 · Open the app</h2>%s</section>
        <section class="card"><h2>会话 · Conversation</h2>
        <form method="post" action="%s/message" class="bar"><input name="text" required maxlength="2000" aria-label="消息 · Message" placeholder="发消息给应用 · Write to the app" style="flex:1;min-width:12rem"><button class="main">发送 · Send</button></form>
        %s%s</section>
        %s
        <section class="card"><h2>小程序登录 · Mini program</h2><p class="soft">wx.qy.login 得到的 js_code，五分钟内一次有效。 Valid once, for five minutes.</p>
        <form method="post" action="%s/js-code" class="bar"><button>生成 js_code · Make one</button></form></section>
        """
        .formatted(
            text(suite.name()),
            text(app.desk().member().name()),
            text(app.desk().corp().name()),
            push.map(MemberHtml::answered).orElse(""),
            code.map(
                    one ->
                        "<div class=\"note good\" role=\"status\"><strong>js_code</strong><p><code>%s</code></p></div>"
                            .formatted(text(one)))
                .orElse(""),
            doors(suite, corp, path),
            text(path),
            menu(app.menu(), path),
            more(path),
            messages(app.messages(), path),
            text(path));
  }

  private static String doors(SandboxSuite suite, CorpId corp, String path) {
    String login = suite.provider().value();
    if (suite.homeUrl().isEmpty()) {
      return "<p>未填写应用主页。 The app has no home page: enter one in the <a href=\"%s/console/apps/%s/edit\">console</a>.</p>"
          .formatted(Steering.ROOT, text(suite.suiteId().value()));
    }
    String home = suite.homeUrl(corp);
    return "<div class=\"bar\">"
        + door(path + "/open", "打开主页 · Home page", true)
        + door(oauth(suite, home, "snsapi_base"), "静默授权 · snsapi_base", false)
        + door(oauth(suite, home, "snsapi_userinfo"), "snsapi_userinfo", false)
        + door(oauth(suite, home, "snsapi_privateinfo"), "需同意 · snsapi_privateinfo", false)
        + door(
            Steering.ROOT
                + "/wwlogin/sso/login?login_type=ServiceApp&appid="
                + suite.suiteId().value()
                + "&redirect_uri="
                + encoded(home)
                + "&state=sandbox",
            "Web 登录 · Web login",
            false)
        + door(
            Steering.ROOT
                + "/wwopen/sso/3rd_qrConnect?appid="
                + login
                + "&redirect_uri="
                + encoded(home)
                + "&state=sandbox&usertype=member",
            "扫码登录 · Scan login",
            false)
        + "</div><p class=\"soft\">主页 · Home: <code>"
        + text(home)
        + "</code></p>";
  }

  private static String oauth(SandboxSuite suite, String home, String scope) {
    return Steering.ROOT
        + "/connect/oauth2/authorize?appid="
        + suite.suiteId().value()
        + "&redirect_uri="
        + encoded(home)
        + "&response_type=code&scope="
        + scope
        + "&state=sandbox";
  }

  private static String door(String address, String label, boolean main) {
    return "<a class=\"go%s\" href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>"
        .formatted(main ? " main" : "", text(address), text(label));
  }

  private static String menu(List<MenuButton> buttons, String path) {
    if (buttons.isEmpty()) {
      return """
          <form method="post" action="%s/menu" class="bar"><input type="hidden" name="action" value="click">
          <input name="target" required maxlength="128" aria-label="EventKey" placeholder="菜单 EventKey · a menu's key"><button>点击菜单 · Click</button></form>
          """
          .formatted(text(path));
    }
    StringBuilder html = new StringBuilder("<div class=\"bar\" aria-label=\"菜单 · Menu\">");
    for (MenuButton button : buttons) {
      html.append(
          """
          <form method="post" action="%s/menu"><input type="hidden" name="action" value="%s"><input type="hidden" name="target" value="%s"><button>%s</button></form>
          """
              .formatted(
                  text(path), text(button.action()), text(target(button)), text(button.name())));
    }
    return html.append("</div>").toString();
  }

  private static String target(MenuButton button) {
    return switch (button.action()) {
      case "view" -> button.url();
      case "view_miniprogram" -> button.pagePath();
      default -> button.key();
    };
  }

  private static String answered(Push push) {
    String reply =
        push.replyKind()
            .map(
                kind ->
                    "<p>应用回复 · The app replied <span class=\"tag good\">%s</span></p><pre>%s</pre>"
                        .formatted(text(kind), text(push.reply().orElse(""))))
            .orElse(
                push.isAccepted()
                    ? "<p class=\"soft\">应用没有被动回复。 The app sent no passive reply.</p>"
                    : "");
    return """
        <div class="note %s" role="status"><strong>%s → %s</strong> <span class="soft">HTTP %d · %d ms %s</span>%s</div>
        """
        .formatted(
            push.isAccepted() ? "good" : "bad",
            text(push.type()),
            push.isAccepted() ? "应用已收到 · received" : "应用服务器无响应 · " + text(push.verdict().name()),
            push.status(),
            push.latencyMs(),
            text(push.problem()),
            reply);
  }

  private static String more(String path) {
    StringBuilder options = new StringBuilder();
    for (String name : Workbench.MORE) {
      options.append(
          "<option value=\"%s\">%s · %s</option>"
              .formatted(text(name), text(Catalogue.get(name).chinese()), text(name)));
    }
    return """
        <form method="post" action="%s/more" class="bar"><select name="act" aria-label="更多操作 · More">%s</select><button>更多 · More</button></form>
        """
        .formatted(text(path), options);
  }

  private static String messages(List<Message> messages, String path) {
    return Html.table(
        "应用发来的消息 · Messages from the app",
        List.of("时间 · Time", "类型 · Type", "内容 · Body"),
        messages.stream()
            .map(
                one ->
                    List.of(
                        Html.time(one.at()),
                        text(one.type()),
                        "<td class=\"wide\">"
                            + text(one.body())
                            + (one.isUpdated() ? " " + Html.tag("已更新 · updated", true) : "")
                            + buttons(one, path)
                            + "</td>"))
            .toList());
  }

  private static String buttons(Message message, String path) {
    StringBuilder html = new StringBuilder();
    for (CardButton button : CardButton.of(message)) {
      html.append(
          """
          <form method="post" action="%s/messages/%d" class="line"><input type="hidden" name="key" value="%s"><button>%s</button></form>
          """
              .formatted(
                  text(path),
                  message.id(),
                  text(button.key()),
                  text(button.text().isEmpty() ? button.key() : button.text())));
    }
    return html.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String path(CorpId corp, String user) {
    return Steering.ROOT + "/corps/" + corp.value() + "/members/" + encoded(user);
  }

  static String app(CorpId corp, String user, SandboxSuite suite) {
    return path(corp, user) + "/apps/" + suite.suiteId().value();
  }
}
