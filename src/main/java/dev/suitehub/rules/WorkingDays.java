package dev.suitehub.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * The days on which WeCom's team works: Monday to Friday in China, but for the exceptions that the
 * State Council announces each year.
 *
 * @param exceptions true for a make-up day (调休上班) at a weekend, false for a holiday (放假)
 */
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {

  /** WeCom reviews within so many (doc 90595). */
  public static final int REVIEW = 3;

  /** Where they are counted. */
  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  public WorkingDays {
    exceptions = Map.copyOf(exceptions);
  }

  public boolean isWorkingDay(LocalDate day) {
    boolean weekday =
        day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    return exceptions.getOrDefault(day, weekday);
  }

  /** The last day on which the result of what is submitted at {@code at} is in time. */
  public LocalDate dueOn(Instant at) {
    return dueOn(LocalDate.ofInstant(at, CHINA));
  }

  /** As {@link #dueOn(Instant)}, of what is submitted on that day. */
  public LocalDate dueOn(LocalDate submitted) {
    LocalDate day = submitted;
    for (int left = REVIEW; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /** That day has gone by. */
  public static boolean isOverdue(LocalDate dueOn, Instant now) {
    return LocalDate.ofInstant(now, CHINA).isAfter(dueOn);
  }
}
