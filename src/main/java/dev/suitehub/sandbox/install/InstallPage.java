package dev.suitehub.sandbox.install;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.world.Asked;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxSuite;
import java.util.List;

/** The HTML of the install page (授权页) and of what it says instead. */
final class InstallPage {

  private InstallPage() {}

  /**
   * The page that asks.
   *
   * @param hasLogo whether there is one to be shown
   */
  static String ask(
      SandboxSuite suite, boolean hasLogo, boolean test, InstallLink link, CorpPicks offered) {
    List<SandboxCorp> corps = offered.corps();
    String body =
        """
        <section class="card"><div class="app">%s<div>
        <h1>%s</h1><p class="soft">申请获得企业授权 · asks for your corp's authorisation %s</p></div></div></section>
        %s<form method="post" action="install" class="card">
        %s
        <fieldset><legend>以哪家企业的管理员身份授权 · Authorise as the admin of</legend>%s</fieldset>
        <h2 style="margin-top:1.1rem">应用将获得以下权限 · The app will be allowed to</h2>
        <ul class="grants">%s<li>可见范围：管理员本人 · visible to the admin, where no range is picked later</li></ul>
        <p class="soft">额外范围与敏感信息在应用管理中同意。 An extra range and sensitive fields are agreed to on the corp's own page.</p>
        <div class="actions">%s<button name="decision" value="cancel">取消 · Cancel</button></div>
        </form>
        <p class="soft">SuiteId <code>%s</code></p>
        """
            .formatted(
                Html.logo(suite.name(), hasLogo ? "../pictures/apps/" + suite.suiteId() : ""),
                text(suite.name()),
                test ? "<span class=\"tag\">测试授权 · test</span>" : "",
                offered.search("install", hidden(link)),
                hidden(link),
                picks(corps),
                asked(suite),
                corps.isEmpty()
                    ? ""
                    : "<button class=\"main\" name=\"decision\" value=\"approve\">同意授权 · Agree</button>",
                text(suite.suiteId().value()));
    return Html.page("授权 · " + suite.name(), "narrow", body);
  }

  static String refused(InstallRefusal refusal) {
    return message(
        refusal.chinese(),
        refusal.english() + " (errcode " + refusal.code() + ")",
        Html.tag("安装失败 · not installed", false));
  }

  static String refused(ProblemException problem) {
    return message(
        "安装失败",
        problem.type().title() + ". " + problem.detail(),
        Html.tag("安装失败 · not installed", false));
  }

  static String cancelled() {
    return message(
        "已取消授权",
        "You cancelled. Nothing was authorised; you can close this page.",
        Html.tag("已取消 · cancelled", false));
  }

  static String done() {
    return message(
        "授权成功",
        "Authorised. This suite is switched to no redirect (redirectMode, or a fault): WeCom ends here.",
        Html.tag("已授权 · authorised", true));
  }

  private static String message(String chinese, String english, String tag) {
    String body =
        "<section class=\"card\">%s<h1>%s</h1><p>%s</p></section>"
            .formatted(tag, text(chinese), text(english));
    return Html.page(chinese, "narrow", body);
  }

  private static String hidden(InstallLink link) {
    return hidden("suite_id", link.suiteId())
        + hidden("pre_auth_code", link.preAuthCode())
        + hidden("redirect_uri", link.redirectUri())
        + hidden("state", link.state());
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, text(value));
  }

  private static String picks(List<SandboxCorp> corps) {
    if (corps.isEmpty()) {
      return "<p>还没有企业 · There is no corp yet: PUT /sandbox/control/corps/{corpId}</p>";
    }
    StringBuilder picks = new StringBuilder();
    // The last one first chosen: of the demo's corps, the one that has not installed yet.
    String chosen = corps.get(corps.size() - 1).corpId().value();
    for (SandboxCorp corp : corps) {
      String id = corp.corpId().value();
      picks.append(
          """
          <label class="pick"><input type="radio" name="corp" value="%s"%s required>
          <span><strong>%s</strong><br><span class="soft">%s（管理员 admin）· %s</span></span></label>
          """
              .formatted(
                  text(id),
                  id.equals(chosen) ? " checked" : "",
                  text(corp.name()),
                  text(corp.adminName()),
                  text(id)));
    }
    return picks.toString();
  }

  private static String asked(SandboxSuite suite) {
    StringBuilder html = new StringBuilder();
    Asked.of(suite).forEach(one -> html.append("<li>").append(text(one)).append("</li>"));
    return html.toString();
  }
}
