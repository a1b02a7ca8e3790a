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
      <h1>沙盒 · WeCom sandbox</h1>
      <p class="soft">这里扮演企业微信：推送回调、校验 URL、发放 token、完成安装。 It plays WeCom: it pushes callbacks, checks URLs,
      gives out tokens and installs suites. Steer it with <code>/sandbox/control</code>. Times are UTC.</p>
      <p><a href="/sandbox/pushes">推送记录 · Push log</a> · <a href="/sandbox/pushes/new">发送推送 · Push something</a>
      · <a href="/sandbox/faults">故障开关 · Faults</a></p>
      """;

  private HomePage() {}

  static String html(
      List<SandboxSuite> suites,
      Function<SandboxSuite, Optional<Instant>> lastTicket,
      List<SandboxCorp> corps,
      List<Authorisation> authorisations,
      List<Push> pushes,
      List<CallEntry> calls) {
    return Html.page(
        "WeCom sandbox",
        "",
        HEAD
            + suites(suites, lastTicket)
            + corps(corps, authorisations)
            + pushes(pushes)
            + calls(calls));
  }

  private static String suites(
      List<SandboxSuite> suites, Function<SandboxSuite, Optional<Instant>> lastTicket) {
    return Html.table(
        "应用 · Suites",
        List.of(
            "SuiteId", "名称 · Name", "服务商 · Provider", "安装域名 · Install domain", "suite_ticket", ""),
        suites.stream()
            .map(
                suite ->
                    List.of(
                        code(suite.suiteId().value()),
                        text(suite.name()),
                        code(suite.provider().value()),
                        text(suite.installDomain()),
                        lastTicket.apply(suite).map(Html::time).orElse("—"),
                        Html.tag(suite.isOnline() ? "online" : "offline", suite.isOnline())))
            .toList());
  }

  private static String corps(List<SandboxCorp> corps, List<Authorisation> authorisations) {
    return Html.table(
        "企业 · Corps",
        List.of("CorpId", "名称 · Name", "管理员 · Admin", "授权 · Authorisations"),
        corps.stream()
            .map(
                corp ->
                    List.of(
                        code(corp.corpId().value()),
                        text(corp.name()),
                        text(corp.adminName()),
                        grants(corp, authorisations)))
            .toList());
  }

  private static String grants(SandboxCorp corp, List<Authorisation> authorisations) {
    StringBuilder html = new StringBuilder();
    for (Authorisation one : authorisations) {
      if (one.corpId().equals(corp.corpId())) {
        html.append(code(one.suiteId().value())).append(' ');
        html.append(Html.tag(one.state().name(), one.isActive())).append(' ');
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
                        text(push.kind() + " " + push.type()),
                        wide(push.url()),
                        Html.tag(push.verdict().name(), push.isAccepted()),
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
        List.of("时间 · Time", "API", "Suite", "Corp", "errcode", "IP"),
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

  private static String code(String value) {
    return "<code>" + text(value) + "</code>";
  }

  private static String wide(String value) {
    return "<td class=\"wide\">" + text(value) + "</td>";
  }
}
