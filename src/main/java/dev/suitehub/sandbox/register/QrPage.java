package dev.suitehub.sandbox.register;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.install.RegisterCode;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxSuite;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What a corp's admin sees who has scanned a QR. */
final class QrPage {

  private QrPage() {}

  static Response register(RegisterCode code, String register) {
    String body =
        """
        <section class="card"><h1>注册企业微信 · Register a corp</h1>
        <p class="soft">推广包 · package %s</p></section>
        <form method="post" action="" class="card">
        <input type="hidden" name="register_code" value="%s">
        <p><label>企业名称 · Name of the corp <input name="corp_name" value="%s" maxlength="120" required></label></p>
        <p><label>管理员姓名 · Name of the admin <input name="admin_name" value="%s" maxlength="64"></label></p>
        <p><label>管理员 userid <input name="admin_user" value="admin" maxlength="64" required></label></p>
        <div class="actions"><button class="main">注册并安装 · Register and install</button></div>
        </form>
        """
            .formatted(
                text(code.templateId()),
                text(register),
                text(code.corpName()),
                text(code.adminName()));
    return page(200, "注册 · Register", body);
  }

  static Response install(
      List<SandboxSuite> suites, String suiteIds, String state, CorpPicks offered) {
    StringBuilder body = new StringBuilder("<section class=\"card\"><h1>添加应用 · Add to a corp</h1>");
    suites.forEach(suite -> body.append("<p>").append(text(suite.name())).append("</p>"));
    String known = hidden("suite_id", suiteIds) + hidden("state", state);
    body.append("</section>")
        .append(offered.search("", known))
        .append("<form method=\"post\" action=\"\" class=\"card\">");
    body.append(known);
    body.append("<fieldset><legend>企业 · Corp</legend>");
    if (offered.corps().isEmpty()) {
      body.append("<p class=\"soft\">没有可选的企业 · No corp to choose</p>");
    }
    for (SandboxCorp corp : offered.corps()) {
      body.append(
          """
          <label class="pick"><input type="radio" name="corp" value="%s" required>
          <span><strong>%s</strong><br><span class="soft">%s</span></span></label>
          """
              .formatted(
                  text(corp.corpId().value()), text(corp.name()), text(corp.corpId().value())));
    }
    body.append(
        "</fieldset><div class=\"actions\"><button class=\"main\" name=\"decision\" value=\"approve\">同意 · Agree</button></div></form>");
    return page(200, "添加应用 · Add to a corp", body.toString());
  }

  static Response done(String english) {
    return message(200, "完成", english, true);
  }

  static Response refused(String chinese, String english) {
    return message(400, chinese, english, false);
  }

  private static Response message(int status, String chinese, String english, boolean good) {
    String body =
        "<section class=\"card\">%s<h1>%s</h1><p>%s</p></section>"
            .formatted(
                Html.tag(good ? "成功 · done" : "失败 · refused", good), text(chinese), text(english));
    return page(status, chinese, body);
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, text(value));
  }

  private static Response page(int status, String title, String body) {
    return Response.status(status)
        .type("text/html; charset=UTF-8")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'; form-action 'self'")
        .entity(Html.page(title, "narrow", body))
        .build();
  }
}
