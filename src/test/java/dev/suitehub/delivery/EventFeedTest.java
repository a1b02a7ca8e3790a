package dev.suitehub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.journal.Arrival;
import dev.suitehub.journal.FeedMark;
import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalAppended;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import dev.suitehub.wire.WireException;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventFeedTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final CorpId CORP = new CorpId("wpCorpA");

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final Journal journal =
      new Journal(
          database.entities(),
          database.connections(),
          database.tx(),
          Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC),
          hint -> {});
  private final EventFeed feed = new EventFeed(journal);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
  private final EventWaits waits = new EventWaits(feed, threads);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @Tag("delivery-R2")
  void a_notice_is_told_as_json_without_its_secrets() {
    arrive(
        UrlKind.COMMAND,
        "<xml><SuiteId>ww1</SuiteId><InfoType>change_contact</InfoType>"
            + "<TimeStamp>1700000000</TimeStamp><ChangeType>update_user</ChangeType>"
            + "<AuthCorpId>wpCorpA</AuthCorpId><AuthCode>C0DE</AuthCode>"
            + "<ContactSync><AccessToken>T0KEN</AccessToken><ExpiresIn>7200</ExpiresIn></ContactSync><Item><Id>1</Id></Item><Item><Id>2</Id></Item><Name>张三"
            + " \"x\"</Name></xml>");

    JsonObject event = read().events().get(0);

    assertThat(event)
        .hasToString(
            "{\"cursor\":\"c1-91ba56\",\"id\":1,\"kind\":\"notice\",\"url\":\"command\","
                + "\"type\":\"change_contact\",\"changeType\":\"update_user\",\"corpId\":\"wpCorpA\","
                + "\"at\":\"2023-11-14T22:13:20Z\",\"receivedAt\":\"2026-11-22T12:00:00Z\","
                + "\"fields\":{\"SuiteId\":\"ww1\",\"InfoType\":\"change_contact\","
                + "\"TimeStamp\":\"1700000000\",\"ChangeType\":\"update_user\","
                + "\"AuthCorpId\":\"wpCorpA\",\"ContactSync\":{\"ExpiresIn\":\"7200\"},\"Item\":[{\"Id\":\"1\"},{\"Id\":\"2\"}],\"Name\":\"张三"
                + " \\\"x\\\"\"}}");
  }

  @Test
  @Tag("delivery-R2")
  void tickets_and_codes_are_never_told_but_the_cursor_goes_on() {
    arrive(UrlKind.COMMAND, info("suite_ticket", "<SuiteTicket>T1</SuiteTicket>"));
    arrive(UrlKind.COMMAND, info("create_auth", "<AuthCode>C1</AuthCode>"));
    arrive(UrlKind.COMMAND, info("reset_permanent_code", "<AuthCode>C2</AuthCode>"));

    EventPage page = feed.read(CRM, Cursor.START, 2);

    assertThat(page.events()).isEmpty();
    assertThat(page.next().mark().position()).isEqualTo(3);
  }

  @Test
  @Tag("delivery-R1")
  void a_full_page_of_what_is_never_told_does_not_end_the_feed() {
    for (int i = 0; i < 5; i++) {
      arrive(UrlKind.COMMAND, info("suite_ticket", "<SuiteTicket>T" + i + "</SuiteTicket>"));
    }
    arrive(UrlKind.COMMAND, info("change_auth", ""));

    assertThat(types(feed.read(CRM, Cursor.START, 2))).containsExactly("change_auth");
  }

  @Test
  @Tag("delivery-R1")
  @Tag("complaint-28")
  void following_the_cursor_gives_every_event_once_in_order() {
    for (int i = 0; i < 5; i++) {
      arrive(UrlKind.DATA, info("e" + i, ""));
    }

    EventPage first = feed.read(CRM, Cursor.START, 3);
    EventPage second = feed.read(CRM, first.next(), 3);
    EventPage third = feed.read(CRM, second.next(), 3);

    assertThat(types(first)).containsExactly("e0", "e1", "e2");
    assertThat(types(second)).containsExactly("e3", "e4");
    assertThat(third.isEmpty()).isTrue();
    assertThat(third.next()).isEqualTo(second.next());
    assertThat(feed.read(new SuiteKey("shop"), Cursor.START, 3).isEmpty()).isTrue();
  }

  @Test
  void a_fact_is_told_with_its_fields() {
    database
        .tx()
        .run(() -> journal.fact(CRM, CORP, Journal.CORP_INSTALLED, "1", Map.of("mode", "admin")));

    JsonObject event = read().events().get(0);

    assertThat(event.getString("kind")).isEqualTo("fact");
    assertThat(event.getString("type")).isEqualTo("corp.installed");
    assertThat(event.getString("corpId")).isEqualTo("wpCorpA");
    assertThat(event.getJsonObject("fields").getString("mode")).isEqualTo("admin");
  }

  @Test
  void what_was_erased_keeps_its_place() {
    arrive(UrlKind.COMMAND, info("x", "<AuthCorpId>wpCorpA</AuthCorpId>"));
    database.tx().run(() -> journal.eraseCorp(CRM, Optional.empty(), CORP));

    JsonObject event = read().events().get(0);

    assertThat(event.getBoolean("erased")).isTrue();
    assertThat(event.getJsonObject("fields")).isEmpty();
  }

  @Test
  @Tag("delivery-R2")
  void of_an_unreadable_text_only_the_head_is_told() {
    arrive(UrlKind.DATA, "AuthCode=C0DE");

    JsonObject event = read().events().get(0);

    assertThat(event.getString("type")).isEqualTo("unreadable");
    assertThat(event.getJsonObject("fields")).isEmpty();
  }

  @Test
  @Tag("delivery-R3")
  void a_reader_that_waits_is_answered_at_the_hint() {
    CompletionStage<EventPage> page = waits.next(CRM, Cursor.START, 10, Duration.ofSeconds(20));
    assertThat(page.toCompletableFuture()).isNotDone();

    arrive(UrlKind.COMMAND, info("change_auth", ""));
    waits.appended(new JournalAppended(CRM));

    Awaitility.await()
        .atMost(Duration.ofMillis(900))
        .untilAsserted(() -> assertThat(page.toCompletableFuture()).isCompleted());
    assertThat(types(page.toCompletableFuture().join())).containsExactly("change_auth");
  }

  @Test
  @Tag("delivery-R3")
  void a_reader_that_waits_finds_what_another_node_has_committed() {
    CompletionStage<EventPage> page = waits.next(CRM, Cursor.START, 10, Duration.ofSeconds(20));

    arrive(UrlKind.COMMAND, info("change_auth", ""));

    Awaitility.await().untilAsserted(() -> assertThat(page.toCompletableFuture()).isCompleted());
    assertThat(types(page.toCompletableFuture().join())).containsExactly("change_auth");
  }

  @Test
  void when_the_wait_is_over_the_page_is_empty() {
    CompletionStage<EventPage> page = waits.next(CRM, Cursor.START, 10, Duration.ofMillis(30));

    Awaitility.await().untilAsserted(() -> assertThat(page.toCompletableFuture()).isCompleted());
    assertThat(page.toCompletableFuture().join().toJson())
        .isEqualTo("{\"events\":[],\"next\":\"c0\"}");
  }

  @Test
  void a_bad_question_is_told_all_findings() {
    assertThatThrownBy(
            () -> EventQuery.parse(Optional.of("12"), Optional.of("501"), Optional.of("-1")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type().status()).isEqualTo(422);
              assertThat(String.valueOf(problem.extensions().get("violations")))
                  .contains("after", "limit", "wait");
            });
    assertThat(EventQuery.parse(Optional.empty(), Optional.empty(), Optional.empty()))
        .isEqualTo(new EventQuery(Cursor.START, 100, Duration.ZERO));
    assertThat(EventQuery.parse(Optional.of("c1z"), Optional.of("500"), Optional.of("20")))
        .isEqualTo(new EventQuery(new Cursor(new FeedMark(71, "")), 500, Duration.ofSeconds(20)));
  }

  @Test
  @Tag("delivery-R4")
  void a_cursor_whose_place_was_given_to_something_else_is_refused() {
    List<Cursor> kept = restored("a", "b", "lost");
    arrive(UrlKind.DATA, info("c", ""));
    arrive(UrlKind.DATA, info("d", ""));

    assertLost(kept.get(2));
    assertLost(kept.get(2), new SuiteKey("shop"));
    assertThat(types(feed.read(CRM, kept.get(1), 9))).containsExactly("c", "d");
    assertThat(types(feed.read(CRM, Cursor.START, 9))).containsExactly("a", "b", "c", "d");
  }

  @Test
  @Tag("delivery-R4")
  void a_cursor_ahead_of_all_that_was_given_is_refused_with_a_sign_or_without() {
    List<Cursor> kept = restored("a", "b", "lost");
    arrive(UrlKind.DATA, info("c", ""));

    assertLost(cursor("c4"));
    assertLost(cursor("c4-abcdef"));
    assertThat(types(feed.read(CRM, cursor("c2"), 9))).as("of before signs").containsExactly("c");
    assertThat(feed.read(CRM, cursor("c3"), 9).events()).isEmpty();
    assertLost(kept.get(2));
  }

  @Test
  @Tag("delivery-R4")
  void behind_a_leap_whoever_holds_a_cursor_of_what_was_lost_misses_nothing() {
    List<Cursor> kept = restored("a", "lost", "lost too");
    database.tx().run(journal::leap);
    arrive(UrlKind.DATA, info("c", ""));
    arrive(UrlKind.DATA, info("d", ""));

    for (Cursor cursor : kept) {
      assertThat(types(feed.read(CRM, cursor, 9))).contains("c", "d");
    }
    Cursor last = feed.read(CRM, kept.get(2), 9).next();
    assertThat(cursor(last.toString())).isEqualTo(last);
    assertThat(feed.read(CRM, last, 9).events()).isEmpty();
  }

  /** The cursors of what came, of which the database has forgotten what begins with "lost". */
  private List<Cursor> restored(String... types) {
    for (String type : types) {
      arrive(UrlKind.DATA, info(type, ""));
    }
    List<Cursor> kept =
        read().events().stream().map(event -> cursor(event.getString("cursor"))).toList();
    database
        .tx()
        .run(
            () -> {
              database
                  .entities()
                  .createNativeQuery("delete from journal_entry where type like 'lost%'")
                  .executeUpdate();
              database
                  .entities()
                  .createNativeQuery(
                      "update journal_counter set last_position = (select max(feed_position) from journal_entry)")
                  .executeUpdate();
            });
    return kept;
  }

  private void assertLost(Cursor cursor) {
    assertLost(cursor, CRM);
  }

  private void assertLost(Cursor cursor, SuiteKey suite) {
    assertThatThrownBy(() -> feed.read(suite, cursor, 9))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type().status()).isEqualTo(410));
  }

  private static Cursor cursor(String text) {
    return Cursor.parse(text).orElseThrow();
  }

  private EventPage read() {
    return feed.read(CRM, Cursor.START, 100);
  }

  private static List<String> types(EventPage page) {
    return page.events().stream().map(event -> event.getString("type")).toList();
  }

  private static String info(String type, String more) {
    return "<xml><InfoType>" + type + "</InfoType>" + more + "</xml>";
  }

  private void arrive(UrlKind url, String text) {
    Optional<Notice> notice = parse(text);
    Arrival arrival =
        new Arrival(
            Source.of(CRM), url, text, notice, notice.flatMap(Notice::corpId), true, "ww1", "");
    assertThat(database.tx().call(() -> journal.append(arrival))).isPresent();
  }

  private static Optional<Notice> parse(String text) {
    try {
      return Optional.of(Notice.parse(text));
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
