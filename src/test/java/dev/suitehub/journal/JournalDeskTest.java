package dev.suitehub.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.suitehub.access.AuditLog;
import dev.suitehub.access.Role;
import dev.suitehub.access.TestCallers;
import dev.suitehub.journal.ContentLine.Veil;
import dev.suitehub.platform.db.TestDatabase;
import dev.suitehub.platform.error.ProblemException;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalDeskTest {

  private static final SuiteKey CRM = new SuiteKey("crm");
  private static final SuiteKey SHOP = new SuiteKey("shop");
  private static final CorpId CORP = new CorpId("wpCorpA");
  private static final String MEMBER =
      "<xml><SuiteId>ww1</SuiteId><InfoType>change_contact</InfoType><AuthCorpId>wpCorpA</AuthCorpId>"
          + "<UserID>zhangsan</UserID><ExtAttr><Item><Name>爱好</Name><Value>旅游</Value></Item></ExtAttr></xml>";

  @AutoClose private final TestDatabase database = new TestDatabase();
  private final TestClock clock = TestClock.at("2026-11-22T11:59:59Z");
  private final Journal journal =
      new Journal(database.entities(), database.connections(), database.tx(), clock, hint -> {});
  private final JournalDesk desk = desk(Role.OPERATOR);

  @Test
  void pages_tell_every_entry_once_the_newest_first() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(0, append(CRM, "t" + i, "<xml><n>" + i + "</n></xml>").value());
      if (i % 3 == 0) {
        // So that some arrive at the same moment.
        clock.advance(Duration.ofSeconds(1));
      }
    }

    List<Long> told = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Optional<EntryMark> after = Optional.empty();
    do {
      EntryPage page = desk.search(JournalQuery.EVERYTHING, after, 3);
      page.rows().forEach(row -> told.add(row.id()));
      sizes.add(page.rows().size());
      after = page.next().map(EntryMark::toString).flatMap(EntryMark::parse);
    } while (after.isPresent());

    assertThat(told).isEqualTo(ids);
    assertThat(sizes).containsExactly(3, 3, 1);
  }

  @Test
  void a_page_that_is_just_full_has_no_next() {
    append(CRM, "t", "<xml>1</xml>");
    append(CRM, "t", "<xml>2</xml>");

    assertThat(desk.search(JournalQuery.EVERYTHING, Optional.empty(), 2).next()).isEmpty();
    assertThat(desk.search(JournalQuery.EVERYTHING, Optional.empty(), 1).next()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1", "x-1", "1-x", "1-1-1", "99999999999999999999-1"})
  void a_strange_mark_is_none(String text) {
    assertThat(EntryMark.parse(text)).isEmpty();
  }

  @Test
  void a_search_takes_suite_provider_corp_type_url_time_and_number() {
    EntryId member = append(CRM, MEMBER);
    clock.advance(Duration.ofMinutes(1));
    EntryId other = append(SHOP, MEMBER);
    EntryId system = append(Source.of(new ProviderKey("acme")), UrlKind.SYSTEM, MEMBER);
    clock.advance(Duration.ofMinutes(1));
    EntryId fact = fact("1");
    Instant noon = clock.instant();

    assertThat(found(q -> q)).containsExactly(fact, system, other, member);
    assertThat(found(q -> with(q, Source.of(CRM)))).containsExactly(fact, member);
    assertThat(found(q -> with(q, Source.of(new ProviderKey("acme"))))).containsExactly(system);
    assertThat(found(q -> JournalQuery.of(Source.of(SHOP), CORP))).containsExactly(other);
    assertThat(found(q -> JournalQuery.of(Source.of(SHOP), new CorpId("wpB")))).isEmpty();
    assertThat(found(q -> JournalQuery.of(Source.of(CRM), CORP).facts(noon, noon))).isEmpty();
    assertThat(found(q -> JournalQuery.of(Source.of(CRM), CORP).facts(noon, noon.plusMillis(1))))
        .containsExactly(fact);
    assertThat(found(q -> typed(Optional.of("change_contact"), Optional.of(UrlKind.SYSTEM))))
        .containsExactly(system);
    assertThat(found(q -> numbered(other))).containsExactly(other);
  }

  @Test
  @Tag("journal-R6")
  void the_structure_is_visible_and_what_is_personal_is_not() {
    EntryView entry = desk.show(append(CRM, MEMBER));

    assertThat(entry.revealed()).isFalse();
    assertThat(entry.content())
        .containsExactly(
            new ContentLine(0, "xml", "", Veil.BRANCH),
            new ContentLine(1, "SuiteId", "ww1", Veil.SHOWN),
            new ContentLine(1, "InfoType", "change_contact", Veil.SHOWN),
            new ContentLine(1, "AuthCorpId", "wpCorpA", Veil.SHOWN),
            new ContentLine(1, "UserID", "***", Veil.MASKED),
            new ContentLine(1, "ExtAttr", "", Veil.BRANCH),
            new ContentLine(2, "Item", "", Veil.BRANCH),
            new ContentLine(3, "Name", "***", Veil.MASKED),
            new ContentLine(3, "Value", "***", Veil.MASKED));
    assertThat(audited()).isEmpty();
  }

  @Test
  @Tag("journal-R6")
  void a_reason_reveals_and_is_audited_with_the_entry() {
    EntryId id = append(CRM, MEMBER);

    EntryView entry = desk.reveal(id, "  ticket 4711: name is wrong ");

    assertThat(entry.revealed()).isTrue();
    assertThat(entry.content())
        .contains(
            new ContentLine(1, "UserID", "zhangsan", Veil.SHOWN),
            new ContentLine(3, "Value", "旅游", Veil.SHOWN));
    assertThat(audited())
        .containsExactly("user:test journal.reveal journal/" + id + " ticket 4711: name is wrong");
  }

  @Test
  @Tag("journal-R6")
  void tickets_and_codes_stay_masked_even_then() {
    EntryId ticket =
        append(
            CRM,
            "<xml><InfoType>suite_ticket</InfoType><SuiteTicket>T1</SuiteTicket><a><authcode>C1</authcode></a></xml>");
    EntryId broken = append(CRM, "{\"suiteticket\":\"T1\"}");
    EntryId nested = append(CRM, "<xml><Token><deep>T1</deep></Token></xml>");

    for (EntryId id : List.of(ticket, broken, nested)) {
      assertThat(desk.reveal(id, "a good reason").content())
          .extracting(ContentLine::value)
          .contains("***")
          .noneMatch(value -> value.contains("T1") || value.contains("C1"));
    }
  }

  @Test
  void what_is_no_xml_is_masked_as_a_whole_until_revealed() {
    EntryId id = append(CRM, "just text");

    assertThat(desk.show(id).content())
        .containsExactly(new ContentLine(0, "unreadable", "***", Veil.MASKED));
    assertThat(desk.reveal(id, "a good reason").content().get(0).value()).isEqualTo("just text");
  }

  @Test
  void the_fields_of_a_fact_are_masked_as_well() {
    EntryId id = fact("1");

    assertThat(desk.show(id).content())
        .containsExactly(new ContentLine(0, "corpName", "***", Veil.MASKED));
    assertThat(desk.reveal(id, "a good reason").content().get(0).value()).isEqualTo("甲公司");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "    x    ", "四个字啊", "abcd"})
  void a_reason_that_is_too_short_reveals_nothing(String reason) {
    EntryId id = append(CRM, MEMBER);

    assertProblem(JournalProblem.REASON_NEEDED, () -> desk.reveal(id, reason));
    assertThat(audited()).isEmpty();
  }

  @Test
  void reasons_have_5_to_200_characters_as_people_count_them() {
    EntryId id = append(CRM, MEMBER);

    assertThat(desk.reveal(id, "客户要求查").revealed()).isTrue();
    assertThat(desk.reveal(id, "😀".repeat(200)).revealed()).isTrue();
    assertProblem(JournalProblem.REASON_NEEDED, () -> desk.reveal(id, "x".repeat(201)));
    assertThat(audited()).hasSize(2);
  }

  @Test
  @Tag("journal-R6")
  void an_auditor_searches_and_looks_but_reveals_nothing() {
    EntryId id = append(CRM, MEMBER);
    JournalDesk auditors = desk(Role.AUDITOR);

    assertThat(auditors.search(JournalQuery.EVERYTHING, Optional.empty(), 10).rows()).hasSize(1);
    assertThat(auditors.show(id).content()).isNotEmpty();
    assertThatThrownBy(() -> auditors.reveal(id, "a good reason"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("journal:reveal");
    assertThat(audited()).isEmpty();
  }

  @Test
  void an_erased_content_says_so() {
    EntryId id = append(CRM, MEMBER);
    database.tx().run(() -> journal.eraseCorp(CRM, Optional.empty(), CORP));

    EntryView entry = desk.show(id);

    assertThat(entry.erased()).isTrue();
    assertThat(entry.content()).isEmpty();
    assertThat(entry.head().type()).isEqualTo("change_contact");
    assertProblem(JournalProblem.ERASED, () -> desk.reveal(id, "a good reason"));
  }

  @Test
  void an_entry_that_is_not_there_is_said_to_be_gone() {
    assertProblem(JournalProblem.NO_SUCH_ENTRY, () -> desk.show(new EntryId(99)));
  }

  @Test
  void what_was_made_of_it_is_what_is_known_of_the_corp_an_hour_later() {
    EntryView notice = desk.show(append(CRM, MEMBER));
    clock.advance(Duration.ofMinutes(59));
    EntryId soon = fact("1");
    clock.advance(Duration.ofMinutes(1));
    fact("2");

    assertThat(desk.factsAfter(notice)).extracting(EntryRow::id).containsExactly(soon.value());
    assertThat(desk.factsAfter(desk.show(soon))).hasSize(1);
  }

  @Test
  void callbacks_are_counted_by_the_hour_and_facts_are_none() {
    Instant hour = Instant.parse("2026-11-22T12:00:00Z");
    append(CRM, "<xml>1</xml>");
    clock.advance(Duration.ofSeconds(1));
    append(CRM, "<xml>2</xml>");
    append(SHOP, "<xml>2</xml>");
    fact("1");
    clock.advance(Duration.ofSeconds(3599));

    assertThat(desk.callbacksPerHour(3))
        .containsExactly(
            new HourCount(hour.minusSeconds(7200), 0),
            new HourCount(hour.minusSeconds(3600), 1),
            new HourCount(hour, 2));
  }

  @Test
  void what_was_answered_and_how_fast_is_written_down_later() {
    EntryId id = append(CRM, MEMBER);
    AnswerTimes times = new AnswerTimes(database.entities(), database.tx());

    times.note(id, 200, 12);
    assertThat(desk.show(id).head().answerMillis()).isEmpty();
    times.flush();

    assertThat(desk.show(id).head().answerMillis()).hasValue(12);
    assertThat(desk.show(id).head().answerStatus()).hasValue(200);
  }

  @Test
  void however_many_were_answered_each_has_its_own_answer() {
    AnswerTimes times = new AnswerTimes(database.entities(), database.tx());
    List<EntryId> ids =
        IntStream.range(0, 120)
            .mapToObj(i -> append(CRM, MEMBER.replace("zhangsan", "user" + i)))
            .toList();

    for (int i = 0; i < ids.size(); i++) {
      times.note(ids.get(i), i % 2 == 0 ? 200 : 503, i);
    }
    times.flush();

    for (int i = 0; i < ids.size(); i++) {
      EntryRow head = desk.show(ids.get(i)).head();
      assertThat(head.answerMillis()).hasValue(i);
      assertThat(head.answerStatus()).hasValue(i % 2 == 0 ? 200 : 503);
    }
  }

  private interface Asking {
    JournalQuery of(JournalQuery everything);
  }

  private List<EntryId> found(Asking asking) {
    return desk.search(asking.of(JournalQuery.EVERYTHING), Optional.empty(), 10).rows().stream()
        .map(row -> new EntryId(row.id()))
        .toList();
  }

  private static JournalQuery with(JournalQuery query, Source source) {
    return new JournalQuery(
        query.entry(),
        Optional.of(source),
        query.corp(),
        query.type(),
        query.url(),
        query.from(),
        query.until());
  }

  private static JournalQuery typed(Optional<String> type, Optional<UrlKind> url) {
    return new JournalQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        type,
        url,
        Optional.empty(),
        Optional.empty());
  }

  private static JournalQuery numbered(EntryId id) {
    return new JournalQuery(
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void assertProblem(JournalProblem type, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private JournalDesk desk(Role role) {
    return new JournalDesk(
        new JournalSearch(database.entities()),
        TestCallers.of(role),
        new AuditLog(database.entities(), clock),
        database.tx(),
        clock);
  }

  private EntryId append(SuiteKey suite, String text) {
    return append(Source.of(suite), UrlKind.COMMAND, text);
  }

  private EntryId append(SuiteKey suite, String type, String text) {
    return append(suite, text.replace("<xml>", "<xml><InfoType>" + type + "</InfoType>"));
  }

  private EntryId append(Source source, UrlKind url, String text) {
    Optional<Notice> notice =
        text.startsWith("<") ? Optional.of(Notice.parse(text)) : Optional.empty();
    return database
        .tx()
        .call(
            () ->
                journal.append(
                    new Arrival(
                        source,
                        url,
                        text,
                        notice,
                        notice.flatMap(Notice::corpId),
                        false,
                        "ww1",
                        "")))
        .orElseThrow();
  }

  private EntryId fact(String uniqueness) {
    return database
        .tx()
        .call(
            () ->
                journal.fact(
                    CRM, CORP, Journal.CORP_CHANGED, uniqueness, Map.of("corpName", "甲公司")));
  }

  private List<String> audited() {
    List<String> lines = new ArrayList<>();
    for (Object row :
        database
            .entities()
            .createNativeQuery("select who, action, subject, detail from audit_entry order by id")
            .getResultList()) {
      Object[] column = (Object[]) row;
      lines.add(column[0] + " " + column[1] + " " + column[2] + " " + column[3]);
    }
    return lines;
  }
}
