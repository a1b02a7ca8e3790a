package dev.suitehub.sandbox.identity;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import java.util.List;

/** The HTML of the login pages. */
final class LoginPage {

  private static final String PRIVATE =
      """

      <p>应用申请获取你的性别、头像、个人二维码。 The app asks for your gender, avatar and personal QR code.</p>
      """;
  private static final String DECLINE =
      "<button name=\"decision\" value=\"decline\">拒绝 · Decline</button>";

  private LoginPage() {}

  static String ask(String name, LoginLink link, CorpPicks offered) {
    String body =
        """
        <section class="card"><h1>%s</h1><p class="soft">请求登录 · asks who you are %s</p></section>
        %s<form method="post" action="" class="card">
        %s
        <fieldset><legend>以哪家企业的成员身份登录 · Log in as a member of</legend>%s</fieldset>
        <label>成员 · Member <input name="user" value="" maxlength="64" placeholder="userid；留空为管理员 · empty: the admin"></label>%s
        <div class="actions">%s<button class="main" name="decision" value="approve">%s</button></div>
        </form>
        """
            .formatted(
                text(name),
                link.scope().isEmpty()
                    ? ""
                    : "<span class=\"tag\">" + text(link.scope()) + "</span>",
                offered.search("", hidden(link)),
                hidden(link),
                picks(offered.corps()),
                link.asksForMore() ? PRIVATE : "",
                link.asksForMore() ? DECLINE : "",
                link.asksForMore() ? "同意 · Agree" : "登录 · Log in");
    return Html.page("登录 · " + name, "narrow", body);
  }

  /** Whoever is signed in only says yes. */
  static String confirm(String name, LoginLink link, SignedIn member) {
    String body =
        """
        <section class="card"><h1>%s</h1><p class="soft">%s %s</p></section>
        <form method="post" action="" class="card">%s%s%s
        <p>以成员身份 · As <strong>%s</strong> <span class="soft">%s</span></p>%s
        <div class="actions"><button name="decision" value="decline">拒绝 · Decline</button>
        <button class="main" name="decision" value="approve">%s</button></div></form>
        <p class="soft"><a href="%s">换一个成员 · Somebody else</a></p>
        """
            .formatted(
                text(name),
                link.asksForMore() ? "申请更多信息 · asks for more" : "请求登录 · asks who you are",
                link.scope().isEmpty()
                    ? ""
                    : "<span class=\"tag\">" + text(link.scope()) + "</span>",
                hidden(link),
                hidden("corp", member.corp()),
                hidden("user", member.user()),
                text(member.user()),
                text(member.corp()),
                link.asksForMore() ? PRIVATE : "",
                link.asksForMore() ? "同意 · Agree" : "登录 · Log in",
                text(link.asSomebodyElse()));
    return Html.page("登录 · " + name, "narrow", body);
  }

  /** What WeCom does then is unconfirmed; here the browser stays. */
  static String declined() {
    return refused("已拒绝", "You declined. Nothing was told to the app.");
  }

  static String refused(String chinese, String english) {
    String body =
        "<section class=\"card\">%s<h1>%s</h1><p>%s</p></section>"
            .formatted(Html.tag("无法登录 · no login", false), text(chinese), text(english));
    return Html.page(chinese, "narrow", body);
  }

  private static String picks(List<SandboxCorp> corps) {
    if (corps.isEmpty()) {
      return "<p class=\"soft\">没有可选的企业 · No corp to choose</p>";
    }
    StringBuilder picks = new StringBuilder();
    for (SandboxCorp corp : corps) {
      picks.append(
          """
          <label class="pick"><input type="radio" name="corp" value="%s" required>
          <span><strong>%s</strong><br><span class="soft">%s</span></span></label>
          """
              .formatted(
                  text(corp.corpId().value()), text(corp.name()), text(corp.corpId().value())));
    }
    return picks.toString();
  }

  private static String hidden(LoginLink link) {
    return hidden("appid", link.appId())
        + hidden("redirect_uri", link.redirectUri())
        + hidden("scope", link.scope())
        + hidden("state", link.state());
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, text(value));
  }
}
