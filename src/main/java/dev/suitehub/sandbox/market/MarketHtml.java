package dev.suitehub.sandbox.market;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.ContactScope;
import dev.suitehub.rules.Findings;
import dev.suitehub.sandbox.EntryForm;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.Steering;
import dev.suitehub.sandbox.contacts.CorpMember;
import dev.suitehub.sandbox.contacts.Department;
import dev.suitehub.sandbox.contacts.Organisation;
import dev.suitehub.sandbox.contacts.Tag;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.install.SpecialGrant;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.Asked;
import dev.suitehub.sandbox.world.Range;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTML of the corps' pages for their admins. */
final class MarketHtml {

  private MarketHtml() {}

  /**
   * The corps that are shown.
   *
   * @param text what was searched for
   * @param total how many there are of these
   * @param next the corpid after which the next page begins; empty where this is the last
   */
  record Corps(
      String text, long total, List<SandboxCorp> shown, List<Authorisation> grants, String next) {}

  static String corps(Corps corps, String notice) {
    String table =
        Html.table(
            "企业 · Corps",
            List.of("名称 · Name", "进入 · Enter", "CorpId", "管理员 · Admin", "已安装 · Installed"),
            corps.shown().stream().map(corp -> row(corp, corps.grants())).toList());
    String next =
        corps.next().isEmpty()
            ? ""
            : "<div class=\"bar\"><a class=\"go\" href=\"%s/corps?q=%s&amp;after=%s\">下一页 · Next</a></div>"
                .formatted(Steering.ROOT, encoded(corps.text()), encoded(corps.next()));
    return """
        <h1>企业 · Corps</h1>
        <p class="soft">进入一家企业的管理后台安装应用，或以成员身份使用应用。 Be a corp's admin and install apps, or a member and use them.</p>
        %s<section class="card"><div class="bar" style="margin-top:0"><form method="get" action="%s/corps" role="search">
        <input type="search" name="q" value="%s" size="24" aria-label="查找企业 · Find a corp" placeholder="名称或 CorpId · name or id">
        <button>查找 · Find</button></form>
        <form method="post" action="%s/corps"><input name="name" required maxlength="60" size="24" aria-label="新企业名称 · New corp's name" placeholder="新企业名称 · New corp's name">
        <button class="main">创建企业 · Create a corp</button></form></div>
        <p class="soft">共 %d 家，显示 %d 家 · %d of %d</p></section>%s%s
        """
        .formatted(
            notice,
            Steering.ROOT,
            text(corps.text()),
            Steering.ROOT,
            corps.total(),
            corps.shown().size(),
            corps.shown().size(),
            corps.total(),
            table,
            next);
  }

  private static List<String> row(SandboxCorp corp, List<Authorisation> grants) {
    long installed =
        grants.stream().filter(one -> one.isActive() && one.corpId().equals(corp.corpId())).count();
    return List.of(
        text(corp.name()),
        link(admin(corp.corpId()), "管理后台 · Admin")
            + " · "
            + link(path(corp.corpId()) + "/members", "成员 · Members"),
        "<code>" + text(corp.corpId().value()) + "</code>",
        text(corp.adminName()),
        String.valueOf(installed));
  }

  static String shelf(SandboxCorp corp, Market.Shelf shelf, Organisation organisation) {
    StringBuilder html =
        new StringBuilder(
            """
            <h1>%s · 管理后台 Admin</h1>
            <p class="soft"><code>%s</code> · 管理员 admin %s（<code>%s</code>）· %d 名成员 members · %s</p>
            <h2 style="margin-top:1.2rem">已安装 · Installed</h2>
            """
                .formatted(
                    text(corp.name()),
                    text(corp.corpId().value()),
                    text(corp.adminName()),
                    text(corp.adminUserId()),
                    organisation.members().size(),
                    link(path(corp.corpId()) + "/members", "成员 · Members")));
    if (shelf.installed().isEmpty()) {
      html.append("<p class=\"soft card\">还没有安装应用 · No app is installed yet.</p>");
    }
    for (Market.Installed one : shelf.installed()) {
      html.append(installed(corp.corpId(), one, organisation));
    }
    html.append("<h2 style=\"margin-top:1.4rem\">应用市场 · App market</h2>");
    if (shelf.online().isEmpty()) {
      html.append(
          "<p class=\"soft card\">没有可安装的应用：先在%s上线一个。 Nothing to install: put an app online first.</p>"
              .formatted(link(Steering.ROOT + "/console", "服务商后台 console")));
    }
    shelf.online().forEach(suite -> html.append(offered(corp.corpId(), suite)));
    if (!shelf.inTest().isEmpty()) {
      html.append("<h2 style=\"margin-top:1.4rem\">测试中 · In test</h2>");
      html.append("<p class=\"soft\">尚未上线，只能测试安装。 Not online yet: test installs only.</p>");
      shelf.inTest().forEach(suite -> html.append(offered(corp.corpId(), suite)));
    }
    return html.toString();
  }

  private static String installed(CorpId corp, Market.Installed one, Organisation organisation) {
    return """
        <section class="card">%s<dl class="facts" style="margin-top:.8rem"><dt>可见范围 · Visible to</dt><dd>%s</dd>
        <dt>额外范围 · Extra range</dt><dd>%s</dd><dt>同意的敏感信息 · Consented</dt><dd>%s</dd></dl>
        <div class="bar"><a class="go main" href="%s">管理 · Manage</a>%s</div></section>
        """
        .formatted(
            head(one.suite(), one.authorisation().isTest() ? "测试 · test" : ""),
            shown(one.authorisation().visible(), organisation),
            shown(one.authorisation().extra(), organisation),
            one.authorisation().consented().isEmpty()
                ? "—"
                : text(String.join(", ", one.authorisation().consented())),
            text(app(corp, one.suite())),
            settings(corp, one.suite()));
  }

  private static String settings(CorpId corp, SandboxSuite suite) {
    return suite.settingsUrl().isEmpty()
        ? ""
        : "<a class=\"go\" href=\"%s/settings\" target=\"_blank\" rel=\"noopener\">业务设置 · Settings</a>"
            .formatted(text(app(corp, suite)));
  }

  private static String offered(CorpId corp, SandboxSuite suite) {
    return """
        <section class="card">%s<p>%s</p><div class="bar"><a class="go main" href="%s/install">%s</a></div></section>
        """
        .formatted(
            head(suite, suite.isOnline() ? "" : "未上线 · not online"),
            text(suite.introduction()),
            text(app(corp, suite)),
            suite.isOnline() ? "安装 · Install" : "测试安装 · Install for a test");
  }

  static String head(SandboxSuite suite, String mark) {
    return head(suite, mark, false);
  }

  private static String head(SandboxSuite suite, String mark, boolean hasLogo) {
    return """
        <div class="app">%s<div><strong>%s</strong> %s
        <br><span class="soft">%s<code>%s</code></span></div></div>
        """
        .formatted(
            Html.logo(
                suite.name(), hasLogo ? Steering.ROOT + "/pictures/apps/" + suite.suiteId() : ""),
            text(suite.name()),
            mark.isEmpty() ? "" : "<span class=\"tag\">" + text(mark) + "</span>",
            suite.slogan().isEmpty() ? "" : text(suite.slogan()) + " · ",
            text(suite.suiteId().value()));
  }

  /** The consent page (授权页) of the market. */
  static String consent(
      SandboxCorp corp,
      SandboxSuite suite,
      boolean hasLogo,
      Organisation organisation,
      Choice first,
      String notice) {
    return """
        <h1>安装应用 · Install</h1>%s<section class="card">%s<h2 style="margin-top:1rem">应用申请的权限 · What the app asks for</h2>
        <ul class="grants">%s</ul></section>
        <form class="card" method="post" action="%s/install"><div class="sheet">%s</div>
        <div class="bar"><button class="main">同意并安装 · Agree and install</button><a class="go" href="%s">取消 · Cancel</a></div></form>
        """
        .formatted(
            notice,
            head(suite, suite.isOnline() ? "" : "测试授权 · test", hasLogo),
            asked(suite),
            text(app(corp.corpId(), suite)),
            ranges(suite, organisation, first),
            text(admin(corp.corpId())));
  }

  private static String asked(SandboxSuite suite) {
    StringBuilder html = new StringBuilder();
    Asked.of(suite).forEach(one -> html.append("<li>").append(text(one)).append("</li>"));
    return html.toString();
  }

  private static String ranges(SandboxSuite suite, Organisation organisation, Choice choice) {
    EntryForm form = new EntryForm(name -> "", new Findings());
    StringBuilder html = new StringBuilder();
    html.append(range(form, "allow", "可见范围 · Visible to", organisation, choice.visible()));
    if (suite.contactScope().filter(ContactScope.EXTRA::equals).isPresent()
        || !choice.extra().isEmpty()) {
      html.append(range(form, "extra", "额外通讯录范围 · Extra range", organisation, choice.extra()));
    }
    Map<String, String> fields = Asked.grantable(suite);
    if (!fields.isEmpty()) {
      html.append(
          form.ticks(
              "consented",
              "同意授权的敏感信息 · Sensitive fields that you agree to",
              "不勾选即不同意，可随时撤回。 Unticked: not agreed; you may withdraw any time.",
              fields,
              choice.consented()));
    }
    return html.toString();
  }

  private static String range(
      EntryForm form, String prefix, String label, Organisation organisation, Range range) {
    Map<String, String> parties = new LinkedHashMap<>();
    for (Department one : organisation.departments()) {
      parties.put(String.valueOf(one.id()), one.name());
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (Tag one : organisation.tags()) {
      tags.put(String.valueOf(one.id()), one.name());
    }
    Map<String, String> users = new LinkedHashMap<>();
    for (CorpMember one : organisation.members()) {
      users.put(one.userId(), one.name() + " (" + one.userId() + ")");
    }
    return form.ticks(
            prefix + "Parties", label + " — 部门 departments", "", parties, texts(range.parties()))
        + form.ticks(prefix + "Tags", label + " — 标签 tags", "", tags, texts(range.tags()))
        + form.ticks(prefix + "Users", label + " — 成员 members", "", users, range.users());
  }

  static String manage(
      SandboxCorp corp, Market.Seen seen, Organisation organisation, Optional<Push> push) {
    SandboxSuite suite = seen.suite();
    String path = app(corp.corpId(), suite);
    String body =
        seen.authorisation()
            .map(
                one ->
                    """
                    <form class="card" method="post" action="%s/change"><h2>可见范围与授权 · Ranges and consent</h2><div class="sheet">%s</div>
                    <div class="bar"><button class="main">保存并通知 · Save (change_auth)</button></div></form>
                    <form class="card" method="post" action="%s/grants"><h2>特别授权 · Special permissions</h2><div class="sheet">%s</div>
                    <div class="bar"><button>保存并通知 · Save</button></div></form>
                    <section class="card"><h2>更多 · More</h2><div class="bar">%s<form method="post" action="%s/uninstall"><button class="grave">%s</button></form></div></section>
                    """
                        .formatted(
                            text(path),
                            ranges(
                                suite,
                                organisation,
                                new Choice(one.visible(), one.extra(), one.consented())),
                            text(path),
                            granted(one),
                            settings(corp.corpId(), suite),
                            text(path),
                            suite.isContactsApp()
                                ? "在通讯录助手取消授权 · Cancel the contacts app"
                                : "删除应用 · Uninstall"))
            .orElseGet(() -> absent(suite, path, push));
    return "<h1>管理应用 · Manage</h1><section class=\"card\">%s</section>%s%s"
        .formatted(head(suite, state(seen)), push.map(MarketHtml::answered).orElse(""), body);
  }

  private static String granted(Authorisation authorisation) {
    Map<String, String> grants = new LinkedHashMap<>();
    for (SpecialGrant one : SpecialGrant.values()) {
      String label =
          switch (one) {
            case CORP_ARCH -> "组织架构信息 · the whole structure of departments";
            case CUSTOMER_ACQUISITION -> "获客助手 · customer acquisition";
            case DATA_ZONE_CHAT -> "数据专区会话内容 · chats in the data zone";
            case EXTERNAL_USERID_MIGRATION -> "升级客户ID · new ids of customers";
          };
      grants.put(one.name(), label);
    }
    return new EntryForm(name -> "", new Findings())
        .ticks(
            "granted",
            "企业管理员同意 · Agreed to by the admin",
            "每项变更有各自的通知。 Each change has a notice of its own.",
            grants,
            authorisation.granted().stream().map(Enum::name).toList());
  }

  private static String state(Market.Seen seen) {
    return seen.authorisation()
        .map(one -> one.isTest() ? "测试授权 · test" : "已授权 · authorised")
        .orElse("未授权 · not authorised");
  }

  private static String absent(SandboxSuite suite, String path, Optional<Push> push) {
    boolean waits = push.filter(one -> one.type().equals("create_auth")).isPresent();
    return waits
        ? """
          <section class="card"><p><strong>等待服务商换取永久授权码 · Waiting for the provider</strong></p>
          <p class="soft">服务商收到 create_auth 后用其中的 AuthCode 换取永久授权码，安装才完成。 It is installed once the provider has
          exchanged the code that came with create_auth.</p><div class="bar"><a class="go main" href="%s">刷新 · Look again</a></div></section>
          """
            .formatted(text(path))
        : """
          <section class="card"><p>本企业没有授权此应用。 This corp has not authorised it.</p><div class="bar"><a class="go main" href="%s/install">%s</a></div></section>
          """
            .formatted(text(path), suite.isOnline() ? "安装 · Install" : "测试安装 · Install for a test");
  }

  /** What was told to the provider and what it said. */
  static String answered(Push push) {
    return """
        <div class="note %s" role="status"><strong>%s → %s</strong><p>%s HTTP %d · %d ms %s</p></div>
        """
        .formatted(
            push.isAccepted() ? "good" : "bad",
            text(push.type()),
            push.isAccepted() ? "服务商已接受 · taken" : "服务商服务器无响应 · not taken",
            text(push.url()),
            push.status(),
            push.latencyMs(),
            text(push.problem()));
  }

  private static String shown(Range range, Organisation organisation) {
    List<String> names = new ArrayList<>();
    range
        .parties()
        .forEach(id -> organisation.department(id).ifPresent(one -> names.add(one.name())));
    range.tags().forEach(id -> organisation.tag(id).ifPresent(one -> names.add("#" + one.name())));
    range.users().forEach(id -> organisation.member(id).ifPresent(one -> names.add(one.name())));
    return names.isEmpty() ? "—" : text(String.join("、", names));
  }

  private static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  private static String encoded(String text) {
    return text(java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8));
  }

  static String path(CorpId corp) {
    return Steering.ROOT + "/corps/" + corp.value();
  }

  static String admin(CorpId corp) {
    return path(corp) + "/admin";
  }

  static String app(CorpId corp, SandboxSuite suite) {
    return admin(corp) + "/apps/" + suite.suiteId().value();
  }

  private static String link(String path, String name) {
    return "<a href=\"%s\">%s</a>".formatted(text(path), text(name));
  }
}
