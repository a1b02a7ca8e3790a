package dev.suitehub.registry.release;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Caller;
import dev.suitehub.access.Scope;
import dev.suitehub.platform.Tx;
import dev.suitehub.registry.Inputs;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.registry.suite.Suites;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Rule;
import dev.suitehub.rules.WorkingDays;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The exceptions from Monday to Friday, as people have entered them. */
@Dependent
public class WorkingCalendar {

  private static final int MOST_DAYS = 200;
  private static final int LONGEST_NAME = 60;
  private static final WorkingDays PLAIN = new WorkingDays(Map.of());

  private final EntityManager entities;
  private final Suites suites;
  private final AuditLog audit;
  private final Caller caller;
  private final Tx tx;

  @Inject
  public WorkingCalendar(
      EntityManager entities, Suites suites, AuditLog audit, Caller caller, Tx tx) {
    this.entities = entities;
    this.suites = suites;
    this.audit = audit;
    this.caller = caller;
    this.tx = tx;
  }

  public WorkingDays days() {
    return new WorkingDays(
        all().stream().collect(Collectors.toMap(CalendarDay::day, CalendarDay::isWorking)));
  }

  /** In their order. */
  public List<CalendarDay> all() {
    return entities.createNamedQuery(CalendarDay.ALL, CalendarDay.class).getResultList();
  }

  /**
   * The whole list from now on, for submissions too that WeCom's team has at this moment; refused,
   * nothing has changed.
   */
  public CalendarChange replace(List<DayEntry> entries) {
    caller.need(Scope.SETTINGS_WRITE);
    Findings findings = new Findings();
    Map<LocalDate, DayEntry> wanted = check(findings, entries);
    if (findings.isRefused()) {
      return new CalendarChange(findings, 0);
    }
    return new CalendarChange(
        findings,
        tx.call(
            () -> {
              keep(wanted);
              return move(wanted);
            }));
  }

  private int move(Map<LocalDate, DayEntry> wanted) {
    Map<LocalDate, Boolean> exceptions = new HashMap<>();
    wanted.forEach((day, entry) -> exceptions.put(day, entry.working()));
    WorkingDays now = new WorkingDays(exceptions);
    int moved = 0;
    for (Suite suite : suites.all()) {
      Optional<LocalDate> due =
          suite.submittedAt().filter(at -> suite.stage().isInReview()).map(now::dueOn);
      if (due.isPresent() && !due.equals(suite.dueOn())) {
        audit.note(
            caller.name(),
            "suite.due-moved",
            "suite/" + suite.key(),
            suite.dueOn().map(LocalDate::toString).orElse("") + " -> " + due.get());
        suite.dueMoved(due.get());
        moved++;
      }
    }
    return moved;
  }

  private static Map<LocalDate, DayEntry> check(Findings findings, List<DayEntry> entries) {
    Map<LocalDate, DayEntry> wanted = new LinkedHashMap<>();
    if (entries.size() > MOST_DAYS) {
      findings.refuse(Rule.REL_04, "days", "days.many", MOST_DAYS);
    }
    for (DayEntry entry : entries) {
      Optional<LocalDate> day = day(entry);
      if (day.isEmpty()) {
        findings.refuse(Rule.REL_04, "days", "days.shape", entry.day());
      } else if (wanted.put(day.get(), entry) != null) {
        findings.refuse(Rule.REL_04, "days", "days.twice", entry.day());
      } else if (PLAIN.isWorkingDay(day.get()) == entry.working()) {
        findings.refuse(Rule.REL_04, "days", "days.same", entry.day());
      }
      if (entry.name().length() > LONGEST_NAME) {
        findings.refuse(Rule.REL_04, "days", "days.name", LONGEST_NAME);
      }
    }
    return wanted;
  }

  private static Optional<LocalDate> day(DayEntry entry) {
    try {
      return Optional.of(Inputs.calendarDay(entry.day().strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void keep(Map<LocalDate, DayEntry> wanted) {
    Map<LocalDate, CalendarDay> kept =
        all().stream().collect(Collectors.toMap(CalendarDay::day, day -> day));
    kept.forEach(
        (day, one) -> {
          if (!wanted.containsKey(day)) {
            entities.remove(one);
          }
        });
    wanted.forEach(
        (day, entry) -> {
          String name = entry.name().strip();
          if (kept.containsKey(day)) {
            kept.get(day).change(entry.working(), name);
          } else {
            entities.persist(CalendarDay.entered(day, entry.working(), name));
          }
        });
    audit.note(
        caller.name(),
        "working-days.save",
        "working-days",
        wanted.values().stream()
            .map(entry -> entry.day() + (entry.working() ? "+" : "-"))
            .collect(Collectors.joining(" ")));
  }
}
