package dev.suitehub.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.SuiteId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final CorpId CORP = new CorpId("wpCorpA");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<JournalAppended> hints = new ArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Journal journal =
      new Journal(
          database.entities(),
          database.connections(),
          database.tx(),
          new SettableClock(now),
          hints::add);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void an_entry_keeps_head_and_content() {
    EntryId id =
        append(
                CRM,
                "<xml><SuiteId>ww1</SuiteId><InfoType>change_contact</InfoType>"
                    + "<TimeStamp>1700000000</TimeStamp><ChangeType>create_user</ChangeType>"
                    + "<AuthCorpId>wpCorpA</AuthCorpId><UserID>张三</UserID></xml>")
            .orElseThrow();

    JournalEntry entry = journal.feed(CRM, FeedMark.START, 10).get(0);

    assertThat(entry.id()).isEqualTo(id);
    assertThat(entry.suite()).contains(CRM);
    assertThat(entry.url()).isEqualTo(UrlKind.COMMAND);
    assertThat(entry.type()).isEqualTo("change_contact");
    assertThat(entry.changeType()).contains("create_user");
    assertThat(entry.suiteId()).contains(new SuiteId("ww1"));
    assertThat(entry.corp()).contains(CORP);
    assertThat(entry.noticeTime()).contains(Instant.ofEpochSecond(1700000000));
    assertThat(entry.receivedAt()).isEqualTo(NOON);
    assertThat(entry.receiveId()).isEqualTo("ww1");
    assertThat(entry.hash()).hasSize(64);
    assertThat(entry.text().orElseThrow()).contains("张三");
    assertThat(hints).containsExactly(new JournalAppended(CRM));
  }

  @Test
  @Tag("journal-R4")
  void content_is_sealed_at_rest() throws SQLException {
    append(CRM, "<xml><InfoType>x</InfoType><Name>Zhang San</Name></xml>");

    try (Connection connection = database.dataSource().getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select content_sealed from journal_entry")) {
      rows.next();
      assertThat(rows.getString(1)).startsWith("k1.").doesNotContain("Zhang");
    }
  }

  @Test
  @Tag("journal-R2")
  void a_duplicate_changes_nothing() {
    String text = "<xml><InfoType>x</InfoType></xml>";
    append(CRM, text);

    assertThat(append(CRM, text)).isEmpty();
    assertThat(journal.feed(CRM, FeedMark.START, 10)).hasSize(1);
    assertThat(hints).hasSize(1);
  }

  @Test
  @Tag("journal-R2")
  @Tag("complaint-27")
  void the_same_text_at_another_url_is_another_entry() {
    String text = "<xml><InfoType>x</InfoType></xml>";
    append(CRM, text);

    assertThat(append(new SuiteKey("shop"), text)).isPresent();
    assertThat(append(Source.of(CRM), UrlKind.DATA, text)).isPresent();
    assertThat(append(Source.of(new ProviderKey("crm")), UrlKind.SYSTEM, text)).isPresent();
    assertThat(hints).hasSize(3);
  }

  @Test
  @Tag("journal-R2")
  void two_threads_appending_the_same_make_one_entry() throws Exception {
    for (int round = 0; round < 20; round++) {
      String text = "<xml><InfoType>x" + round + "</InfoType></xml>";
      CyclicBarrier together = new CyclicBarrier(2);
      List<Future<Optional<EntryId>>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            threads.submit(
                () -> {
                  together.await(5, SECONDS);
                  return append(CRM, text);
                }));
      }
      Optional<EntryId> first = both.get(0).get(10, SECONDS);
      Optional<EntryId> second = both.get(1).get(10, SECONDS);
      assertThat(first.isPresent()).isNotEqualTo(second.isPresent());
    }
  }

  @Test
  @Tag("journal-R3")
  void an_entry_that_is_committed_late_is_not_skipped_by_the_feed() throws Exception {
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    Future<?> slow =
        threads.submit(
            () ->
                database
                    .tx()
                    .run(
                        () -> {
                          journal.append(arrival(Source.of(CRM), UrlKind.COMMAND, info("slow")));
                          appended.countDown();
                          await(mayCommit);
                        }));
    assertThat(appended.await(5, SECONDS)).isTrue();
    append(CRM, info("quick"));

    List<JournalEntry> before = journal.feed(CRM, FeedMark.START, 10);
    mayCommit.countDown();
    slow.get(5, SECONDS);
    List<JournalEntry> after = journal.feed(CRM, before.get(0).mark(), 10);

    assertThat(before).extracting(JournalEntry::type).containsExactly("quick");
    assertThat(after).extracting(JournalEntry::type).containsExactly("slow");
    assertThat(after.get(0).id().value()).isLessThan(before.get(0).id().value());
  }

  @Test
  @Tag("journal-R3")
  void readers_at_the_same_time_give_every_entry_one_position() throws Exception {
    for (int i = 0; i < 600; i++) {
      append(CRM, info("n" + i));
    }
    List<Future<List<JournalEntry>>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      readers.add(threads.submit(() -> journal.feed(CRM, FeedMark.START, 1000)));
    }
    for (Future<List<JournalEntry>> reader : readers) {
      reader.get(30, SECONDS);
    }

    List<JournalEntry> feed = journal.feed(CRM, FeedMark.START, 1000);

    assertThat(feed).hasSize(600);
    assertThat(feed.get(0).position()).isEqualTo(1);
    assertThat(feed.get(599).position()).isEqualTo(600);
    assertThat(feed).isSortedAccordingTo((a, b) -> Long.compare(a.id().value(), b.id().value()));
  }

  @Test
  @Tag("journal-R3")
  void positions_follow_one_another_where_ids_do_not() {
    append(CRM, info("a"));
    append(CRM, info("b"));
    append(CRM, info("b"));
    append(CRM, info("c"));
    journal.sequenceAll();
    append(CRM, info("c"));
    append(CRM, info("d"));

    List<JournalEntry> feed = journal.feed(CRM, FeedMark.START, 10);

    assertThat(feed).extracting(JournalEntry::type).containsExactly("a", "b", "c", "d");
    assertThat(feed).extracting(JournalEntry::position).containsExactly(1L, 2L, 3L, 4L);
    assertThat(feed.get(3).id().value()).as("duplicates took ids").isEqualTo(6);
  }

  @Test
  @Tag("journal-R1")
  void what_is_not_committed_is_not_there() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database
                    .tx()
                    .run(
                        () -> {
                          journal.append(arrival(Source.of(CRM), UrlKind.COMMAND, info("x")));
                          throw new IllegalStateException("no");
                        }));

    assertThat(journal.feed(CRM, FeedMark.START, 10)).isEmpty();
  }

  @Test
  void a_fact_told_again_is_the_same_entry() {
    EntryId first = fact("authorised-1");
    EntryId again = fact("authorised-1");
    EntryId other = fact("authorised-2");

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(journal.feed(CRM, FeedMark.START, 10)).hasSize(2);
    JournalEntry entry = journal.feed(CRM, FeedMark.START, 10).get(0);
    assertThat(entry.url()).isEqualTo(UrlKind.FACT);
    assertThat(entry.type()).isEqualTo(Journal.CORP_INSTALLED);
    assertThat(entry.text()).contains("{\"mode\":\"admin\",\"name\":\"甲\"}");
  }

  @Test
  void a_corp_unknown_at_arrival_is_known_once_linked() {
    append(CRM, "<xml><InfoType>x</InfoType><AuthCorpId>wpCorpA</AuthCorpId></xml>");
    assertThat(journal.feed(CRM, FeedMark.START, 10).get(0).isCorpKnown()).isFalse();

    database.tx().run(() -> journal.link(CRM, CORP));

    assertThat(journal.feed(CRM, FeedMark.START, 10).get(0).isCorpKnown()).isTrue();
  }

  @Test
  void erasing_a_corp_leaves_heads_and_hashes_and_other_corps() {
    String text = "<xml><InfoType>x</InfoType><AuthCorpId>wpCorpA</AuthCorpId></xml>";
    append(CRM, text);
    append(CRM, "<xml><InfoType>y</InfoType><AuthCorpId>wpCorpB</AuthCorpId></xml>");
    fact("1");

    database.tx().run(() -> journal.eraseCorp(CRM, Optional.empty(), CORP));

    List<JournalEntry> feed = journal.feed(CRM, FeedMark.START, 10);
    assertThat(feed).extracting(JournalEntry::isErased).containsExactly(true, false, true);
    assertThat(feed.get(0).type()).isEqualTo("x");
    assertThat(feed.get(0).text()).isEmpty();
    assertThat(append(CRM, text)).as("still a duplicate").isEmpty();
  }

  @Test
  @Tag("journal-R4")
  void old_content_is_erased_and_old_rows_go_in_chunks() {
    database
        .tx()
        .run(
            () -> {
              for (int i = 0; i < Journal.CHUNK + 20; i++) {
                journal.append(arrival(Source.of(CRM), UrlKind.COMMAND, info("old" + i)));
              }
            });
    now.set(NOON.plus(Duration.ofDays(31)));
    append(CRM, info("new"));
    journal.sequenceAll();

    assertThat(journal.eraseOlderThan(NOON.plusSeconds(1))).isEqualTo(Journal.CHUNK);
    assertThat(journal.eraseOlderThan(NOON.plusSeconds(1))).isEqualTo(20);
    assertThat(journal.eraseOlderThan(NOON.plusSeconds(1))).isZero();
    assertThat(journal.feed(CRM, FeedMark.START, 1000))
        .filteredOn(JournalEntry::isErased)
        .hasSize(520);
    assertThat(append(CRM, info("old3"))).as("its hash is kept").isEmpty();

    assertThat(journal.removeOlderThan(NOON.plusSeconds(1))).isEqualTo(Journal.CHUNK);
    assertThat(journal.removeOlderThan(NOON.plusSeconds(1))).isEqualTo(20);
    assertThat(journal.removeOlderThan(NOON.plusSeconds(1))).isZero();
    assertThat(journal.feed(CRM, FeedMark.START, 1000))
        .extracting(JournalEntry::type)
        .containsExactly("new");
  }

  @Test
  void a_text_that_is_no_xml_is_kept_as_unreadable() {
    database
        .tx()
        .run(
            () ->
                journal.append(
                    new Arrival(
                        Source.of(CRM),
                        UrlKind.DATA,
                        "no xml",
                        Optional.empty(),
                        Optional.of(CORP),
                        false,
                        "wpCorpA",
                        "path names\u0000 another")));

    JournalEntry entry = journal.feed(CRM, FeedMark.START, 1).get(0);
    assertThat(entry.type()).isEqualTo(Journal.UNREADABLE);
    assertThat(entry.text()).contains("no xml");
    assertThat(entry.remark()).isEqualTo("path names? another");
    assertThat(journal.latest(Source.of(CRM), 5)).hasSize(1);
  }

  private EntryId fact(String uniqueness) {
    return database
        .tx()
        .call(
            () ->
                journal.fact(
                    CRM,
                    CORP,
                    Journal.CORP_INSTALLED,
                    uniqueness,
                    Map.of("name", "甲", "mode", "admin")));
  }

  private Optional<EntryId> append(SuiteKey suite, String text) {
    return append(Source.of(suite), UrlKind.COMMAND, text);
  }

  private Optional<EntryId> append(Source source, UrlKind url, String text) {
    return database.tx().call(() -> journal.append(arrival(source, url, text)));
  }

  private static Arrival arrival(Source source, UrlKind url, String text) {
    Notice notice = Notice.parse(text);
    return new Arrival(source, url, text, Optional.of(notice), notice.corpId(), false, "ww1", "");
  }

  private static String info(String type) {
    return "<xml><InfoType>" + type + "</InfoType></xml>";
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    private SettableClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return java.util.Objects.requireNonNull(now.get());
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
