package dev.suitehub.preflight;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.Keys;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/suites/{suite}/preflight}: would the suite pass WeCom's review? */
@Path("suites/{suite}/preflight")
@Produces(MediaType.APPLICATION_JSON)
public class PreflightResource {

  @Inject Preflight preflight;
  @Context HttpHeaders headers;

  /** A report; its texts are in the language that was asked for. */
  public record View(
      String suite,
      boolean passed,
      String by,
      Instant startedAt,
      long millis,
      List<FindingView> findings,
      List<CheckView> checks) {}

  /** Something to be put right, the bad ones first. */
  public record FindingView(
      String check, String mark, String verdict, String text, String consequence, String cure) {}

  /** One thing that was tried. */
  public record CheckView(
      String check,
      String title,
      String mark,
      String verdict,
      String text,
      String url,
      String sent,
      int status,
      String answer,
      long millis) {}

  /**
   * Calls the hub's own public URLs as WeCom would, rehearses the review, and tells all findings.
   */
  @POST
  @NeedsScope(Scope.INSTALL_TEST)
  public View run(@PathParam("suite") String path) {
    return view(preflight.run(Keys.suite(path)));
  }

  /** What the last preflight said. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public View last(@PathParam("suite") String path) {
    SuiteKey suite = Keys.suite(path);
    return view(
        preflight
            .last(suite)
            .orElseThrow(
                () ->
                    PreflightProblem.NEVER_RUN.because(
                        "POST /api/v1/suites/" + suite + "/preflight makes one.")));
  }

  private View view(PreflightReport report) {
    PreflightTexts texts = PreflightTexts.of(headers.getAcceptableLanguages());
    return new View(
        report.suite(),
        report.passed(),
        report.by(),
        report.startedAt(),
        report.millis(),
        report.findings().stream().map(check -> finding(check, texts)).toList(),
        report.checks().stream().map(check -> check(check, texts)).toList());
  }

  private static FindingView finding(Check check, PreflightTexts texts) {
    return new FindingView(
        check.name(),
        check.mark().name(),
        check.verdict(),
        texts.title(check) + ": " + texts.outcome(check),
        texts.consequence(check),
        texts.cure(check));
  }

  private static CheckView check(Check check, PreflightTexts texts) {
    return new CheckView(
        check.name(),
        texts.title(check),
        check.mark().name(),
        check.verdict(),
        texts.outcome(check),
        check.url(),
        check.sent(),
        check.status(),
        check.answer(),
        check.millis());
  }
}
