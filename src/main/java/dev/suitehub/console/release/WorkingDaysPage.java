package dev.suitehub.console.release;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.console.frame.Answers;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.release.CalendarChange;
import dev.suitehub.registry.release.CalendarDay;
import dev.suitehub.registry.release.DayEntry;
import dev.suitehub.registry.release.WorkingCalendar;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /console/working-days.xhtml}: exceptions from Monday to Friday, a line each. */
@Named("workingDaysPage")
@RequestScoped
public class WorkingDaysPage {

  @Inject WorkingCalendar calendar;
  @Inject ReleaseTexts texts;
  @Inject Answers answers;
  @Inject Caller caller;
  @Inject Clock clock;
  @Inject Tx tx;

  private @Nullable String holidays;
  private @Nullable String makeUpDays;

  @PostConstruct
  void load() {
    caller.need(Scope.SETTINGS_READ);
    List<CalendarDay> days = tx.call(() -> calendar.all());
    holidays = lines(days, false);
    makeUpDays = lines(days, true);
  }

  private static String lines(List<CalendarDay> days, boolean working) {
    return days.stream()
        .filter(day -> day.isWorking() == working)
        .map(day -> (day.day() + " " + day.name()).strip())
        .collect(Collectors.joining("\n"));
  }

  public boolean isEditable() {
    return caller.may(Scope.SETTINGS_WRITE);
  }

  /** What is submitted now is due then. */
  public String due() {
    return tx.call(() -> calendar.days()).dueOn(clock.instant()).toString();
  }

  public void save() {
    answers.attempt(
        () -> {
          List<DayEntry> entries =
              Stream.concat(entries(holidays, false), entries(makeUpDays, true)).toList();
          CalendarChange change = calendar.replace(entries);
          if (answers.show(change.findings())) {
            answers.done(texts.text("days.saved", change.moved()));
          }
        });
  }

  private static Stream<DayEntry> entries(@Nullable String text, boolean working) {
    return (text == null ? "" : text)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> entry(line, working));
  }

  private static DayEntry entry(String line, boolean working) {
    String[] parts = line.split("\\s+", 2);
    return new DayEntry(parts[0], working, parts.length == 2 ? parts[1] : "");
  }

  public @Nullable String getHolidays() {
    return holidays;
  }

  public void setHolidays(@Nullable String holidays) {
    this.holidays = holidays;
  }

  public @Nullable String getMakeUpDays() {
    return makeUpDays;
  }

  public void setMakeUpDays(@Nullable String makeUpDays) {
    this.makeUpDays = makeUpDays;
  }
}
