package dev.suitehub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("REL-04")
class WorkingDaysTest {

  private static final WorkingDays PLAIN = new WorkingDays(Map.of());

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T02:00:00Z, 2026-11-26", // Monday
    "2026-11-27T02:00:00Z, 2026-12-02", // Friday: due on Wednesday
    "2026-11-28T02:00:00Z, 2026-12-02", // Saturday
    "2026-11-26T15:59:59Z, 2026-12-01", // still Thursday in China
    "2026-11-26T16:00:00Z, 2026-12-02", // already Friday in China
  })
  void a_review_is_due_after_three_working_days_in_china(Instant submitted, LocalDate due) {
    assertThat(PLAIN.dueOn(submitted)).isEqualTo(due);
  }

  @Test
  void a_holiday_in_between_puts_it_off_and_a_make_up_day_brings_it_nearer() {
    Instant friday = Instant.parse("2026-11-27T02:00:00Z");
    LocalDate monday = LocalDate.parse("2026-11-30");
    LocalDate saturday = LocalDate.parse("2026-11-28");

    assertThat(new WorkingDays(Map.of(monday, false)).dueOn(friday)).isEqualTo("2026-12-03");
    assertThat(new WorkingDays(Map.of(saturday, true)).dueOn(friday)).isEqualTo("2026-12-01");
    assertThat(new WorkingDays(Map.of(monday, false, saturday, true)).dueOn(friday))
        .isEqualTo("2026-12-02");
  }

  @Test
  void it_is_overdue_when_the_last_day_has_gone_by_in_china() {
    LocalDate due = LocalDate.parse("2026-12-02");

    assertThat(WorkingDays.isOverdue(due, Instant.parse("2026-12-02T15:59:59Z"))).isFalse();
    assertThat(WorkingDays.isOverdue(due, Instant.parse("2026-12-02T16:00:00Z"))).isTrue();
  }
}
