package dev.suitehub.callbacks;

import static dev.suitehub.callbacks.Hub.CRM;
import static dev.suitehub.callbacks.Hub.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.suitehub.journal.Journal;
import dev.suitehub.journal.JournalEntry;
import dev.suitehub.journal.Refusal;
import dev.suitehub.journal.RefusalReason;
import dev.suitehub.journal.Source;
import dev.suitehub.journal.TestAnswerTimes;
import dev.suitehub.journal.UrlKind;
import dev.suitehub.platform.Tx;
import dev.suitehub.platform.key.ProviderKey;
import dev.suitehub.platform.key.SuiteKey;
import dev.suitehub.wire.NoticeType;
import dev.suitehub.wire.SuiteId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackIntakeTest {

  private static final CallbackUrl COMMAND = new CallbackUrl(UrlKind.COMMAND, "crm");
  private static final CallbackUrl DATA = new CallbackUrl(UrlKind.DATA, "crm");
  private static final CallbackUrl SYSTEM = new CallbackUrl(UrlKind.SYSTEM, "acme");
  private static final CallbackUrl NEW_COMMAND = new CallbackUrl(UrlKind.COMMAND, "new");
  private static final Source ACME = Source.of(new ProviderKey("acme"));
  private static final Answer SUCCESS = new Answer(200, "success");
  private static final Answer EMPTY = new Answer(200, "");

  @AutoClose private final Hub hub = new Hub();
  private final CallbackIntake intake = hub.intake();

  @ParameterizedTest(name = "{0} {1} {2} from {3}: {4}")
  @CsvSource({
    "GET,  SYSTEM,  acme, wwAcme,   200",
    "GET,  COMMAND, crm,  wwAcme,   200",
    "GET,  DATA,    crm,  wwAcme,   200",
    "GET,  COMMAND, new,  wwAcme,   200",
    "GET,  SYSTEM,  acme, ww-crm,   403",
    "GET,  COMMAND, crm,  ww-crm,   403",
    "GET,  DATA,    crm,  wwOther,  403",
    "GET,  COMMAND, crm,  '',       403",
    "POST, COMMAND, crm,  ww-crm,   200",
    "POST, COMMAND, crm,  ww-CRM,   403",
    "POST, COMMAND, crm,  wwAcme,   403",
    "POST, COMMAND, crm,  ww-shop,  403",
    "POST, COMMAND, crm,  wpKnown,  403",
    "POST, COMMAND, crm,  '',       403",
    "POST, DATA,    crm,  wpKnown,  200",
    "POST, DATA,    crm,  wpOther,  200",
    "POST, DATA,    crm,  wwAcme,   200",
    "POST, DATA,    crm,  ww-crm,   403",
    "POST, DATA,    crm,  ww-shop,  403",
    "POST, DATA,    crm,  'a corp', 403",
    "POST, DATA,    crm,  '',       403",
    "POST, SYSTEM,  acme, wwAcme,   200",
    "POST, SYSTEM,  acme, ww-crm,   200",
    "POST, SYSTEM,  acme, ww-shop,  403",
    "POST, SYSTEM,  acme, wwOther,  403",
    "POST, SYSTEM,  acme, '',       403",
    "POST, COMMAND, new,  ww-new,   200",
    "POST, COMMAND, new,  ww-else,  403",
    "POST, COMMAND, new,  ww-crm,   403",
    "POST, COMMAND, nobody, ww-crm, 404",
    "GET,  COMMAND, nobody, wwAcme, 404",
    "POST, SYSTEM,  crm,  wwAcme,   404",
    "POST, SYSTEM,  command, wwAcme, 404",
    "POST, COMMAND, NO KEY, ww-crm, 404",
  })
  @Tag("callbacks-R2")
  @Tag("callbacks-R4")
  @Tag("complaint-20")
  @Tag("complaint-23")
  @Tag("CFG-10")
  @Tag("CFG-12")
  void the_receiver_decides(String method, UrlKind kind, String key, String receiveId, int status) {
    CallbackUrl url = new CallbackUrl(kind, key);
    Answer answer =
        method.equals("GET")
            ? intake.answer(Hub.check(url, "1234567890", receiveId))
            : intake.answer(Hub.notice(url, info("change_contact", "ww-new"), receiveId));

    assertThat(answer.status()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.text()).isEmpty();
      assertThat(hub.routed).isEmpty();
      assertThat(hub.refusals.counts()).hasSize(1);
      assertThat(journaled(Source.of(CRM))).isEmpty();
    }
  }

  @Test
  void what_each_entry_was_answered_is_known_afterwards() {
    long late = System.nanoTime() - TimeBudget.LENGTH.plusMillis(1).toNanos();
    CallbackRequest duplicate = Hub.notice(COMMAND, info("b", "ww-crm"), "ww-crm");

    intake.answer(Hub.notice(COMMAND, info("a", "ww-crm"), "ww-crm"));
    intake.answer(late, duplicate);
    intake.answer(duplicate);

    assertThat(TestAnswerTimes.statuses(hub.times, hub.database)).containsExactly(200, 503);
  }

  @Test
  void a_url_check_is_answered_with_the_bare_text_and_leaves_nothing() {
    assertThat(intake.answer(Hub.check(COMMAND, "1616140317555161061", "wwAcme")))
        .isEqualTo(new Answer(200, "1616140317555161061"));
    assertThat(intake.answer(Hub.check(COMMAND, "<b>张 \n</b>", "wwAcme")))
        .isEqualTo(new Answer(200, "<b>张 \n</b>"));
    assertThat(journaled(Source.of(CRM))).isEmpty();
  }

  @Test
  void a_notice_is_kept_routed_and_answered() {
    assertThat(intake.answer(Hub.notice(COMMAND, info("create_auth", "ww-crm"), "ww-crm")))
        .isEqualTo(SUCCESS);

    JournalEntry entry = journaled(Source.of(CRM)).get(0);
    assertThat(entry.type()).isEqualTo("create_auth");
    assertThat(hub.routed)
        .containsExactly(new Hub.Routed(CRM, new SuiteId("ww-crm"), "create_auth", entry.id()));
  }

  @Test
  void a_duplicate_is_answered_alike_and_not_routed_again() {
    String text = info("create_auth", "ww-crm");
    intake.answer(Hub.notice(COMMAND, text, "ww-crm"));

    assertThat(intake.answer(Hub.notice(COMMAND, text, "ww-crm"))).isEqualTo(SUCCESS);
    assertThat(hub.routed).hasSize(1);
    assertThat(journaled(Source.of(CRM))).hasSize(1);
  }

  @Test
  @Tag("callbacks-R1")
  @Tag("complaint-28")
  void when_routing_fails_nothing_is_kept_so_that_a_repetition_is_no_duplicate() {
    CallbackRequest request = Hub.notice(COMMAND, info("create_auth", "ww-crm"), "ww-crm");
    hub.trouble = Optional.of(new IllegalStateException("no"));
    assertThatIllegalStateException().isThrownBy(() -> intake.answer(request));
    assertThat(journaled(Source.of(CRM))).isEmpty();

    hub.trouble = Optional.empty();
    assertThat(intake.answer(request)).isEqualTo(SUCCESS);
    assertThat(hub.routed).hasSize(1);
  }

  @Test
  void data_of_any_corp_is_kept_under_that_corp_and_answered_with_nothing() {
    assertThat(intake.answer(Hub.notice(DATA, event("click", "1"), "wpKnown"))).isEqualTo(EMPTY);
    assertThat(intake.answer(Hub.notice(DATA, event("click", "2"), "wpNew"))).isEqualTo(EMPTY);

    List<JournalEntry> newestFirst = journaled(Source.of(CRM));
    assertThat(newestFirst).extracting(JournalEntry::isCorpKnown).containsExactly(false, true);
    assertThat(newestFirst.get(0).corp().orElseThrow()).hasToString("wpNew");
    assertThat(hub.routed).isEmpty();
  }

  @Test
  void a_path_that_names_another_corp_is_noted_not_refused() {
    CallbackUrl path = new CallbackUrl(UrlKind.DATA, "crm", Optional.of("wpOther"));
    CallbackUrl same = new CallbackUrl(UrlKind.DATA, "crm", Optional.of("wpKnown"));

    assertThat(intake.answer(Hub.notice(path, event("click", "1"), "wpKnown"))).isEqualTo(EMPTY);
    assertThat(intake.answer(Hub.notice(same, event("click", "2"), "wpKnown"))).isEqualTo(EMPTY);

    assertThat(journaled(Source.of(CRM)))
        .extracting(JournalEntry::remark)
        .containsExactly("", "the path names the corp wpOther");
  }

  @Test
  @Tag("complaint-20")
  void a_mismatch_says_what_was_got_and_what_expected() {
    intake.answer(Hub.notice(COMMAND, info("x", "ww-crm"), "wpKnown"));

    assertThat(hub.refusals.latest(Source.of(CRM), UrlKind.COMMAND))
        .containsExactly(
            new Refusal(
                Hub.NOON,
                "192.0.2.1",
                RefusalReason.RECEIVER,
                "-40005 the message is addressed to somebody else: got wpKnown, expected one of"
                    + " [ww-crm]"));
  }

  @Test
  @Tag("complaint-04")
  void another_suites_id_says_which_url_is_configured_where() {
    intake.answer(Hub.notice(COMMAND, info("x", "ww-shop"), "ww-shop"));
    intake.answer(Hub.notice(NEW_COMMAND, info("x", "ww-shop"), "ww-shop"));

    assertThat(detail(CRM)).endsWith("the callback URL of suite crm is configured on suite shop");
    assertThat(detail(NEW)).endsWith("the callback URL of suite new is configured on suite shop");
    assertThat(hub.suites.get(NEW).proposedSuiteId()).isEmpty();
  }

  @Test
  void before_its_suite_id_is_entered_a_suite_is_told_what_it_may_be() {
    assertThat(intake.answer(Hub.notice(NEW_COMMAND, ticket("ww-new"), "ww-new")))
        .isEqualTo(SUCCESS);
    assertThat(intake.answer(Hub.notice(NEW_COMMAND, info("create_auth", "ww-new"), "ww-new")))
        .isEqualTo(SUCCESS);

    assertThat(hub.suites.get(NEW).proposedSuiteId()).contains(new SuiteId("ww-new"));
    assertThat(hub.suites.get(NEW).suiteId()).isEmpty();
    assertThat(hub.routed).extracting(Hub.Routed::type).containsExactly("suite_ticket");
    assertThat(hub.routed.get(0).suiteId()).isEqualTo(new SuiteId("ww-new"));
    assertThat(journaled(Source.of(NEW))).hasSize(2);
  }

  @Test
  void a_suites_notice_at_the_system_url_is_routed_by_what_it_says() {
    intake.answer(Hub.notice(SYSTEM, ticket("ww-crm"), "ww-crm"));
    intake.answer(Hub.notice(SYSTEM, info("create_auth", "ww-crm"), "wwAcme"));
    intake.answer(Hub.notice(SYSTEM, info("create_auth", "ww-shop"), "wwAcme"));
    intake.answer(Hub.notice(SYSTEM, info("register_corp", ""), "wwAcme"));

    assertThat(journaled(ACME)).hasSize(4);
    assertThat(hub.routed)
        .extracting(Hub.Routed::type)
        .containsExactly("suite_ticket", "create_auth");
    assertThat(hub.routed).extracting(Hub.Routed::suite).containsOnly(CRM);
  }

  @Test
  void a_well_sealed_text_that_is_no_xml_is_kept_and_answered() {
    assertThat(intake.answer(Hub.notice(COMMAND, "{\"no\":\"xml\"}", "ww-crm"))).isEqualTo(SUCCESS);
    assertThat(intake.answer(Hub.notice(DATA, "", "wpKnown"))).isEqualTo(EMPTY);

    assertThat(journaled(Source.of(CRM)))
        .extracting(JournalEntry::type)
        .containsOnly(Journal.UNREADABLE)
        .hasSize(2);
  }

  @Test
  @Tag("complaint-29")
  void an_unknown_kind_is_kept_and_answered() {
    assertThat(intake.answer(Hub.notice(COMMAND, info("brand_new", "ww-crm"), "ww-crm")))
        .isEqualTo(SUCCESS);
    assertThat(journaled(Source.of(CRM)).get(0).type()).isEqualTo("brand_new");
  }

  @Test
  @Tag("callbacks-R4")
  void a_bad_signature_is_refused_whoever_the_envelope_names() {
    CallbackRequest good = Hub.notice(COMMAND, info("x", "ww-crm"), "ww-crm");
    Map<String, String> parameters = new LinkedHashMap<>(good.parameters());
    parameters.put("nonce", "other");

    assertThat(intake.answer(with(good, parameters))).isEqualTo(Answer.REFUSED);
    assertThat(reason()).isEqualTo(RefusalReason.SIGNATURE);
  }

  @Test
  @Tag("callbacks-R4")
  void another_suites_key_is_refused() {
    CallbackRequest other =
        Hub.notice(new CallbackUrl(UrlKind.COMMAND, "shop"), info("x", "ww-crm"), "ww-crm");
    CallbackRequest here =
        CallbackRequest.notice(COMMAND, other.parameters(), other.body(), "192.0.2.1");

    assertThat(intake.answer(here)).isEqualTo(Answer.REFUSED);
    assertThat(reason()).isEqualTo(RefusalReason.SIGNATURE);
  }

  @Test
  void a_missing_parameter_is_refused_and_named() {
    CallbackRequest good = Hub.check(COMMAND, "1", "wwAcme");

    assertThat(intake.answer(with(good, Map.of("timestamp", "1")))).isEqualTo(Answer.REFUSED);
    assertThat(detail(CRM)).isEqualTo("missing: msg_signature, nonce, echostr");
  }

  @Test
  @Tag("callbacks-R2")
  void an_envelope_that_cannot_be_read_is_refused() {
    CallbackRequest good = Hub.notice(COMMAND, info("x", "ww-crm"), "ww-crm");
    byte[] body = "<!DOCTYPE x []><xml/>".getBytes(StandardCharsets.UTF_8);

    assertThat(
            intake.answer(
                CallbackRequest.notice(COMMAND, good.parameters(), Optional.of(body), "a")))
        .isEqualTo(Answer.REFUSED);
    assertThat(reason()).isEqualTo(RefusalReason.ENVELOPE);
  }

  @Test
  @Tag("callbacks-R2")
  void what_is_too_large_is_refused_without_a_look_at_it() {
    CallbackRequest large =
        CallbackRequest.notice(COMMAND, Map.of(), Optional.empty(), "192.0.2.1");

    assertThat(intake.answer(large)).isEqualTo(new Answer(413, ""));
    assertThat(reason()).isEqualTo(RefusalReason.TOO_LARGE);
  }

  @Test
  void keys_that_nobody_has_share_one_place() {
    for (int i = 0; i < 5; i++) {
      CallbackUrl url = new CallbackUrl(UrlKind.COMMAND, "guess-" + i);
      assertThat(intake.answer(Hub.check(url, "1", "wwAcme"))).isEqualTo(Answer.UNKNOWN);
    }
    assertThat(hub.refusals.counts()).hasSize(1);
    assertThat(hub.refusals.latest(Source.UNKNOWN, UrlKind.COMMAND)).hasSize(5);
  }

  @Test
  @Tag("ops-R1")
  void warming_up_reaches_the_journal_and_leaves_nothing_behind() {
    AtomicInteger kept = new AtomicInteger();
    Tx watched =
        new Tx() {
          @Override
          public <T extends @Nullable Object> T call(Supplier<T> work) {
            return hub.database
                .tx()
                .call(
                    () -> {
                      try {
                        return work.get();
                      } finally {
                        kept.addAndGet(entries());
                      }
                    });
          }
        };

    new WarmUp(hub.keys, hub.suites, intake, watched, hub.clock).run();

    assertThat(kept).as("made-up callbacks that reached the journal").hasPositiveValue();
    assertThat(entries()).isZero();
    assertThat(hub.refusals.counts()).isEmpty();
  }

  @Test
  @Tag("complaint-27")
  void different_events_of_one_second_are_no_duplicates() {
    for (String key : List.of("menu-1", "menu-2", "menu-3")) {
      assertThat(intake.answer(Hub.notice(DATA, event("click", key), "wpKnown"))).isEqualTo(EMPTY);
      assertThat(intake.answer(Hub.notice(DATA, event("click", key), "wpKnown"))).isEqualTo(EMPTY);
    }

    assertThat(journaled(Source.of(CRM))).hasSize(3);
  }

  @Test
  @Tag("complaint-07")
  void every_command_whatever_its_kind_is_answered_with_the_seven_bytes_of_success() {
    for (NoticeType type : NoticeType.values()) {
      Answer answer = intake.answer(Hub.notice(COMMAND, info(type.wireName(), "ww-crm"), "ww-crm"));

      assertThat(answer).as("%s", type).isEqualTo(SUCCESS);
      assertThat(answer.text().getBytes(StandardCharsets.UTF_8))
          .containsExactly('s', 'u', 'c', 'c', 'e', 's', 's');
    }
  }

  private static CallbackRequest with(CallbackRequest request, Map<String, String> parameters) {
    return request.isCheck()
        ? CallbackRequest.check(request.url(), parameters, request.remoteAddress())
        : CallbackRequest.notice(
            request.url(), parameters, request.body(), request.remoteAddress());
  }

  private List<JournalEntry> journaled(Source source) {
    return hub.journal.latest(source, 10);
  }

  private int entries() {
    Object count =
        hub.entities.createNativeQuery("select count(*) from journal_entry").getSingleResult();
    return ((Number) count).intValue();
  }

  private RefusalReason reason() {
    return hub.refusals.latest(Source.of(CRM), UrlKind.COMMAND).get(0).reason();
  }

  private String detail(SuiteKey suite) {
    return hub.refusals.latest(Source.of(suite), UrlKind.COMMAND).get(0).detail();
  }

  private static String info(String type, String suiteId) {
    return "<xml><SuiteId>"
        + suiteId
        + "</SuiteId><InfoType>"
        + type
        + "</InfoType><TimeStamp>1700000000</TimeStamp></xml>";
  }

  private static String ticket(String suiteId) {
    return "<xml><SuiteId>"
        + suiteId
        + "</SuiteId><InfoType>suite_ticket</InfoType><TimeStamp>1700000000</TimeStamp>"
        + "<SuiteTicket>T1</SuiteTicket></xml>";
  }

  private static String event(String event, String id) {
    return "<xml><ToUserName>wpKnown</ToUserName><MsgType>event</MsgType><Event>"
        + event
        + "</Event><EventKey>"
        + id
        + "</EventKey></xml>";
  }
}
