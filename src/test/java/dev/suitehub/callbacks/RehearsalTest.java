package dev.suitehub.callbacks;

import static dev.suitehub.callbacks.Hub.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.install.TestInstalls;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.registry.suite.Suite;
import dev.suitehub.tokens.TestTokens;
import dev.suitehub.tokens.TicketState;
import dev.suitehub.upstream.FakeWecom;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rehearsals go the real way, with the real routes, and leave nothing. */
@Tag("callbacks-R7")
class RehearsalTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");
  private static final CallbackUrl DATA = new CallbackUrl(UrlKind.DATA, "crm");
  private static final CallbackUrl SYSTEM = new CallbackUrl(UrlKind.SYSTEM, "acme");
  private static final Answer SUCCESS = new Answer(200, "success");

  @AutoClose private final Hub hub = new Hub();

  @AutoClose
  private final TestTokens tokens = new TestTokens(hub.database, hub.clock, new FakeWecom());

  private final CallbackRoutes routes =
      new CallbackRoutes(
          tokens.tickets(), TestInstalls.over(hub.database, hub.clock, tokens.tokens()), hub.clock);
  private final CallbackIntake intake = hub.intake(routes);

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "COMMAND, crm, suite_ticket,         ww-crm,  200, success",
    "COMMAND, crm, create_auth,          ww-crm,  200, success",
    "COMMAND, crm, change_auth,          ww-crm,  200, success",
    "COMMAND, crm, cancel_auth,          ww-crm,  200, success",
    "COMMAND, crm, reset_permanent_code, ww-crm,  200, success",
    "COMMAND, crm, brand_new,            ww-crm,  200, success",
    "COMMAND, crm, suite_ticket,         ww-shop, 403, ''",
    "COMMAND, new, suite_ticket,         ww-new,  200, success",
    "SYSTEM, acme, create_auth,          wwAcme,  200, success",
    "DATA,    crm, click,                wpNobody, 200, ''",
  })
  void a_rehearsal_is_answered_as_a_real_one_and_every_row_stays(
      UrlKind kind, String key, String type, String receiveId, int status, String text) {
    keepTicket("T1", "2026-11-22T11:55:00Z");
    CallbackUrl url = new CallbackUrl(kind, key);
    CallbackRequest request = Hub.marked(url, info(type, "wpKnown", 1763812800), receiveId);
    Map<String, List<String>> before = rows();
    announce(request);

    assertThat(intake.answer(request)).isEqualTo(new Answer(status, text));

    assertThat(rows()).isEqualTo(before);
    assertThat(hub.refusals.counts()).isEmpty();
    assertThat(intake.answer(Hub.notice(url, info(type, "wpKnown", 1763812800), receiveId)))
        .as("one that is not announced is answered alike")
        .isEqualTo(new Answer(status, text));
    assertThat(rows().equals(before))
        .as("and a real one is kept, unless it was refused")
        .isEqualTo(status != 200);
  }

  @Test
  void the_newest_ticket_stays_though_the_rehearsed_one_is_newer() {
    keepTicket("T1", "2026-11-22T11:55:00Z");
    TicketState before = tokens.tickets().state(CRM);
    CallbackRequest request =
        Hub.marked(COMMAND, info("suite_ticket", "", Hub.NOON.getEpochSecond()), "ww-crm");
    announce(request);

    intake.answer(request);

    assertThat(tokens.tickets().state(CRM)).isEqualTo(before);
  }

  @Test
  void a_url_check_is_not_taken_for_one_of_wecoms() {
    CallbackRequest check = Hub.markedCheck(COMMAND, "1616140317555161061", "wwAcme");
    Map<String, List<String>> before = rows();
    announce(check);

    assertThat(intake.answer(check)).isEqualTo(new Answer(200, "1616140317555161061"));
    assertThat(rows()).isEqualTo(before);

    assertThat(intake.answer(check)).isEqualTo(new Answer(200, "1616140317555161061"));
    assertThat(rows()).as("the second is an ordinary one").isNotEqualTo(before);
  }

  @Test
  void the_second_delivery_is_no_rehearsal() {
    CallbackRequest request = Hub.marked(COMMAND, info("brand_new", "", 1), "ww-crm");
    announce(request);
    intake.answer(request);
    assertThat(hub.journal.latest(Source.of(CRM), 10)).isEmpty();

    assertThat(intake.answer(request)).isEqualTo(SUCCESS);
    assertThat(hub.journal.latest(Source.of(CRM), 10)).hasSize(1);
  }

  @Test
  void a_replayed_ticket_of_1970_does_no_harm() {
    keepTicket("T1", "2026-11-22T11:55:00Z");
    CallbackRequest request = Hub.marked(COMMAND, info("suite_ticket", "", 1), "ww-crm");
    announce(request);
    intake.answer(request);
    TicketState before = tokens.tickets().state(CRM);

    intake.answer(request);

    assertThat(tokens.tickets().state(CRM)).isEqualTo(before);
  }

  @Test
  void what_was_announced_a_minute_ago_is_forgotten() {
    CallbackRequest early = Hub.marked(COMMAND, info("brand_new", "a", 1), "ww-crm");
    CallbackRequest late = Hub.marked(COMMAND, info("brand_new", "b", 1), "ww-crm");
    announce(early);
    announce(late);
    hub.clock.advance(Rehearsals.LIFE.minusMillis(1));
    intake.answer(early);
    assertThat(hub.journal.latest(Source.of(CRM), 10)).isEmpty();

    hub.clock.advance(Duration.ofMillis(1));
    intake.answer(late);
    assertThat(hub.journal.latest(Source.of(CRM), 10)).hasSize(1);

    announce(Hub.marked(COMMAND, info("brand_new", "c", 1), "ww-crm"));
    assertThat(rows().get("callback_rehearsal")).as("nothing piles up").hasSize(1);
  }

  @Test
  void a_rehearsed_refusal_is_refused_and_not_counted() {
    CallbackRequest good = Hub.marked(COMMAND, info("x", "", 1), "ww-crm");
    Map<String, String> parameters = new TreeMap<>(good.parameters());
    parameters.put("msg_signature", "0".repeat(40));
    CallbackRequest bad =
        CallbackRequest.notice(COMMAND, parameters, good.body(), good.remoteAddress());
    announce(good);

    assertThat(intake.answer(bad)).isEqualTo(Answer.REFUSED);
    assertThat(hub.refusals.counts()).isEmpty();
    assertThat(intake.answer(bad)).isEqualTo(Answer.REFUSED);
    assertThat(hub.refusals.counts()).hasSize(1);
  }

  @Test
  void a_rehearsal_with_the_planned_key_promotes_nothing() {
    hub.plan("suite", "planned", Hub.AES_KEY);
    CallbackRequest request =
        Hub.marked(COMMAND, Hub.key("planned"), info("brand_new", "", 1), "ww-crm");
    announce(request);

    assertThat(intake.answer(request)).isEqualTo(SUCCESS);

    Suite crm = hub.suites.get(CRM);
    assertThat(crm.callback().next()).contains(Hub.key("planned"));
    assertThat(crm.callback().current()).isEqualTo(Hub.key("crm"));
  }

  @Test
  void of_two_deliveries_at_once_one_is_the_rehearsal() throws Exception {
    CallbackRequest request = Hub.marked(COMMAND, info("brand_new", "", 1), "ww-crm");
    announce(request);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return intake.answer(request);
                }));
      }
      start.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get()).isEqualTo(SUCCESS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(hub.journal.latest(Source.of(CRM), 10)).hasSize(1);
  }

  @Test
  void a_real_ticket_beside_rehearsed_ones_is_kept() throws Exception {
    keepTicket("T1", "2026-11-22T11:55:00Z");
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Answer>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 12; i++) {
        CallbackRequest request = Hub.marked(COMMAND, info("suite_ticket", "n" + i, 1), "ww-crm");
        announce(request);
        answers.add(later(threads, start, request));
      }
      long real = Hub.NOON.minusSeconds(1).getEpochSecond();
      answers.add(
          later(threads, start, Hub.notice(COMMAND, info("suite_ticket", "", real), "ww-crm")));
      start.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get()).isEqualTo(SUCCESS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tokens.tickets().state(CRM).ticketTime()).contains(Hub.NOON.minusSeconds(1));
    assertThat(hub.journal.latest(Source.of(CRM), 20)).hasSize(1);
  }

  @Test
  void what_wecom_or_a_stranger_sends_costs_no_question() {
    CallbackRequest real = Hub.notice(COMMAND, info("brand_new", "", 1), "ww-crm");
    CallbackRequest guessed = withNonce(Hub.notice(COMMAND, info("x", "", 1), "ww-crm"));
    CallbackRequest forged =
        withNonce(Hub.notice(COMMAND, Hub.key("other"), info("x", "", 1), "ww-crm"));
    CallbackRequest nobodys =
        Hub.marked(new CallbackUrl(UrlKind.COMMAND, "nobody"), info("x", "", 1), "ww-crm");
    CallbackRequest marked = Hub.marked(COMMAND, info("brand_new", "other", 1), "ww-crm");

    assertThat(
            isAsked(
                () -> {
                  assertThat(intake.answer(real)).isEqualTo(SUCCESS);
                  assertThat(intake.answer(guessed)).isEqualTo(Answer.REFUSED);
                  assertThat(intake.answer(forged)).isEqualTo(Answer.REFUSED);
                  assertThat(intake.answer(nobodys)).isEqualTo(Answer.UNKNOWN);
                }))
        .isFalse();
    assertThat(isAsked(() -> intake.answer(marked))).as("what the hub has marked does").isTrue();
  }

  /** Ten digits as the hub's own have, and no mark. */
  private static CallbackRequest withNonce(CallbackRequest request) {
    Map<String, String> parameters = new TreeMap<>(request.parameters());
    parameters.put("nonce", "1372623149");
    return CallbackRequest.notice(
        request.url(), parameters, request.body(), request.remoteAddress());
  }

  @Test
  void the_mark_looks_as_the_nonce_of_wecom_and_is_of_one_ciphertext() {
    assertThat(Rehearsals.nonce("one")).matches("[0-9]{10}").isNotEqualTo(Rehearsals.nonce("two"));
    assertThat(Rehearsals.isMarked(Rehearsals.nonce("one"), "one")).isTrue();
    assertThat(Rehearsals.isMarked(Rehearsals.nonce("one"), "two")).isFalse();
    assertThat(Rehearsals.isMarked("", "one")).isFalse();
  }

  @Test
  void what_is_announced_and_not_marked_is_no_rehearsal() {
    CallbackRequest request = Hub.notice(COMMAND, info("brand_new", "", 1), "ww-crm");
    announce(request);

    assertThat(intake.answer(request)).isEqualTo(SUCCESS);
    assertThat(hub.journal.latest(Source.of(CRM), 10)).hasSize(1);
  }

  @Test
  void nothing_that_cannot_be_read_is_announced() {
    CallbackRequest broken =
        CallbackRequest.notice(
            COMMAND, Hub.notice(DATA, "", "wpX").parameters(), Optional.of(new byte[0]), "a");

    assertThat(broken.ciphertext()).isEmpty();
    assertThat(intake.answer(broken)).isEqualTo(Answer.REFUSED);
    assertThat(CallbackRequest.check(SYSTEM, Map.of(), "a").ciphertext()).isEmpty();
  }

  private Future<Answer> later(
      ExecutorService threads, CountDownLatch start, CallbackRequest request) {
    return threads.submit(
        () -> {
          start.await();
          return intake.answer(request);
        });
  }

  /** Whether the database is asked about announcements. */
  private boolean isAsked(Runnable work) {
    return hub.database.rowsReadBy(work).keySet().stream()
        .anyMatch(search -> search.contains("callback_rehearsal"));
  }

  private void announce(CallbackRequest request) {
    hub.rehearsals.announce(request.ciphertext().orElseThrow());
  }

  private void keepTicket(String ticket, String at) {
    hub.database
        .tx()
        .run(
            () ->
                tokens
                    .tickets()
                    .keep(
                        CRM,
                        new SuiteId("ww-crm"),
                        Secret.of(ticket),
                        java.time.Instant.parse(at)));
  }

  private static String info(String type, String corp, long time) {
    return "<xml><SuiteId>ww-new</SuiteId><InfoType>"
        + type
        + "</InfoType><TimeStamp>"
        + time
        + "</TimeStamp><AuthCorpId>"
        + corp
        + "</AuthCorpId><AuthCode>code</AuthCode><SuiteTicket>ticket"
        + corp
        + "</SuiteTicket></xml>";
  }

  /** What every table holds. Sequences go on, as they do after any roll-back. */
  private Map<String, List<String>> rows() {
    Map<String, List<String>> all = new TreeMap<>();
    try (Connection connection = hub.database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        all.put(table, rows(statement, table));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(all).containsKeys("journal_entry", "suite_ticket", "url_check", "audit_entry");
    return all;
  }

  private static List<String> rows(Statement statement, String table) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          text.append(row.getString(i)).append('|');
        }
        rows.add(text.toString());
      }
    }
    rows.sort(null);
    return rows;
  }
}
