package dev.suitehub.install;

import dev.suitehub.platform.web.Html;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

/**
 * The pages that a corp's admin sees before and after WeCom's own. No script, and everything
 * escaped.
 *
 * @param sandbox whether WeCom is only played, which each page then says
 */
record InstallPages(InstallTexts texts, boolean sandbox) {

  String landing(String app, String action, Optional<String> returnTo, Optional<String> link) {
    String body =
        paragraph("lead", texts.text("landing.lead", app))
            + paragraph("", texts.text("landing.steps"))
            + (link.isPresent() ? paragraph("note", texts.text("landing.test")) : "")
            + "<form method=\"post\" action=\""
            + Html.escape(action)
            + "\">"
            + hidden("return_to", returnTo)
            + hidden("link", link)
            + "<button type=\"submit\" autofocus>"
            + Html.escape(texts.text("landing.button"))
            + "</button></form>";
    return page(texts.text("landing.title", app), "", body);
  }

  String working() {
    return page(
        texts.text("working.title"),
        "<meta http-equiv=\"refresh\" content=\"1\">",
        "<div class=\"spinner\" aria-hidden=\"true\"></div>"
            + paragraph("lead", texts.text("working.lead")));
  }

  /** {@code token}: until when the corp's token works; empty where there is none yet. */
  String done(String app, Progress progress, Optional<Instant> token) {
    String corp = progress.corp().map(Object::toString).orElse("");
    String tokenLine = token.map(this::works).orElseGet(() -> texts.text("done.token.later"));
    String rows =
        row(texts.text("done.corp"), progress.corpName() + " (" + corp + ")", true)
            + row(texts.text("done.authorisation"), texts.text("done.authorisation.kept"), true)
            + row(texts.text("done.token"), tokenLine, token.isPresent());
    return page(
        texts.text("done.title", app),
        token.isPresent() ? "" : "<meta http-equiv=\"refresh\" content=\"3\">",
        paragraph("lead", texts.text("done.lead")) + "<dl class=\"facts\">" + rows + "</dl>");
  }

  String failed(String again) {
    return page(
        texts.text("failed.title"),
        "",
        paragraph("lead", texts.text("failed.lead")) + button(again, "failed.again"));
  }

  /** WeCom used the code up and its answer is lost: nothing but a new install helps. */
  String lost(String again) {
    return page(
        texts.text("lost.title"),
        "",
        paragraph("lead", texts.text("lost.lead"))
            + "<ol><li>"
            + Html.escape(texts.text("lost.step.uninstall"))
            + "</li><li>"
            + Html.escape(texts.text("lost.step.again"))
            + "</li></ol>"
            + button(again, "lost.again"));
  }

  /** A page of one title and one sentence; {@code key} names both. */
  String plain(String key, String sentence, Object... values) {
    return page(texts.text(key + ".title"), "", paragraph("lead", texts.text(sentence, values)));
  }

  private String works(Instant until) {
    String time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(texts.locale())
            .withZone(ZoneId.of("Asia/Shanghai"))
            .format(until);
    return texts.text("done.token.works", time + " (UTC+8)");
  }

  private static String row(String name, String value, boolean good) {
    return "<dt>"
        + Html.escape(name)
        + "</dt><dd class=\""
        + (good ? "good" : "waiting")
        + "\">"
        + Html.escape(value)
        + "</dd>";
  }

  private String button(String address, String key) {
    return "<p><a class=\"button\" href=\""
        + Html.escape(address)
        + "\">"
        + Html.escape(texts.text(key))
        + "</a></p>";
  }

  private static String paragraph(String style, String text) {
    String attribute = style.isEmpty() ? "" : " class=\"" + style + "\"";
    return "<p" + attribute + ">" + Html.escape(text) + "</p>";
  }

  private static String hidden(String name, Optional<String> value) {
    return value
        .map(
            text ->
                "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(text) + "\">")
        .orElse("");
  }

  private String page(String title, String head, String body) {
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="stylesheet" href="/style/hub.css">%s</head>
        <body>%s<main class="card"><h1>%s</h1>
        %s
        </main><footer>SuiteHub</footer></body>
        </html>
        """
        .formatted(
            texts.locale().getLanguage(),
            Html.escape(title),
            head,
            sandbox ? bar() : "",
            Html.escape(title),
            body);
  }

  private String bar() {
    String name = Html.escape(texts.text("sandbox"));
    return """
        <aside class="sandbox-bar" aria-label="%s"><strong>%s</strong> %s <a href="/sandbox/">%s</a></aside>
        """
        .formatted(
            name,
            name,
            Html.escape(texts.text("sandbox.what")),
            Html.escape(texts.text("sandbox.open")));
  }
}
