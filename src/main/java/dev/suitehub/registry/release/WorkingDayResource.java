package dev.suitehub.registry.release;

import dev.suitehub.access.NeedsScope;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.web.JsonForm;
import dev.suitehub.platform.web.Takes;
import dev.suitehub.platform.web.Takes.Field;
import dev.suitehub.registry.Inputs;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** {@code /api/v1/working-days}: on which days WeCom's team works, but for Monday to Friday. */
@Path("working-days")
@Produces(MediaType.APPLICATION_JSON)
public class WorkingDayResource {

  @Inject WorkingCalendar calendar;

  /** An exception; {@code working}: a make-up day (调休上班), and no holiday. */
  public record View(LocalDate day, boolean working, String name) {}

  /** {@code dueDatesMoved}: how many submissions that stand are due on another day now. */
  public record Saved(List<View> days, int dueDatesMoved) {}

  /** The exceptions, in their order. */
  @GET
  @NeedsScope(Scope.SETTINGS_READ)
  public List<View> list() {
    return calendar.all().stream()
        .map(day -> new View(day.day(), day.isWorking(), day.name()))
        .toList();
  }

  /** The exceptions from now on, as the whole list; at most 200. Standing due dates follow. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope(Scope.SETTINGS_WRITE)
  @Takes({
    @Field(
        name = "holidays",
        says = "Weekdays on which nobody works: the day, and after a blank what it is.",
        example = "2027-02-17 Spring Festival",
        list = true),
    @Field(
        name = "makeUpDays",
        says = "Days of a weekend on which people work.",
        example = "2027-02-20",
        list = true)
  })
  public Saved put(String body) {
    JsonForm form = JsonForm.parse(body);
    List<String> holidays = form.texts("holidays");
    List<String> makeUpDays = form.texts("makeUpDays");
    form.check();
    CalendarChange change =
        calendar.replace(
            Stream.concat(
                    holidays.stream().map(text -> entry(text, false)),
                    makeUpDays.stream().map(text -> entry(text, true)))
                .toList());
    Inputs.check(form, change.findings());
    return new Saved(list(), change.moved());
  }

  private static DayEntry entry(String text, boolean working) {
    String[] parts = text.strip().split("\\s+", 2);
    return new DayEntry(parts[0], working, parts.length == 2 ? parts[1] : "");
  }
}
