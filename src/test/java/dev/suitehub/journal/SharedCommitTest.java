package dev.suitehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.suitehub.platform.Tx;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.security.Sha256;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.postgres.PostgresServer;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import jakarta.transaction.RollbackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedCommitTest {

  private static final SuiteKey CRM = new SuiteKey("crm");

  /** Longer than the column. */
  private static final Source POISON = new Source(Source.Kind.SUITE, "x".repeat(40));

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final List<JournalAppended> hints = Collections.synchronizedList(new ArrayList<>());
  private final SlowFirst tx = new SlowFirst();
  private final Journal journal = journal(Duration.ofSeconds(20));

  private Journal journal(Duration patience) {
    return new Journal(
        database.entities(),
        tx,
        TestClock.at("2026-11-22T12:00:00Z"),
        new EntryRows(database.entities(), hints::add),
        new SharedCommit(tx, new EntryBatch(database.connections(), hints::add), patience));
  }

  @Test
  @Tag("journal-R7")
  void those_who_come_while_somebody_writes_share_the_next_transaction() {
    List<Recording> others = whileTheFirstIsWritten("a", "b", "c");

    assertThat(tx.begun.get()).isEqualTo(2);
    assertThat(others).allSatisfy(one -> assertThat(one.entry()).isPresent());
    assertThat(texts()).containsExactlyInAnyOrder("first", "a", "b", "c");
    assertThat(hints).hasSize(2);
  }

  @Test
  @Tag("journal-R1")
  @Tag("journal-R7")
  void nobody_goes_on_before_the_commit() {
    Recording first = new Recording(journal, arrival("first"));
    awaitWaiting(first);
    Recording second = new Recording(journal, arrival("second"));
    awaitWaiting(second);

    assertThat(first.isDone()).isFalse();
    assertThat(second.isDone()).isFalse();
    assertThat(texts()).isEmpty();

    tx.mayBegin.countDown();
    assertThat(second.entry()).isPresent();
    assertThat(first.entry()).isPresent();
  }

  @Test
  @Tag("journal-R2")
  @Tag("journal-R7")
  void of_the_same_text_twice_in_a_transaction_one_is_the_entry() {
    List<Recording> others = whileTheFirstIsWritten("a", "same", "same", "first");

    assertThat(tx.begun.get()).isEqualTo(2);
    assertThat(others.get(0).entry()).isPresent();
    assertThat(Stream.of(others.get(1), others.get(2)).filter(one -> one.entry().isPresent()))
        .hasSize(1);
    assertThat(others.get(3).entry()).isEmpty();
    assertThat(texts()).containsExactlyInAnyOrder("first", "a", "same");
  }

  @Test
  @Tag("journal-R7")
  void a_row_that_the_database_refuses_fails_alone() {
    Recording first = new Recording(journal, arrival("first"));
    awaitWaiting(first);
    Recording good = new Recording(journal, arrival("good"));
    awaitWaiting(good);
    Recording bad = new Recording(journal, arrival(POISON, "bad"));
    awaitWaiting(bad);
    Recording other = new Recording(journal, arrival("other"));
    awaitWaiting(other);
    tx.mayBegin.countDown();

    assertThat(good.entry()).isPresent();
    assertThat(other.entry()).isPresent();
    assertThatThrownBy(bad::entry).isInstanceOf(CompletionException.class);
    assertThat(texts()).containsExactlyInAnyOrder("first", "good", "other");
  }

  @Test
  @Tag("journal-R1")
  @Tag("journal-R7")
  void a_commit_that_fails_acknowledges_nobody_and_the_next_ones_are_kept() {
    tx.failing = Set.of(2, 3, 4, 5);
    List<Recording> others = whileTheFirstIsWritten("a", "b", "c");

    assertThat(others)
        .allSatisfy(
            one -> assertThatThrownBy(one::entry).hasRootCauseMessage("The commit failed."));
    assertThat(texts()).containsExactly("first");

    assertThat(new Recording(journal, arrival("a")).entry()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("failures")
  @Tag("journal-R7")
  void where_only_the_common_commit_fails_each_is_kept_by_itself(Throwable failure) {
    tx.failing = Set.of(2);
    tx.failure = failure;
    List<Recording> others = whileTheFirstIsWritten("a", "b", "c");

    assertThat(others).allSatisfy(one -> assertThat(one.entry()).isPresent());
    assertThat(tx.begun.get()).isEqualTo(5);
    assertThat(texts()).containsExactlyInAnyOrder("first", "a", "b", "c");
  }

  /** A server may throw the checked one though nothing declares it. */
  private static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("The commit failed."), new RollbackException("It failed too."));
  }

  @Test
  @Tag("journal-R1")
  @Tag("journal-R7")
  void where_only_the_word_of_a_commit_is_lost_each_is_there_once() {
    tx.unheard = Set.of(2);
    List<Recording> others = whileTheFirstIsWritten("a", "b", "c");

    assertThat(others).allSatisfy(one -> assertThat(one.entry()).as("there before").isEmpty());
    assertThat(texts()).containsExactlyInAnyOrder("first", "a", "b", "c");
  }

  @Test
  @Tag("journal-R7")
  void whoever_breaks_down_while_writing_leaves_nobody_waiting() {
    tx.failing = Set.of(2);
    tx.failure = new AssertionError("No memory.");
    List<Recording> others = whileTheFirstIsWritten("a", "b", "c");

    assertThatThrownBy(others.get(0)::entry).hasRootCauseMessage("No memory.");
    assertThat(others.get(1).entry()).isPresent();
    assertThat(others.get(2).entry()).isPresent();
    assertThat(new Recording(journal, arrival("a")).entry()).isPresent();
  }

  @Test
  @Tag("journal-R7")
  void a_single_entry_that_fails_is_not_tried_again() {
    tx.failing = Set.of(1);
    tx.mayBegin.countDown();

    assertThatThrownBy(() -> journal.record(arrival("a"))).hasMessage("The commit failed.");
    assertThat(tx.begun.get()).isEqualTo(1);
    assertThat(journal.record(arrival("a"))).isPresent();
  }

  @Test
  @Tag("journal-R7")
  void whoever_is_interrupted_still_takes_his_turn() {
    Recording first = new Recording(journal, arrival("first"));
    awaitWaiting(first);
    Recording second = new Recording(journal, arrival("second"));
    awaitWaiting(second);
    second.interrupt();
    tx.mayBegin.countDown();

    assertThat(first.entry()).isPresent();
    second.awaitEnd();
    assertThat(new Recording(journal, arrival("third")).entry()).isPresent();
  }

  @Test
  @Tag("journal-R7")
  void more_than_fit_take_several_turns() {
    String[] texts =
        IntStream.rangeClosed(0, SharedCommit.MOST).mapToObj(i -> "t" + i).toArray(String[]::new);
    List<Recording> others = whileTheFirstIsWritten(texts);

    assertThat(tx.begun.get()).isEqualTo(3);
    assertThat(others).allSatisfy(one -> assertThat(one.entry()).isPresent());
    assertThat(others.stream().map(one -> one.entry().orElseThrow().value()))
        .doesNotHaveDuplicates();
  }

  @Test
  @Tag("journal-R7")
  void nobody_waits_long_for_a_turn_that_does_not_end() {
    Journal hasty = journal(Duration.ofMillis(100));
    Recording stuck = new Recording(hasty, arrival("stuck"));
    awaitWaiting(stuck);
    Recording follower = new Recording(hasty, arrival("follower"));
    Recording other = new Recording(hasty, arrival("other"));

    assertThat(follower.entry()).isPresent();
    assertThat(other.entry()).isPresent();
    for (int i = 0; i < 5; i++) {
      assertThat(new Recording(hasty, arrival("later" + i)).entry()).isPresent();
    }
    assertThat(stuck.isDone()).isFalse();

    tx.mayBegin.countDown();
    assertThat(stuck.entry()).isPresent();
    assertThat(new Recording(hasty, arrival("after")).entry()).isPresent();
    assertThat(texts()).hasSize(9);
  }

  @Test
  @Tag("journal-R7")
  void whoever_left_while_his_entry_was_being_written_finds_it_there_once() {
    Journal hasty = journal(Duration.ofMillis(100));
    Recording first = new Recording(hasty, arrival("first"));
    awaitWaiting(first);
    Recording again = new Recording(hasty, arrival("first"));

    assertThat(again.entry()).isPresent();
    tx.mayBegin.countDown();
    assertThat(first.entry()).as("there before").isEmpty();
    assertThat(texts()).containsExactly("first");
  }

  @Test
  @Tag("journal-R7")
  void beside_turns_that_do_not_end_only_so_many_may_be_stuck() {
    Journal hasty = journal(Duration.ofMillis(1));
    tx.held = Integer.MAX_VALUE;
    List<Recording> stuck = new ArrayList<>();
    for (int i = 0; i < SharedCommit.MOST_BESIDE_A_LATE_TURN; i++) {
      stuck.add(new Recording(hasty, arrival("t" + i)));
      awaitWaiting(stuck.get(i));
    }
    Awaitility.await().until(() -> tx.begun.get() == stuck.size());

    assertThatThrownBy(() -> hasty.record(arrival("too many")))
        .hasMessageContaining("does not end");

    tx.mayBegin.countDown();
    assertThat(stuck).allSatisfy(one -> assertThat(one.entry()).isPresent());
    assertThat(new Recording(hasty, arrival("too many")).entry()).isPresent();
  }

  /** Another node is about to write the same, and hangs. */
  @Test
  @Tag("journal-R7")
  void in_postgresql_a_row_that_is_locked_holds_up_no_whole_turn() throws SQLException {
    assumeTrue(PostgresServer.isWanted());
    try (Connection frozen = database.dataSource().getConnection()) {
      frozen.setAutoCommit(false);
      frozen
          .createStatement()
          .execute(
              "insert into journal_entry (id, source_kind, source_key, url_kind, content_hash, type,"
                  + " corp_known, received_at, receive_id, remark) values (900, 'SUITE', 'crm',"
                  + " 'COMMAND', '"
                  + Sha256.hex("zz")
                  + "', 't', false, current_timestamp, '', '')");
      Recording first = new Recording(journal, arrival("first"));
      awaitWaiting(first);
      Recording good = new Recording(journal, arrival("good"));
      awaitWaiting(good);
      Recording hung = new Recording(journal, arrival("zz"));
      awaitWaiting(hung);
      Recording fine = new Recording(journal, arrival("fine"));
      awaitWaiting(fine);
      tx.mayBegin.countDown();

      assertThat(good.entry()).isPresent();
      assertThat(fine.entry()).isPresent();
      assertThat(hung.isDone()).isFalse();
      frozen.rollback();
      assertThat(hung.entry()).isPresent();
    }
  }

  @Test
  @Tag("journal-R7")
  void what_is_recorded_has_the_columns_of_what_is_appended() {
    tx.mayBegin.countDown();
    Notice notice =
        Notice.parse(
            "<xml><InfoType>change_contact</InfoType><ChangeType>create_user</ChangeType>"
                + "<SuiteId>ww-crm</SuiteId><AuthCorpId>wpCorpA</AuthCorpId>"
                + "<TimeStamp>1763800000</TimeStamp></xml>");
    Optional<CorpId> corp = Optional.of(new CorpId("wpCorpA"));

    for (Optional<Notice> read : List.of(Optional.of(notice), Optional.<Notice>empty())) {
      String text = "text " + read.isPresent();
      Arrival recorded =
          new Arrival(Source.of(CRM), UrlKind.COMMAND, text, read, corp, true, "ww-crm", "odd");
      Arrival appended =
          new Arrival(Source.of(CRM), UrlKind.DATA, text, read, corp, true, "ww-crm", "odd");

      long one = journal.record(recorded).orElseThrow().value();
      long other = database.tx().call(() -> journal.append(appended)).orElseThrow().value();

      assertThat(columns(one)).isEqualTo(columns(other));
    }
  }

  /** But the id, its place, and the content, which is sealed differently each time. */
  private List<?> columns(long id) {
    return Arrays.asList(
        (Object[])
            database
                .tx()
                .call(
                    () ->
                        database
                            .entities()
                            .createNativeQuery(
                                "select source_kind, source_key, content_hash, type, change_type,"
                                    + " suite_id, corp_id, corp_known, notice_time, received_at,"
                                    + " receive_id, remark"
                                    + " from journal_entry where id = ?1")
                            .setParameter(1, id)
                            .getSingleResult()));
  }

  @Test
  @Tag("journal-R3")
  void what_is_recorded_has_its_place_in_the_feed_at_once() {
    whileTheFirstIsWritten("a", "b", "a", "c");

    assertThat(places()).hasSize(4).doesNotContainNull().doesNotHaveDuplicates().isSorted();
    assertThat(journal.feed(CRM, FeedMark.START, 10))
        .extracting(entry -> entry.text().orElseThrow())
        .containsExactly("first", "a", "b", "c");
  }

  @Test
  @Tag("journal-R3")
  void what_was_committed_before_and_has_no_place_yet_goes_before() {
    tx.mayBegin.countDown();
    database.tx().run(() -> journal.append(arrival("installed")));

    journal.record(arrival("changed"));

    assertThat(places()).hasSize(2).containsOnlyNulls();
    assertThat(journal.feed(CRM, FeedMark.START, 10))
        .extracting(entry -> entry.text().orElseThrow())
        .containsExactly("installed", "changed");
  }

  @Test
  @Tag("journal-R3")
  void nobody_waits_for_whoever_gives_places() throws SQLException {
    tx.mayBegin.countDown();
    try (Connection other = database.dataSource().getConnection()) {
      other.setAutoCommit(false);
      other.createStatement().execute("update journal_counter set last_position = last_position");

      assertThat(journal.record(arrival("a"))).isPresent();
      assertThat(places()).hasSize(1).containsOnlyNulls();

      other.rollback();
    }
    assertThat(journal.feed(CRM, FeedMark.START, 10)).hasSize(1);
  }

  /** Who met a taken place would look like a duplicate. */
  @Test
  @Tag("journal-R3")
  void a_counter_that_is_behind_makes_nothing_a_duplicate() throws SQLException {
    tx.mayBegin.countDown();
    journal.record(arrival("a"));
    try (Connection other = database.dataSource().getConnection()) {
      other.createStatement().execute("update journal_counter set last_position = 0");
    }

    assertThat(journal.record(arrival("b"))).isPresent();

    assertThat(texts()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  @Tag("journal-R3")
  void whoever_follows_the_feed_misses_nothing_and_gets_nothing_twice() {
    tx.mayBegin.countDown();
    CompletableFuture<?>[] writers =
        IntStream.range(0, 6)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () ->
                            IntStream.range(0, 60).forEach(i -> writeSomehow(i, writer + " " + i))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(writers);
    List<String> read = new ArrayList<>();
    FeedMark mark = FeedMark.START;
    boolean over = false;
    while (!over) {
      over = all.isDone();
      for (JournalEntry entry : journal.feed(CRM, mark, 1000)) {
        read.add(entry.text().orElseThrow());
        mark = entry.mark();
      }
    }

    all.join();
    assertThat(read).doesNotHaveDuplicates().hasSize(6 * 60);
  }

  /** Most with others, some in a transaction of their own, as notices that change more are. */
  private void writeSomehow(int number, String text) {
    if (number % 5 == 0) {
      database.tx().run(() -> journal.append(arrival(text)));
    } else {
      journal.record(arrival(text));
    }
  }

  /** In the order of the ids; null where there is none. */
  private List<@Nullable Long> places() {
    return database
        .tx()
        .call(
            () ->
                database
                    .entities()
                    .createQuery("select e from JournalEntry e order by e.id", JournalEntry.class)
                    .getResultStream()
                    .map(entry -> entry.place().orElse(null))
                    .toList());
  }

  /** They come one after the other, and go on once all of them wait. */
  private List<Recording> whileTheFirstIsWritten(String... texts) {
    Recording first = new Recording(journal, arrival("first"));
    awaitWaiting(first);
    List<Recording> others = new ArrayList<>();
    for (String text : texts) {
      Recording one = new Recording(journal, arrival(text));
      others.add(one);
      awaitWaiting(one);
    }
    tx.mayBegin.countDown();
    assertThat(first.entry()).isPresent();
    others.forEach(Recording::awaitEnd);
    return others;
  }

  private static void awaitWaiting(Recording one) {
    Awaitility.await()
        .until(
            () ->
                one.thread.getState() == Thread.State.WAITING
                    || one.thread.getState() == Thread.State.TIMED_WAITING);
  }

  private List<String> texts() {
    return database
        .tx()
        .call(
            () ->
                database
                    .entities()
                    .createQuery("select e from JournalEntry e", JournalEntry.class)
                    .getResultStream()
                    .map(entry -> entry.text().orElseThrow())
                    .toList());
  }

  private static Arrival arrival(String text) {
    return arrival(Source.of(CRM), text);
  }

  private static Arrival arrival(Source source, String text) {
    Optional<Notice> unreadable = Optional.empty();
    return new Arrival(
        source, UrlKind.COMMAND, text, unreadable, Optional.empty(), false, "ww1", "");
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A thread that records one entry. */
  private static final class Recording {
    private final CompletableFuture<Optional<EntryId>> result = new CompletableFuture<>();
    private final Thread thread;

    Recording(Journal journal, Arrival arrival) {
      thread =
          new Thread(
              () -> {
                try {
                  result.complete(journal.record(arrival));
                } catch (RuntimeException | Error e) {
                  result.completeExceptionally(e);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    boolean isDone() {
      return result.isDone();
    }

    Optional<EntryId> entry() {
      return result.join();
    }

    void awaitEnd() {
      Awaitility.await().until(result::isDone);
    }

    void interrupt() {
      thread.interrupt();
    }
  }

  /**
   * Holds back the first transaction, lets the commit of some fail, and that of others succeed
   * unheard.
   */
  private final class SlowFirst implements Tx {
    final CountDownLatch mayBegin = new CountDownLatch(1);
    final AtomicInteger begun = new AtomicInteger();
    volatile int held = 1;
    Set<Integer> failing = Set.of();
    Set<Integer> unheard = Set.of();
    Throwable failure = new IllegalStateException("The commit failed.");

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
      int number = begun.incrementAndGet();
      if (number <= held) {
        await();
      }
      try {
        T result =
            database
                .tx()
                .call(
                    () -> {
                      T got = work.get();
                      if (failing.contains(number)) {
                        throw new RolledBack();
                      }
                      return got;
                    });
        if (unheard.contains(number)) {
          throw new RolledBack();
        }
        return result;
      } catch (RolledBack e) {
        throw SlowFirst.<RuntimeException>undeclared(failure);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E undeclared(Throwable failure) throws E {
      throw (E) failure;
    }

    private void await() {
      try {
        mayBegin.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
