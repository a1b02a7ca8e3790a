package dev.suitehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.Caller;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefusalDeskTest {

  private static final Source CRM = Source.of(new SuiteKey("crm"));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T12:00:00Z");
  private final Refusals refusals = new Refusals(database.entities(), database.tx(), clock);
  private final RefusalDesk desk = desk(TestCallers.of(Role.AUDITOR));

  @Test
  void pages_tell_each_once_the_newest_first() {
    for (int i = 0; i < 5; i++) {
      refusals.note(CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, "192.0.2.1", "no " + i);
      if (i % 2 == 0) {
        clock.advance(Duration.ofSeconds(1));
      }
    }
    refusals.flush();

    List<String> told = new ArrayList<>();
    Optional<EntryMark> after = Optional.empty();
    do {
      RefusalPage page = desk.page(Optional.empty(), Optional.empty(), after, 2);
      page.rows().forEach(row -> told.add(row.detail()));
      after = page.next();
    } while (after.isPresent());

    assertThat(told).containsExactlyInAnyOrder("no 0", "no 1", "no 2", "no 3", "no 4");
    assertThat(told.get(4)).isEqualTo("no 0");
    assertThat(told.subList(0, 2)).containsExactlyInAnyOrder("no 3", "no 4");
  }

  @Test
  void source_and_reason_narrow_it() {
    refusals.note(CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, "192.0.2.1", "a");
    refusals.note(CRM, UrlKind.DATA, RefusalReason.RECEIVER, "192.0.2.1", "b");
    refusals.note(Source.UNKNOWN, UrlKind.DATA, RefusalReason.UNKNOWN_KEY, "192.0.2.2", "c");
    refusals.flush();

    assertThat(found(Optional.of(CRM), Optional.empty())).containsExactlyInAnyOrder("a", "b");
    assertThat(found(Optional.of(Source.UNKNOWN), Optional.empty())).containsExactly("c");
    assertThat(found(Optional.empty(), Optional.of(RefusalReason.RECEIVER))).containsExactly("b");
    assertThat(desk.totals()).hasSize(3);
  }

  @Test
  void only_those_of_the_last_hour_are_counted_for_it() {
    refusals.note(CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, "192.0.2.1", "old");
    clock.advance(Duration.ofHours(1).plusSeconds(1));
    refusals.note(CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, "192.0.2.1", "new");
    refusals.flush();

    assertThat(desk.since(clock.instant().minus(Duration.ofHours(1))))
        .containsExactly(new RefusalCount(CRM, UrlKind.COMMAND, RefusalReason.SIGNATURE, 1));
  }

  @Test
  void nobody_sees_nothing() {
    assertThatThrownBy(() -> desk(new Caller()).totals()).hasMessageContaining("ops:read");
  }

  private List<String> found(Optional<Source> source, Optional<RefusalReason> reason) {
    return desk.page(source, reason, Optional.empty(), 10).rows().stream()
        .map(RefusalRow::detail)
        .toList();
  }

  private RefusalDesk desk(Caller caller) {
    return new RefusalDesk(database.entities(), refusals, caller, database.tx());
  }
}
