package dev.suitehub.sandbox;

import static dev.suitehub.sandbox.Html.text;

import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.SuiteId;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the pages have in common by which people steer the sandbox. */
public final class Steering {

  /** Where the pages begin; the sandbox is always at the root of its server. */
  public static final String ROOT = "/sandbox";

  private Steering() {}

  /** One step of the way back to the beginning. */
  public record Crumb(String name, String path) {}

  public static Response show(String title, List<Crumb> crumbs, String body) {
    return show(200, title, crumbs, body).build();
  }

  public static Response.ResponseBuilder show(
      int status, String title, List<Crumb> crumbs, String body) {
    return Response.status(status)
        .type("text/html; charset=UTF-8")
        .entity(Html.page(title, "", way(crumbs) + body))
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none';"
                + " base-uri 'none'; form-action 'self'");
  }

  /**
   * Answers a form, so that a reload does not send it again. As a header: RESTEasy takes a URI
   * without a host for one below the application's own path.
   */
  public static Response to(String path) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", path)
        .header("Cache-Control", "no-store")
        .build();
  }

  /** As a page for people, what the controls answer as a problem. */
  public static Response guarded(List<Crumb> crumbs, Supplier<Response> answer) {
    try {
      return answer.get();
    } catch (ProblemException e) {
      return show(e.type().status(), e.type().title(), crumbs, refusal(e)).build();
    }
  }

  /** Why something was not done. */
  public static String refusal(ProblemException problem) {
    StringBuilder html =
        new StringBuilder("<div class=\"note bad\" role=\"alert\"><strong>未完成 · Not done: ");
    html.append(text(problem.type().title())).append("</strong><p>");
    html.append(text(problem.detail())).append("</p>");
    if (problem.extensions().get("violations") instanceof List<?> violations) {
      html.append("<ul>");
      for (Object violation : violations) {
        if (violation instanceof Map<?, ?> one) {
          html.append("<li><code>").append(text(String.valueOf(one.get("field"))));
          html.append("</code> ").append(text(String.valueOf(one.get("message")))).append("</li>");
        }
      }
      html.append("</ul>");
    }
    return html.append("</div>").toString();
  }

  /** Throws {@code no-such-corp} where the text cannot be one's id. */
  public static CorpId corp(String text) {
    try {
      return new CorpId(text);
    } catch (IllegalArgumentException e) {
      throw SandboxProblem.NO_SUCH_CORP.because(String.valueOf(e.getMessage()));
    }
  }

  /** Throws {@code no-such-suite} where the text cannot be one's id. */
  public static SuiteId suite(String text) {
    try {
      return new SuiteId(text);
    } catch (IllegalArgumentException e) {
      throw SandboxProblem.NO_SUCH_SUITE.because(String.valueOf(e.getMessage()));
    }
  }

  private static String way(List<Crumb> crumbs) {
    StringBuilder html =
        new StringBuilder("<nav class=\"crumbs\" aria-label=\"面包屑 · Breadcrumb\">");
    html.append("<a href=\"" + ROOT + "\">沙箱 · Sandbox</a>");
    for (Crumb crumb : crumbs) {
      html.append(" › <a href=\"").append(text(crumb.path())).append("\">");
      html.append(text(crumb.name())).append("</a>");
    }
    return html.append("</nav>").toString();
  }
}
