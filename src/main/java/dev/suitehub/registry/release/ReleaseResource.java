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
import java.time.format.DateTimeParseException;
import java.util.List;
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
    return sheets.of(Keys.suite(path));
  }

  /**
   * Records what happened to it at WeCom.
   *
   * @param event {@code record-as-draft}, {@code record-as-online}, {@code submit}, {@code
   *     withdraw}, {@code approve}, {@code reject}, {@code go-online} or {@code go-offline}
   */
  @POST
  @Path("{event}")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "decidedOn",
        says = "approve and reject: the day of WeCom's message, in China; by default today.",
        example = "2026-11-25"),
    @Field(name = "reason", says = "reject: what WeCom's team wrote, 2 to 1000 characters."),
    @Field(
        name = "typeSetBack",
        says =
            "go-online: true says that nothing of yours asks for test authorisations any more"
                + " (TEST-07).")
  })
  public ReleaseView take(
      @PathParam("suite") String path, @PathParam("event") String event, String body) {
    SuiteKey key = Keys.suite(path);
    JsonForm form = JsonForm.parse(body);
    Optional<LocalDate> on = form.value("decidedOn", "shape", ReleaseResource::day);
    String reason = form.text("reason").orElse("");
    boolean typeSetBack = form.flag("typeSetBack");
    form.check();
    Inputs.check(form, happen(key, event(event), new Decision(on, reason), typeSetBack));
    return sheets.of(key);
  }

  private Findings happen(SuiteKey key, SuiteEvent event, Decision decision, boolean typeSetBack) {
    return switch (event) {
      case RECORD_AS_DRAFT -> desk.recordAsDraft(key);
      case RECORD_AS_ONLINE -> desk.recordAsOnline(key);
      case SUBMIT -> desk.submit(List.of(key)).get(0).findings();
      case WITHDRAW -> desk.withdraw(key);
      case APPROVE -> desk.approve(key, decision);
      case REJECT -> desk.reject(key, decision);
      case GO_ONLINE -> desk.goOnline(key, typeSetBack);
      case GO_OFFLINE -> desk.goOffline(key);
      case EDIT -> throw notFound(event.wireName());
    };
  }

  private static SuiteEvent event(String name) {
    return SuiteEvent.of(name).orElseThrow(() -> notFound(name));
  }

  private static RuntimeException notFound(String event) {
    return new NotFoundException("No '" + event + "' can be recorded.");
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("is no day such as 2026-11-25", e);
    }
  }
}
