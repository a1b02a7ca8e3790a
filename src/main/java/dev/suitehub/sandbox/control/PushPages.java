package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.push.Attempt;
import dev.suitehub.sandbox.push.CatalogueEntry;
import dev.suitehub.sandbox.push.Push;
import dev.suitehub.sandbox.push.PushKind;
import dev.suitehub.sandbox.push.Verdict;
import java.util.Arrays;
import java.util.List;

/** The HTML of the push log and of the form with the catalogue. */
final class PushPages {

  private PushPages() {}

  /** What the list is narrowed to; empty: all. */
  record Filter(String suite, String kind, String verdict) {}

  static String list(List<Push> page, Filter filter, List<String> suites, boolean more) {
    String form =
        """
        <h1>推送记录 · Pushes</h1>
        <form class="line card" method="get" action="/sandbox/pushes">%s%s%s<button class="main">筛选 · Filter</button></form>
        """
            .formatted(
                Pages.choice("应用 · Suite", "suite", suites, filter.suite()),
                Pages.choice("URL", "kind", names(PushKind.values()), filter.kind()),
                Pages.choice("结果 · Verdict", "verdict", names(Verdict.values()), filter.verdict()));
    return form + table(page) + (more ? older(page.get(page.size() - 1), filter) : "");
  }

  private static String table(List<Push> page) {
    return Html.table(
        "最新在前 · Newest first",
        List.of(
            "#",
            "时间 · Time",
            "类型 · Type",
            "应用 · Suite",
            "企业 · Corp",
            "结果 · Verdict",
            "次数 · Tries",
            "ms"),
        page.stream()
            .map(
                push ->
                    List.of(
                        "<a href=\"/sandbox/pushes/%d\">%d</a>".formatted(push.id(), push.id()),
                        Html.time(push.at()),
                        text(push.kind() + " " + push.type()),
                        text(push.suite()),
                        text(push.corp()),
                        verdict(push),
                        String.valueOf(push.tries()),
                        String.valueOf(push.latencyMs())))
            .toList());
  }

  private static String older(Push last, Filter filter) {
    return "<p><a href=\"/sandbox/pushes?before=%d&amp;suite=%s&amp;kind=%s&amp;verdict=%s\">更早 · Older</a></p>"
        .formatted(last.id(), word(filter.suite()), word(filter.kind()), word(filter.verdict()));
  }

  /** Ids and names of constants have no other characters. */
  private static String word(String value) {
    return value.replaceAll("[^A-Za-z0-9_-]", "");
  }

  static String one(Push push) {
    String again =
        push.request().isEmpty()
            ? ""
            : """
              <form class="line" method="post" action="/sandbox/pushes/%d/again"><button class="main">再次推送 · Send again</button></form>
              """
                .formatted(push.id());
    return """
        <h1>%s %s</h1><p>%s %s</p><p class="soft">%s</p>%s
        <section class="card"><h2>请求 · Request</h2><pre>%s %s%s</pre>%s</section>
        <section class="card"><h2>明文 · Plain (secrets masked)</h2><pre>%s</pre></section>
        <section class="card"><h2>应答 · Answer</h2><pre>%s</pre>%s</section>
        %s
        """
        .formatted(
            text(push.kind().name()),
            text(push.type()),
            verdict(push),
            text(push.verdict().english(push.kind())),
            text(push.problem()),
            again,
            push.kind() == PushKind.CHECK ? "GET" : "POST",
            text(push.url()),
            text(push.query()),
            push.request().isEmpty() ? "" : "<pre>" + text(push.request()) + "</pre>",
            text(push.plain()),
            text(push.status() + " " + push.answer()),
            push.replyKind()
                .map(
                    kind ->
                        "<p>被动回复 · Reply: "
                            + text(kind)
                            + " "
                            + text(push.reply().orElse(""))
                            + "</p>")
                .orElse(""),
            attempts(push.attempts()));
  }

  private static String attempts(List<Attempt> attempts) {
    return Html.table(
        "每次尝试 · Each try",
        List.of("#", "密文 · Cipher", "HTTP", "ms", "结果 · Verdict", "问题 · Problem"),
        attempts.stream()
            .map(
                attempt ->
                    List.of(
                        String.valueOf(attempt.number()),
                        attempt.fresh() ? "新 · fresh" : "相同 · the same",
                        String.valueOf(attempt.status()),
                        String.valueOf(attempt.latencyMs()),
                        Html.tag(attempt.verdict().name(), attempt.verdict() == Verdict.ACCEPTED),
                        text(attempt.problem())))
            .toList());
  }

  private static String verdict(Push push) {
    return Html.tag(push.verdict().label(push.kind()), push.isAccepted());
  }

  static String choose(List<CatalogueEntry> entries) {
    return "<h1>发送推送 · Push something</h1>"
        + Html.table(
            "推送目录 · What WeCom pushes",
            List.of("名称 · Name", "URL", "说明", "What it is", "何时 · When", "文档 · Document"),
            entries.stream()
                .map(
                    entry ->
                        List.of(
                            "<a href=\"/sandbox/pushes/new?name=%s\">%s</a>"
                                .formatted(text(entry.name()), text(entry.name())),
                            text(entry.kind().name()),
                            "<td class=\"wide\">" + text(entry.chinese()) + "</td>",
                            "<td class=\"wide\">" + text(entry.english()) + "</td>",
                            text(entry.when()),
                            text(entry.document())))
                .toList());
  }

  static String form(
      CatalogueEntry entry,
      String prefix,
      List<String> suites,
      List<String> providers,
      List<String> corps) {
    StringBuilder fields = new StringBuilder();
    for (CatalogueEntry.Field field : entry.fields()) {
      fields.append(
          Pages.input(
              field.path() + (field.number() ? " #" : ""), prefix + field.path(), field.example()));
    }
    return """
        <h1>%s</h1><p>%s</p><p class="soft">%s · 文档 %s · %s</p><p class="soft">%s</p>
        <form class="card" method="post" action="/sandbox/pushes/new"><input type="hidden" name="name" value="%s">
        <div class="fields">%s</div>
        <p class="soft">$ 开头的值在推送时填入；清空即省略该字段。Values that begin with $ are filled in; an emptied field is left out.</p>
        <div class="fields">%s</div>
        <div class="bar"><button class="main">推送 · Push</button></div></form>
        """
        .formatted(
            text(entry.name()),
            text(entry.chinese()),
            text(entry.english()),
            text(entry.document()),
            text(entry.kind().name()),
            text(entry.when()),
            text(entry.name()),
            Pages.choice("应用 · Suite", "suite", suites, last(suites))
                + Pages.choice(
                    "服务商 · Provider",
                    "provider",
                    providers,
                    entry.kind() == PushKind.SYSTEM ? last(providers) : "")
                + Pages.choice("企业 · Corp", "corp", corps, last(corps))
                + Pages.input("成员 · Member", "user", ""),
            fields);
  }

  private static String last(List<String> values) {
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
