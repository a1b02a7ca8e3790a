package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.sandbox.Html;
import java.util.List;

/** The HTML of the list of all calls, made from the table that they are dispatched by. */
final class ApiPage {

  private static final String HEAD =
      """
      <nav class="crumbs" aria-label="面包屑 · Breadcrumb"><a href="/sandbox">沙箱 · Sandbox</a></nav>
      <h1>服务端接口 · Server API</h1>
      <p class="soft">沙箱扮演的全部接口，地址以 <code>/sandbox/cgi-bin/</code> 开头。 All calls that are played, below
      <code>/sandbox/cgi-bin/</code>. Parameters that nobody asks for are ignored; every other path answers errcode 404.
      频率限制 · Frequency: each call (10,000 a minute and 150,000 an hour about a corp, 40,000 and 1,200,000 from an
      address), jsapi_ticket (400 an hour and corp, 100 and app), media/uploadimg (100 a day) and debug=1 (5 a minute) are
      counted and answer 45009. Those of message/send and 45033 are not: the fault <code>throttled</code> plays 45009 for
      any call.</p>
      """;

  private static final List<String> HEADS =
      List.of(
          "路径 · Path",
          "方法 · Method",
          "凭证 · Token",
          "谁 · Whose",
          "文档 · Document",
          "说明 · What it does");

  private ApiPage() {}

  static String html(List<Topic> topics) {
    StringBuilder tables = new StringBuilder(HEAD);
    for (Topic topic : topics) {
      tables.append(
          Html.table(topic.title(), HEADS, topic.endpoints().stream().map(ApiPage::row).toList()));
    }
    return Html.page("Server API · WeCom sandbox", "", tables.toString());
  }

  private static List<String> row(Endpoint endpoint) {
    return List.of(
        "<code>" + text(endpoint.path()) + "</code>",
        text(endpoint.verb().text()),
        text(endpoint.token().parameter()),
        text(endpoint.token().whose()),
        text(endpoint.doc()),
        "<td class=\"wide\">" + text(endpoint.line()) + "</td>");
  }
}
