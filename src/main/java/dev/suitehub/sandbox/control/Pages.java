package dev.suitehub.sandbox.control;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.sandbox.Html;
import dev.suitehub.sandbox.Steering;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What the pages that steer the sandbox have in common. */
final class Pages {

  private static final String CRUMBS =
      """
      <p class="crumbs"><a href="/sandbox">沙箱 · Sandbox</a> · <a href="/sandbox/pushes">推送记录 · Pushes</a>
      · <a href="/sandbox/pushes/new">发送推送 · Push something</a> · <a href="/sandbox/faults">故障开关 · Faults</a></p>
      """;

  private Pages() {}

  static Response show(int status, String title, String body) {
    return Response.status(status)
        .type("text/html; charset=UTF-8")
        .entity(Html.page(title, "", CRUMBS + body))
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'")
        .build();
  }

  static Response to(String path) {
    return Steering.to(path);
  }

  /** A refusal as a card, with each finding. */
  static String refusal(ProblemException problem) {
    StringBuilder html =
        new StringBuilder("<section class=\"card\" role=\"alert\"><h2>未完成 · Not done</h2><p>");
    html.append(text(String.valueOf(problem.getMessage()))).append("</p><ul>");
    if (problem.extensions().get("violations") instanceof List<?> violations) {
      for (Object violation : violations) {
        if (violation instanceof Map<?, ?> one) {
          html.append("<li><code>").append(text(String.valueOf(one.get("field"))));
          html.append("</code> ").append(text(String.valueOf(one.get("message")))).append("</li>");
        }
      }
    }
    return html.append("</ul></section>").toString();
  }

  static String input(String label, String name, String value) {
    return "<label class=\"field\">%s<input name=\"%s\" value=\"%s\"></label>"
        .formatted(text(label), text(name), text(value));
  }

  /** The values; the empty one is for none of them. */
  static String choice(String label, String name, List<String> values, String chosen) {
    StringBuilder html =
        new StringBuilder(
            "<label class=\"field\">%s<select name=\"%s\"><option value=\"\">—</option>"
                .formatted(text(label), text(name)));
    for (String value : values) {
      html.append("<option value=\"").append(text(value)).append('"');
      html.append(value.equals(chosen) ? " selected>" : ">").append(text(value));
      html.append("</option>");
    }
    return html.append("</select></label>").toString();
  }
}
