package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.act.ConsoleActs;
import dev.suitehub.rules.Finding;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /api/v1/releases/submissions}: several apps go to the review at once (REL-03). */
@Path("releases/submissions")
@Produces(MediaType.APPLICATION_JSON)
public class SubmissionResource {

  private static final int MOST_APPS = 100;

  @Inject ReleaseDesk desk;
  @Inject ReleaseSheets sheets;
  @Inject ConsoleActs acts;

  /** The apps that were submitted. */
  public record Submitted(List<ReleaseView> apps) {}

  /**
   * Records that several apps were submitted in WeCom's console (提交上线): all of them, or none where
   * a gate is closed. Violations name their field {@code <suite>.<field>}.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "suites",
        says = "The keys of the apps, 1 to 100.",
        example = "demo",
        list = true,
        required = true),
    @Field(
        name = "on",
        says = "The day in China on which it was done; today where it is left out.",
        example = "2026-11-25")
  })
  public Submitted submit(String body) {
    JsonForm form = JsonForm.parse(body);
    List<String> keys = form.texts("suites");
    if (keys.isEmpty() || keys.size() > MOST_APPS) {
      form.finding("suites", "length", "takes 1 to " + MOST_APPS + " apps");
    }
    Optional<LocalDate> on = Inputs.day(form, "on");
    on.ifPresent(day -> future(form, day));
    form.check();
    List<SuiteFindings> found = desk.submit(keys.stream().map(Keys::suite).toList(), on);
    for (SuiteFindings one : found) {
      one.findings().all().stream()
          .filter(Finding::isRefused)
          .forEach(
              finding ->
                  form.finding(
                      one.suite() + "." + finding.field(),
                      finding.rule(),
                      finding.text(Locale.ENGLISH)));
    }
    form.check();
    return new Submitted(
        found.stream().map(one -> sheets.of(one.suite(), one.findings())).toList());
  }

  /** Once, and not for each app. */
  private void future(JsonForm form, LocalDate day) {
    acts.check("on", day)
        .all()
        .forEach(one -> form.finding(one.field(), one.rule(), one.text(Locale.ENGLISH)));
  }
}
