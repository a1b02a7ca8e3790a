package dev.suitehub.sandbox;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.rules.Finding;
import dev.suitehub.rules.Findings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The inputs of a form, each with what was entered and with all that the rules have to say about
 * it.
 */
public final class EntryForm {

  private final UnaryOperator<String> values;
  private final Findings findings;

  /**
   * @param values what stands in the input of that name; empty where nothing does
   */
  public EntryForm(UnaryOperator<String> values, Findings findings) {
    this.values = values;
    this.findings = findings;
  }

  public String input(String name, String label, String help) {
    return input("text", name, label, help, values.apply(name));
  }

  /** What was entered is never shown again; left empty, it stays as it is. */
  public String secret(String name, String label, String help) {
    return input("password", name, label, help, "");
  }

  private String input(String type, String name, String label, String help, String value) {
    return entry(
        name,
        label,
        help,
        "<input type=\"%s\" id=\"%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\"%s>"
            .formatted(type, name, name, text(value), described(name)));
  }

  public String area(String name, String label, String help) {
    return "<div class=\"whole\">"
        + entry(
            name,
            label,
            help,
            "<textarea id=\"%s\" name=\"%s\"%s>%s</textarea>"
                .formatted(name, name, described(name), text(values.apply(name))))
        + "</div>";
  }

  /** By value, in order. */
  public String choice(String name, String label, String help, Map<String, String> options) {
    StringBuilder html =
        new StringBuilder(
            "<select id=\"%s\" name=\"%s\"%s>".formatted(name, name, described(name)));
    options.forEach(
        (value, shown) ->
            html.append("<option value=\"")
                .append(text(value))
                .append('"')
                .append(value.equals(values.apply(name)) ? " selected>" : ">")
                .append(text(shown))
                .append("</option>"));
    return entry(name, label, help, html.append("</select>").toString());
  }

  /** Any of them may be ticked; by value, in order. */
  public String ticks(
      String name,
      String label,
      String help,
      Map<String, String> options,
      Collection<String> ticked) {
    StringBuilder html = new StringBuilder("<fieldset class=\"entry whole\"><legend>");
    html.append(text(label)).append("</legend><div class=\"ticks\">");
    options.forEach(
        (value, shown) ->
            html.append(
                "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> %s</label>"
                    .formatted(
                        name, text(value), ticked.contains(value) ? " checked" : "", text(shown))));
    if (options.isEmpty()) {
      html.append("<small>没有可选项 · nothing to choose</small>");
    }
    return html.append("</div>")
        .append(help(name, help))
        .append(said(name))
        .append("</fieldset>")
        .toString();
  }

  /** How many things are wrong, above the form; empty where nothing is. */
  public String summary() {
    List<Finding> refused = findings.all().stream().filter(Finding::isRefused).toList();
    return refused.isEmpty()
        ? ""
        : "<div class=\"note bad\" role=\"alert\"><strong>未保存：%d 项需要修改 · Not saved: %d to correct</strong></div>"
            .formatted(refused.size(), refused.size());
  }

  private String entry(String name, String label, String help, String input) {
    return "<div class=\"entry\"><label for=\"%s\">%s</label>%s%s%s</div>"
        .formatted(name, text(label), input, help(name, help), said(name));
  }

  private static String help(String name, String help) {
    return help.isEmpty() ? "" : "<small id=\"%s-help\">%s</small>".formatted(name, text(help));
  }

  /** What is said of one entry; empty where nothing is. */
  public String said(String name) {
    StringBuilder html = new StringBuilder();
    for (Finding finding : findings.of(name)) {
      html.append(finding.isRefused() ? "<p class=\"wrong\">" : "<p class=\"soft\">⚠ ");
      html.append(text(finding.text(Locale.CHINESE))).append("<br>");
      html.append(text(finding.text(Locale.ENGLISH)));
      html.append(" <code>").append(text(finding.rule())).append("</code></p>");
    }
    return html.isEmpty() ? "" : "<div id=\"" + name + "-said\">" + html + "</div>";
  }

  private String described(String name) {
    List<Finding> about = findings.of(name);
    return (about.stream().anyMatch(Finding::isRefused) ? " aria-invalid=\"true\"" : "")
        + (about.isEmpty()
            ? " aria-describedby=\"%s-help\"".formatted(name)
            : " aria-describedby=\"%s-help %s-said\"".formatted(name, name));
  }
}
