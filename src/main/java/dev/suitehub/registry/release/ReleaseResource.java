package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Keys;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.Inputs;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.SuiteEvent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;

/** {@code /api/v1/suites/{suite}/release}: where an app stands at WeCom, and how it goes on. */
@Path("suites/{suite}/release")
@Produces(MediaType.APPLICATION_JSON)
public class ReleaseResource {

  @Inject ReleaseDesk desk;
  @Inject ReleaseSheets sheets;

  /** Where the app stands, since when, what may come next, and what stands in its way. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public ReleaseView show(@PathParam("suite") String path) {
    return sheets.of(Keys.suite(path), new Findings());
  }

  /**
   * Records what happened to it at WeCom.
   *
   * @param event {@code submit}, {@code withdraw}, {@code approve}, {@code reject}, {@code
   *     go-online} or {@code go-offline}; {@code record-as-draft} where nothing was recorded;
   *     {@code record-as-submitted} or {@code record-as-online} where WeCom has it so already: what
   *     our gates say of that comes back as warnings
   */
  @POST
  @Path("{event}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "on",
        says =
            "The day in China on which it happened at WeCom; by default today. Needed for what WeCom"
                + " has past the checks.",
        example = "2026-11-25"),
    @Field(
        name = "reason",
        says =
            "2 to 1000 characters. reject: what WeCom's team wrote. record-as-submitted,"
                + " record-as-online of an app that is recorded as something else: how it came to"
                + " that past the checks."),
    @Field(
        name = "typeSetBack",
        says =
            "go-online, record-as-online: true says that nothing of yours asks for test authorisations any more"
                + " (TEST-07).")
  })
  public ReleaseView take(
      @PathParam("suite") String path, @PathParam("event") String event, String body) {
    SuiteKey key = Keys.suite(path);
    JsonForm form = JsonForm.parse(body);
    Optional<LocalDate> on = Inputs.day(form, "on");
    String reason = form.text("reason").orElse("");
    boolean typeSetBack = form.flag("typeSetBack");
    form.check();
    Findings findings = desk.take(key, event(event), new Told(on, reason, typeSetBack));
    Inputs.check(form, findings);
    return sheets.of(key, findings);
  }

  private static SuiteEvent event(String name) {
    return SuiteEvent.of(name)
        .filter(event -> event != SuiteEvent.EDIT)
        .orElseThrow(() -> new NotFoundException("No '" + name + "' can be recorded."));
  }
}
