package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditBookTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00.123456789Z");
  private final AuditLog log = new AuditLog(database.entities(), clock);
  private final AuditBook book = TestAudit.book(database, clock, TestCallers.of(Role.AUDITOR));

  @Test
  @Tag("access-R7")
  void an_entry_is_genuine_as_it_was_written() {
    note("user:li", "app.save", "app/crm", "名称: A -> B");

    AuditRow row = all().get(0);

    assertThat(row.mark()).isEqualTo(AuditMark.GENUINE);
    assertThat(row.detail()).isEqualTo("名称: A -> B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "who = 'user:mei'",
        "action = 'app.sav'",
        "subject = ''",
        "detail = 'nothing'",
        "at = at + interval '1' second",
        "seal = seal || 'x'",
        "seal = ''"
      })
  @Tag("access-R7")
  void a_field_that_was_changed_in_the_database_shows(String change) {
    note("user:li", "app.save", "app/crm", "what");
    sql("update audit_entry set " + change);

    assertThat(all().get(0).mark()).isEqualTo(AuditMark.ALTERED);
  }

  @Test
  @Tag("access-R7")
  void fields_that_change_places_show() {
    note("user:li", "a", "bc", "d");
    sql("update audit_entry set action = 'ab', subject = 'c'");

    assertThat(all().get(0).mark()).isEqualTo(AuditMark.ALTERED);
  }

  @Test
  @Tag("access-R7")
  void an_entry_of_before_the_seals_says_so_and_one_that_was_robbed_of_its_seal_too() {
    note("user:li", "old", "x", "");
    sql("update audit_entry set seal = null");
    assertThat(all().get(0).mark()).isEqualTo(AuditMark.BEFORE_SEALS);
    clock.advance(Duration.ofSeconds(1));
    note("user:li", "first-sealed", "x", "");
    clock.advance(Duration.ofSeconds(1));
    note("user:li", "robbed", "x", "");
    sql("update audit_entry set seal = null where action = 'robbed'");

    assertThat(all())
        .extracting(AuditRow::mark)
        .containsExactly(AuditMark.ALTERED, AuditMark.GENUINE, AuditMark.BEFORE_SEALS);
  }

  @Test
  void pages_follow_one_another_without_gap_or_repetition_also_within_one_moment() {
    for (int i = 0; i < 25; i++) {
      note("user:li", "act-" + i, "x", "");
      if (i % 10 == 9) {
        clock.advance(Duration.ofSeconds(1));
      }
    }
    List<String> read = new ArrayList<>();
    @Nullable String next = "";
    while (next != null) {
      AuditSlice slice = book.page(AuditFilter.none(), next, 7);
      assertThat(slice.entries()).hasSizeLessThanOrEqualTo(7);
      slice.entries().forEach(row -> read.add(row.action()));
      next = slice.next();
    }

    assertThat(read).hasSize(25).doesNotHaveDuplicates();
    assertThat(read.get(0)).isEqualTo("act-24");
    assertThat(read.get(24)).isEqualTo("act-0");
  }

  @Test
  void filters_take_what_they_say() {
    note("user:li", "app.save", "app/crm", "");
    note("user:li", "user.create", "mei", "");
    note("user:mei", "app.save", "app/c%m", "");
    clock.advance(Duration.ofHours(1));
    note("hub", "app.save", "app/crm", "");

    assertThat(read("user:li", "", "")).hasSize(2);
    assertThat(read("", "app.", "")).hasSize(3);
    assertThat(read("user:li", "app.", "")).hasSize(1);
    assertThat(read("", "", "app/c%")).hasSize(1);
    assertThat(read("", "", "pp/")).isEmpty();
    AuditFilter early =
        new AuditFilter("", "", "", Optional.empty(), Optional.of(clock.instant().minusMillis(1)));
    assertThat(book.page(early, "", 50).entries()).hasSize(3);
    AuditFilter late =
        new AuditFilter("", "", "", Optional.of(clock.instant().minusMillis(1)), Optional.empty());
    assertThat(book.page(late, "", 50).entries()).hasSize(1);
  }

  @Test
  void operators_do_not_read_it() {
    AuditBook theirs = TestAudit.book(database, clock, TestCallers.of(Role.OPERATOR));

    assertThatThrownBy(() -> theirs.page(AuditFilter.none(), "", 50))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(theirs::verdict).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> theirs.check(1)).isInstanceOf(ProblemException.class);
  }

  private List<AuditRow> read(String who, String action, String subject) {
    return book.page(
            new AuditFilter(who, action, subject, Optional.empty(), Optional.empty()), "", 50)
        .entries();
  }

  private List<AuditRow> all() {
    return book.page(AuditFilter.none(), "", 50).entries();
  }

  private void note(String who, String action, String subject, String detail) {
    database.tx().run(() -> log.note(who, action, subject, detail));
  }

  private void sql(String sql) {
    database.tx().run(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }
}
