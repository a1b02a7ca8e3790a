package dev.suitehub.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.time.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was done to the audit log in the database shows. */
class AuditChainTest {

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00.123456789Z");
  private final AuditLog log = new AuditLog(database.entities(), clock);
  private final AuditChain chain = TestAudit.chain(database, clock);
  private final AuditChain otherNode = TestAudit.chain(database, clock);
  private final AuditBook book =
      new AuditBook(database.entities(), database.tx(), TestCallers.of(Role.AUDITOR), chain);

  @Test
  @Tag("access-R8")
  void nothing_is_found_in_what_nobody_touched() {
    chain.link();
    assertThat(book.verdict().sound()).as("empty").isTrue();
    note(5);
    assertThat(book.verdict().pending()).isEqualTo(5);

    tick();

    AuditVerdict verdict = book.verdict();
    assertThat(verdict.sound()).isTrue();
    assertThat(verdict.entries()).isEqualTo(5);
    assertThat(verdict.pending()).isZero();
    assertThat(verdict.links()).isEqualTo(1);
    assertThat(verdict.checkedAt()).isNotNull();
    assertThat(verdict.end()).startsWith("k1.");
    tick();
    assertThat(book.verdict().end()).as("no link without entries").isEqualTo(verdict.end());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit_entry set detail = 'nothing' where action = 'act-3' | CHANGED 3",
        "update audit_entry set at = at + interval '1' second where action = 'act-3' | CHANGED 3",
        "update audit_entry set seal = null where action = 'act-3' | CHANGED 3",
        "update audit_entry set seal = '' where action in ('act-3', 'act-4') | CHANGED 3-4",
        "update audit_entry set link = null where action = 'act-3' | CHANGED 3",
        "update audit_entry set link = 1 where action = 'act-6' | FOREIGN 6, CHANGED 6",
        "update audit_entry set link = 9 where action = 'act-3' | FOREIGN 3",
        "delete from audit_entry where action = 'act-3' | REMOVED 3",
        "delete from audit_entry where action in ('act-2', 'act-3', 'act-4') | REMOVED 2-4",
        "delete from audit_entry where action in ('act-2', 'act-4') | REMOVED 2, REMOVED 4",
        "delete from audit_entry where link = 3 | REMOVED 8-9",
        "update audit_link set items = replace(items, ':', ':x') where id = 2 | LINK_CHANGED 5-7",
        "update audit_link set at = at + interval '1' second where id = 2 | LINK_CHANGED 5-7",
        "delete from audit_link where id = 1 | LINK_REMOVED 0-4",
        "delete from audit_link where id = 2 | LINK_REMOVED 5-7",
        "delete from audit_link where id = 3 | LINK_REMOVED 8-9",
        "update audit_chain set links = 2 | CHAIN_CHANGED",
        "update audit_chain set seal = null | CHAIN_CHANGED",
        "update audit_chain set links = 0, entries = 0, caught_up = false, last_seal = '', checked = 0, linked_at = null, round_at = null, seal = null | CHAIN_CHANGED",
        "delete from audit_chain | CHAIN_CHANGED",
      })
  @Tag("access-R8")
  void what_is_changed_or_removed_after_it_was_linked_is_found(String change, String expected) {
    List<Long> ids = threeLinks();
    sql(change);

    chain.walk();

    AuditVerdict verdict = book.verdict();
    assertThat(verdict.sound()).isFalse();
    List<String> found =
        verdict.findings().stream()
            .map(
                one ->
                    one.firstEntry() == 0
                        ? one.fault().name()
                        : one.fault()
                            + " "
                            + ids.indexOf(one.firstEntry())
                            + (one.firstEntry() == one.lastEntry()
                                ? ""
                                : "-" + ids.indexOf(one.lastEntry())))
            .distinct()
            .toList();
    assertThat(found).containsAll(List.of(expected.split(", ")));
    clock.advance(Duration.ofMinutes(1));
    long notes = count("select count(*) from audit_entry where action = 'audit.finding'");
    otherNode.walk();
    assertThat(book.verdict().found()).as("found once").isEqualTo(verdict.found());
    assertThat(count("select count(*) from audit_entry where action = 'audit.finding'"))
        .as("noted once")
        .isEqualTo(notes);
  }

  @Test
  @Tag("access-R8")
  void rows_that_were_emptied_show_in_the_list_too() {
    threeLinks();
    sql("update audit_entry set seal = null");

    assertThat(marks()).containsOnly(AuditMark.ALTERED);
  }

  @Test
  @Tag("access-R8")
  void the_newest_entries_cannot_be_cut_off_together_with_their_link_and_the_end() {
    threeLinks();
    List<?> end =
        database.entities().createNativeQuery("select seal from audit_chain").getResultList();
    note(2);
    tick();
    chain.link();
    sql("delete from audit_entry where link = 4");
    sql("delete from audit_link where id = 4");
    assertThat(end).hasSize(1);
    chain.walk();

    assertThat(faults()).contains(AuditFault.LINK_REMOVED);
  }

  @Test
  @Tag("access-R8")
  void a_chain_that_was_put_back_as_a_whole_is_known_to_a_node_that_saw_more_of_it() {
    note(2);
    tick();
    sql("create table kept as select * from audit_chain");
    note(2);
    tick();
    tick();
    sql("delete from audit_entry where link = 2");
    sql("delete from audit_link where id = 2");
    sql("delete from audit_chain");
    sql("insert into audit_chain select * from kept");

    otherNode.walk();
    assertThat(book.verdict().sound()).as("which saw none of it").isTrue();
    chain.walk();

    assertThat(faults()).containsExactly(AuditFault.CHAIN_CHANGED);
    note(1);
    tick();
    assertThat(book.verdict().links()).as("and goes on").isEqualTo(2);
    assertThat(faults()).containsExactly(AuditFault.CHAIN_CHANGED);
  }

  @Test
  void what_is_mended_is_found_no_more() {
    threeLinks();
    sql("update audit_entry set detail = 'nothing' where action = 'act-3'");
    chain.walk();
    assertThat(book.verdict().sound()).isFalse();

    sql("update audit_entry set detail = 'detail' where action = 'act-3'");
    chain.walk();

    assertThat(book.verdict().sound()).isTrue();
  }

  @Test
  @Tag("access-R8")
  void entries_of_before_seals_are_linked_at_the_first_time_and_safe_from_then_on() {
    note(3);
    sql("update audit_entry set seal = null");
    clock.advance(Duration.ofSeconds(1));
    note(1);
    tick();
    assertThat(book.verdict().sound()).isTrue();
    assertThat(marks())
        .containsExactly(
            AuditMark.GENUINE,
            AuditMark.BEFORE_SEALS,
            AuditMark.BEFORE_SEALS,
            AuditMark.BEFORE_SEALS);

    sql("update audit_entry set who = 'user:mei' where action = 'act-1'");
    chain.walk();

    assertThat(faults()).containsExactly(AuditFault.CHANGED);
  }

  @Test
  @Tag("access-R8")
  void an_entry_without_its_own_seal_is_found_when_it_is_linked_later() {
    tick();
    note(3);
    sql("update audit_entry set seal = null where action = 'act-1'");
    sql("update audit_entry set detail = 'other' where action = 'act-2'");

    tick();
    chain.walk();

    assertThat(faults()).containsExactly(AuditFault.UNSEALED);
    assertThat(marks()).containsExactly(AuditMark.ALTERED, AuditMark.ALTERED, AuditMark.GENUINE);
    chain.walk();
    assertThat(faults()).containsExactly(AuditFault.UNSEALED);
  }

  @Test
  void a_long_chain_is_checked_in_parts_until_it_ends() {
    int entries = AuditChain.MOST_ENTRIES * 2 + 1;
    note(entries);
    chain.link();
    for (int i = 0; i < AuditChain.MOST_LINKS; i++) {
      note(1);
      chain.link();
    }
    AuditCheck first = book.check(1);
    assertThat(first.to()).isEqualTo(AuditChain.MOST_LINKS);
    assertThat(first.next()).isEqualTo(AuditChain.MOST_LINKS + 1);
    AuditCheck last = book.check(Objects.requireNonNull(first.next()));

    assertThat(last.next()).isNull();
    assertThat(first.entries() + last.entries()).isEqualTo(entries + AuditChain.MOST_LINKS);
    assertThat(book.check(Long.MAX_VALUE).next()).isNull();
    assertThat(book.check(-5).from()).isEqualTo(1);
    chain.walk();
    assertThat(book.verdict().checkedAt()).isNull();
    chain.walk();
    assertThat(book.verdict().checkedAt()).isNotNull();
  }

  @Test
  @Tag("access-R8")
  void two_nodes_that_write_link_and_check_at_once_raise_nothing() throws Exception {
    int writers = 4;
    int acts = 40;
    CyclicBarrier start = new CyclicBarrier(writers + 2);
    List<Future<?>> all = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(writers + 2);
    try {
      for (int w = 0; w < writers; w++) {
        int writer = w;
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < acts; i++) {
                    actThatMayFail(writer, i);
                  }
                  return null;
                }));
      }
      for (AuditChain node : List.of(chain, otherNode)) {
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < 25; i++) {
                    TestAudit.tick(node);
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    tick();
    chain.walk();
    otherNode.walk();

    AuditVerdict verdict = book.verdict();
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.pending()).isZero();
    assertThat(verdict.entries()).isEqualTo(writers * acts / 2);
    assertThat(count("select count(*) from audit_link")).isEqualTo(verdict.links());
  }

  @Test
  @Tag("access-R8")
  void the_newest_finding_is_told_first_whatever_its_link() {
    List<Long> ids = threeLinks();
    sql("delete from audit_entry where action = 'act-9'");
    chain.walk();
    clock.advance(Duration.ofMinutes(1));
    sql("delete from audit_entry where action = 'act-0'");
    chain.walk();

    assertThat(chain.found()).isEqualTo(2);
    assertThat(chain.newest(1)).extracting(AuditFinding::firstEntry).containsExactly(ids.get(0));
    assertThat(chain.newest(9))
        .extracting(AuditFinding::firstEntry)
        .containsExactly(ids.get(0), ids.get(9));
    assertThat(book.verdict().findings()).extracting(AuditFinding::link).isSorted();
  }

  @Test
  @Tag("access-R8")
  void entries_outside_of_the_chain_are_found_on_both_sides_of_it() {
    List<Long> ids = threeLinks();
    sql("update audit_entry set link = 0 where action = 'act-1'");
    sql("update audit_entry set link = 99 where action = 'act-9'");
    chain.walk();

    assertThat(chain.newest(50))
        .filteredOn(one -> one.fault() == AuditFault.FOREIGN)
        .extracting(AuditFinding::firstEntry)
        .containsExactlyInAnyOrder(ids.get(1), ids.get(9));
  }

  /** Each second act is rolled back: its id is never seen. */
  private void actThatMayFail(int writer, int number) {
    try {
      database
          .tx()
          .run(
              () -> {
                log.note("user:" + writer, "act-" + number, "x", "");
                if (number % 2 == 1) {
                  throw new IllegalStateException("rolled back");
                }
              });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("rolled back");
    }
  }

  /** act-0 to act-4, act-5 to act-7, act-8 and act-9; returns their ids. */
  private List<Long> threeLinks() {
    int from = 0;
    for (int size : new int[] {5, 3, 2}) {
      for (int i = 0; i < size; i++) {
        int number = from + i;
        database.tx().run(() -> log.note("user:li", "act-" + number, "x", "detail"));
      }
      from += size;
      chain.link();
    }
    chain.walk();
    assertThat(book.verdict().sound()).isTrue();
    List<Long> ids = new ArrayList<>();
    for (Object id :
        database
            .entities()
            .createNativeQuery("select id from audit_entry order by id")
            .getResultList()) {
      ids.add(((Number) id).longValue());
    }
    return ids;
  }

  private void note(int entries) {
    for (int i = 0; i < entries; i++) {
      int number = i;
      database.tx().run(() -> log.note("user:li", "act-" + number, "x", "detail"));
    }
  }

  private void tick() {
    TestAudit.tick(chain);
  }

  private List<AuditFault> faults() {
    return book.verdict().findings().stream().map(AuditFinding::fault).distinct().toList();
  }

  private List<AuditMark> marks() {
    return book.page(AuditFilter.none(), "", 50).entries().stream()
        .filter(row -> row.action().startsWith("act-"))
        .map(AuditRow::mark)
        .toList();
  }

  private long count(String sql) {
    return ((Number) database.entities().createNativeQuery(sql).getSingleResult()).longValue();
  }

  private void sql(String sql) {
    database.tx().run(() -> database.entities().createNativeQuery(sql).executeUpdate());
  }
}
