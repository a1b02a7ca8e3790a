package dev.suitehub.sandbox.home;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.api.CallEntry;
import dev.suitehub.sandbox.install.Authorisation;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.world.SandboxCorp;
import dev.suitehub.sandbox.world.SandboxSuite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The HTML of the index page. */
final class HomePage {

  private static final String HEAD =
      """
      <h1>沙箱 · WeCom sandbox</h1>
      <p class="soft">这里扮演企业微信：推送回调、校验 URL、发放 token、完成安装。 It plays WeCom: it pushes callbacks, checks URLs,
      gives out tokens and installs suites. Times are UTC.</p>
      <nav class="tiles" aria-label="入口 · Where to go">
      <a class="tile" href="/sandbox/console"><strong>服务商后台 · Provider console</strong><span class="soft">登记、创建应用、送审、上线 · register, create, review, release</span></a>
      <a class="tile" href="/sandbox/corps"><strong>企业与成员 · Corps and members</strong><span class="soft">应用市场、可见范围、工作台 · market, ranges, workbench</span></a>
      <a class="tile" href="/sandbox/pushes"><strong>推送记录 · Push log</strong><span class="soft">请求、应答、结果，可重推 · each request and its answer</span></a>
      <a class="tile" href="/sandbox/pushes/new"><strong>发送推送 · Push something</strong><span class="soft">目录中的任意通知 · anything of the catalogue</span></a>
      <a class="tile" href="/sandbox/faults"><strong>故障开关 · Faults</strong><span class="soft">按名开启的异常 · what goes wrong, by name</span></a>
      <a class="tile" href="/sandbox/api"><strong>API 列表 · API list</strong><span class="soft">已实现的接口 · the endpoints played here</span></a>
      <a class="tile" href="/sandbox/clock"><strong>时钟 · Clock</strong><span class="soft">让时间流逝 · let time pass</span></a>
      <a class="tile" href="/sandbox/scenario"><strong>场景文件 · Scenario</strong><span class="soft">整个沙箱存取为一个文件，重置 · save, load, reset</span></a>
      </nav>
      <p class="soft">脚本用 · For scripts: <code>/sandbox/control</code>, such as <code>/sandbox/control/corps/{corpId}/contacts</code> and
      <code>POST /sandbox/control/corps?count=10000</code>.</p>
      """;

  private HomePage() {}

  static String html(
      List<SandboxSuite> suites,
      Function<SandboxSuite, Optional<Instant>> lastTicket,
      Corps corps,
      List<Push> pushes,
      List<CallEntry> calls) {
    return Html.page(
        "WeCom sandbox",
        "",
        HEAD + suites(suites, lastTicket) + corps(corps) + pushes(pushes) + calls(calls));
  }

  private static String suites(
      List<SandboxSuite> suites, Function<SandboxSuite, Optional<Instant>> lastTicket) {
    return Html.table(
        "应用 · Suites",
        List.of(
            "SuiteId",
            "名称 · Name",
            "服务商 · Provider",
            "安装域名 · Install domain",
            "suite_ticket",
            "状态 · Status"),
        suites.stream()
            .map(
                suite ->
                    List.of(
                        link(
                            "/sandbox/console/apps/" + suite.suiteId().value(),
                            suite.suiteId().value()),
                        text(suite.name()),
                        link(
                            "/sandbox/console/providers/" + suite.provider().value(),
                            suite.provider().value()),
                        text(suite.installDomain()),
                        lastTicket.apply(suite).map(Html::time).orElse("—"),
                        Html.tag(
                            suite.isOnline() ? "已上线 · online" : "未上线 · offline", suite.isOnline())))
            .toList());
  }

  /**
   * The corps that are shown.
   *
   * @param text what was searched for
   * @param total how many there are of these
   */
  record Corps(
      String text, long total, List<SandboxCorp> shown, List<Authorisation> authorisations) {}

  private static String corps(Corps corps) {
    String table =
        Html.table(
            "企业 · Corps",
            List.of("CorpId", "名称 · Name", "管理员 · Admin", "授权 · Authorisations"),
            corps.shown().stream()
                .map(
                    corp ->
                        List.of(
                            link(
                                "/sandbox/corps/" + corp.corpId().value() + "/admin",
                                corp.corpId().value()),
                            text(corp.name()),
                            text(corp.adminName()),
                            grants(corp, corps.authorisations())))
                .toList());
    boolean all = corps.text().isEmpty() && corps.total() == corps.shown().size();
    return all ? table : search(corps) + table;
  }

  private static String search(Corps corps) {
    return """
        <form method="get" action="" class="card" role="search"><label>查找企业 · Find a corp
        <input type="search" name="q" value="%s"></label> <button>查找 · Find</button>
        <p class="soft">共 %d 家，显示 %d 家 · %d of %d</p></form>
        """
        .formatted(
            text(corps.text()),
            corps.total(),
            corps.shown().size(),
            corps.shown().size(),
            corps.total());
  }

  private static String grants(SandboxCorp corp, List<Authorisation> authorisations) {
    StringBuilder html = new StringBuilder();
    for (Authorisation one : authorisations) {
      if (one.corpId().equals(corp.corpId())) {
        html.append(code(one.suiteId().value())).append(' ');
        html.append(Html.tag(one.state().label(), one.isActive())).append(' ');
      }
    }
    return html.isEmpty() ? "—" : html.toString();
  }

  private static String pushes(List<Push> pushes) {
    return Html.table(
        "最近推送 · Latest pushes",
        List.of("时间 · Time", "类型 · Type", "URL", "结果 · Verdict", "应答 · Answer", "ms"),
        pushes.stream()
            .map(
                push ->
                    List.of(
                        Html.time(push.at()),
                        "<a href=\"/sandbox/pushes/%d\">%s</a>"
                            .formatted(push.id(), text(push.kind() + " " + push.type())),
                        wide(push.url()),
                        Html.tag(push.verdict().label(push.kind()), push.isAccepted()),
                        wide(answer(push)),
                        String.valueOf(push.latencyMs())))
            .toList());
  }

  private static String answer(Push push) {
    String status = push.status() == 0 ? "" : push.status() + " ";
    String body =
        push.answer().length() <= 60 ? push.answer() : push.answer().substring(0, 60) + "…";
    return status + body + (push.problem().isEmpty() ? "" : " " + push.problem());
  }

  private static String calls(List<CallEntry> calls) {
    return Html.table(
        "最近 API 调用 · Latest API calls",
        List.of("时间 · Time", "接口 · API", "应用 · Suite", "企业 · Corp", "errcode", "IP"),
        calls.stream()
            .map(
                call ->
                    List.of(
                        Html.time(call.at()),
                        text(call.api()),
                        text(call.suite()),
                        text(call.corp()),
                        Html.tag(String.valueOf(call.errcode()), call.errcode() == 0),
                        text(call.ip())))
            .toList());
  }

  private static String link(String path, String name) {
    return "<a href=\"" + text(path) + "\"><code>" + text(name) + "</code></a>";
  }

  private static String code(String value) {
    return "<code>" + text(value) + "</code>";
  }

  private static String wide(String value) {
    return "<td class=\"wide\">" + text(value) + "</td>";
  }
}
