package dev.suitehub.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.ErrCode;
import dev.suitehub.wire.Reaction;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWecomTest {

  private static final Secret SUITE_TOKEN = Secret.of("tok+en/with=odd&signs");
  private static final Secret CODE = Secret.of("the-auth-code");
  private static final Secret PERMANENT = Secret.of("the-permanent-code");
  private static final CorpId CORP = new CorpId("wpAAA");
  private static final String BUSY = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
  private static final String TOKEN = "{\"suite_access_token\":\"T\",\"expires_in\":7200}";

  @AutoClose private final WecomServer server = new WecomServer();
  private final TestClock clock = TestClock.at("2026-11-22T08:00:00Z");
  private final List<Duration> pauses = new ArrayList<>();
  private final Wecom wecom = at(server.base());

  @Test
  void a_suite_token_is_asked_for_with_ticket_and_secret() {
    server.on("get_suite_token", "{\"suite_access_token\":\"T1\",\"expires_in\":7200}");

    TokenGrant grant = suiteToken();

    assertThat(grant).isEqualTo(new TokenGrant(Secret.of("T1"), Duration.ofHours(2)));
    WecomServer.Seen seen = server.seen().get(0);
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.userAgent()).isEqualTo("SuiteHub");
    assertThat(seen.body())
        .contains(
            "\"suite_id\":\"ww1\"", "\"suite_secret\":\"s3cret\"", "\"suite_ticket\":\"t1cket\"");
  }

  @Test
  void a_provider_token_is_asked_for_with_corpid_and_secret() {
    server.on("get_provider_token", "{\"provider_access_token\":\"T2\",\"expires_in\":7200}");

    assertThat(wecom.providerToken(CORP, Secret.of("s3cret")).accessToken())
        .isEqualTo(Secret.of("T2"));
    assertThat(server.seen().get(0).body())
        .isEqualTo("{\"corpid\":\"wpAAA\",\"provider_secret\":\"s3cret\"}");
  }

  @Test
  void a_token_in_the_query_is_encoded() {
    server.on("get_corp_token", "{\"errcode\":0,\"access_token\":\"T3\",\"expires_in\":60}");

    assertThat(wecom.corpToken(SUITE_TOKEN, CORP, PERMANENT).expiresIn())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(server.seen().get(0).query())
        .isEqualTo("suite_access_token=tok%2Ben%2Fwith%3Dodd%26signs");
  }

  @Test
  void an_install_link_is_prepared_in_two_calls() {
    server.on("get_pre_auth_code", "{\"errcode\":0,\"pre_auth_code\":\"PRE\",\"expires_in\":1200}");
    server.on("set_session_info", "{\"errcode\":0,\"errmsg\":\"ok\"}");

    PreAuthCode code = wecom.preAuthCode(SUITE_TOKEN);
    wecom.sessionInfo(SUITE_TOKEN, code.code(), 1);

    assertThat(server.seen()).extracting(WecomServer.Seen::method).containsExactly("GET", "POST");
    assertThat(server.seen().get(1).body())
        .isEqualTo("{\"pre_auth_code\":\"PRE\",\"session_info\":{\"auth_type\":1}}");
  }

  @Test
  void a_code_is_exchanged_by_v2() {
    server.on("v2/get_permanent_code", permanentGrant());

    PermanentGrant grant = wecom.permanentCode(SUITE_TOKEN, CODE);

    assertThat(grant).isEqualTo(new PermanentGrant(CORP, "甲公司", PERMANENT, Optional.of("zhang")));
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  @Tag("complaint-33")
  void an_empty_admin_is_none() {
    server.on(
        "v2/get_permanent_code",
        "{\"permanent_code\":\"P\",\"auth_corp_info\":{\"corpid\":\"wpAAA\"},\"auth_user_info\":{\"userid\":\"\"}}");

    assertThat(wecom.permanentCode(SUITE_TOKEN, CODE).adminUserId()).isEmpty();
  }

  @Test
  @Tag("upstream-R4")
  @Tag("complaint-34")
  void the_old_endpoint_is_asked_where_v2_is_unknown_and_that_is_remembered_for_an_hour() {
    server.on("get_permanent_code", permanentGrant());
    server.on("get_auth_info", "{\"auth_corp_info\":{}}");

    wecom.permanentCode(SUITE_TOKEN, CODE);
    wecom.permanentCode(SUITE_TOKEN, CODE);
    clock.advance(Duration.ofMinutes(61));
    wecom.permanentCode(SUITE_TOKEN, CODE);
    wecom.authInfo(SUITE_TOKEN, CORP, PERMANENT);

    assertThat(paths())
        .containsExactly(
            "v2/get_permanent_code",
            "get_permanent_code",
            "get_permanent_code",
            "v2/get_permanent_code",
            "get_permanent_code",
            "v2/get_auth_info",
            "get_auth_info");
  }

  @Test
  @Tag("complaint-34")
  void an_errcode_that_says_no_such_api_leads_to_the_old_endpoint_too() {
    server.on("v2/get_permanent_code", "{\"errcode\":404,\"errmsg\":\"not found\"}");
    server.on("get_permanent_code", permanentGrant());

    assertThat(wecom.permanentCode(SUITE_TOKEN, CODE).permanentCode()).isEqualTo(PERMANENT);
  }

  @Test
  @Tag("upstream-R4")
  void a_spent_code_does_not_lead_to_the_old_endpoint() {
    server.on("v2/get_permanent_code", "{\"errcode\":40078,\"errmsg\":\"invalid auth_code\"}");
    server.on("get_permanent_code", permanentGrant());

    WecomRefused refused =
        catchThrowableOfType(WecomRefused.class, () -> wecom.permanentCode(SUITE_TOKEN, CODE));

    assertThat(refused.known()).contains(ErrCode.INVALID_AUTH_CODE);
    assertThat(refused.reaction()).isEqualTo(Reaction.NEW_CODE);
    assertThat(paths()).containsExactly("v2/get_permanent_code");
  }

  @Test
  @Tag("upstream-R1")
  @Tag("upstream-R2")
  void a_body_that_stops_is_cut_at_the_deadline_and_the_code_may_be_spent() {
    server.onHalf("v2/get_permanent_code");
    server.on("get_permanent_code", permanentGrant());

    WecomUnreachable failure =
        catchThrowableOfType(WecomUnreachable.class, () -> wecom.permanentCode(SUITE_TOKEN, CODE));

    assertThat(failure.maybeReceived()).isTrue();
    assertThat(paths()).containsExactly("v2/get_permanent_code");
  }

  @Test
  @Tag("upstream-R2")
  void a_closed_port_has_received_nothing() throws IOException {
    String closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = "http://127.0.0.1:" + socket.getLocalPort();
    }

    WecomUnreachable failure =
        catchThrowableOfType(
            WecomUnreachable.class, () -> at(closed).permanentCode(SUITE_TOKEN, CODE));

    assertThat(failure.maybeReceived()).isFalse();
    assertThat(failure).hasMessageContaining("hub.upstream.api-base");
  }

  @Test
  void a_body_over_one_mebibyte_is_not_read() {
    server.on(
        "get_suite_token", exchange -> WecomServer.send(exchange, 200, new byte[(1 << 20) + 1]));

    assertThatThrownBy(this::suiteToken)
        .isInstanceOf(WecomUnreachable.class)
        .hasMessageContaining("larger than allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{",
        "{}",
        "{\"errcode\":\"x\"}",
        "{\"suite_access_token\":\"\",\"expires_in\":7200}",
        "{\"suite_access_token\":\"T\"}",
        "{\"suite_access_token\":\"T\",\"expires_in\":0}",
        "{\"suite_access_token\":\"T\",\"expires_in\":-7200}",
        "{\"suite_access_token\":\"T\",\"expires_in\":\"7200\"}"
      })
  @Tag("upstream-R2")
  @Tag("complaint-14")
  void what_cannot_be_read_may_have_been_received(String body) {
    server.on("get_suite_token", body);

    assertThatThrownBy(this::suiteToken)
        .isInstanceOfSatisfying(
            WecomUnreachable.class, failure -> assertThat(failure.maybeReceived()).isTrue())
        .hasMessageContaining("get_suite_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"86401", "1795377419000", "9223372036854775808", "1e300"})
  @Tag("complaint-14")
  void a_life_that_makes_no_sense_ends_after_a_day(String expiresIn) {
    server.on("get_suite_token", "{\"suite_access_token\":\"T\",\"expires_in\":" + expiresIn + "}");

    assertThat(suiteToken().expiresIn()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  @Tag("complaint-15")
  void each_call_carries_its_own_credential_and_no_other() {
    server.on("get_suite_token", "{\"suite_access_token\":\"T1\",\"expires_in\":7200}");
    server.on("get_provider_token", "{\"provider_access_token\":\"T2\",\"expires_in\":7200}");
    server.on("get_corp_token", "{\"access_token\":\"T3\",\"expires_in\":7200}");
    suiteToken();
    wecom.providerToken(CORP, Secret.of("s3cret"));
    wecom.corpToken(Secret.of("T1"), CORP, PERMANENT);

    assertThat(server.seen())
        .extracting(seen -> String.valueOf(seen.query()))
        .containsExactly("null", "null", "suite_access_token=T1");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 403, 404, 500, 502})
  void another_status_cannot_be_read(int status) {
    server.on("get_suite_token", status, status == 204 ? "" : "{\"errcode\":0}");

    assertThatThrownBy(this::suiteToken).isInstanceOf(WecomUnreachable.class);
  }

  @Test
  void a_busy_wecom_is_asked_four_times_with_growing_and_uneven_pauses() {
    AtomicInteger calls = new AtomicInteger();
    server.on(
        "get_suite_token",
        exchange ->
            WecomServer.send(
                exchange, 200, (calls.incrementAndGet() < 4 ? BUSY : TOKEN).getBytes(UTF_8)));

    assertThat(suiteToken().accessToken()).isEqualTo(Secret.of("T"));
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(200), Duration.ofMillis(240));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(400), Duration.ofMillis(480));
    assertThat(pauses.get(2)).isBetween(Duration.ofMillis(800), Duration.ofMillis(960));
    assertThat(pauses).extracting(Duration::toMillis).noneMatch(millis -> millis % 100 == 0);
  }

  @Test
  @Tag("upstream-R5")
  void a_wecom_that_stays_busy_is_left_alone_for_two_seconds_and_then_for_longer() {
    server.on("get_suite_token", BUSY);

    WecomRefused first = catchThrowableOfType(WecomRefused.class, this::suiteToken);
    WecomRefused second = catchThrowableOfType(WecomRefused.class, this::suiteToken);

    assertThat(first.isLocal()).isFalse();
    assertThat(first.retryAfter().orElseThrow()).isBetween(seconds(2), millis(2400));
    assertThat(second.isLocal()).isTrue();
    assertThat(second.errcode()).isEqualTo(-1);
    assertThat(second.reaction()).isEqualTo(Reaction.RETRY);
    assertThat(server.seen()).hasSize(4);
    clock.advance(first.retryAfter().orElseThrow());
    WecomRefused third = catchThrowableOfType(WecomRefused.class, this::suiteToken);
    assertThat(third.isLocal()).isFalse();
    assertThat(third.retryAfter().orElseThrow()).isBetween(seconds(4), millis(4800));
  }

  @Test
  @Tag("upstream-R5")
  void a_frequency_limit_ends_the_calls_of_that_api_for_its_window_and_of_no_other() {
    server.on("get_corp_token", "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
    server.on("get_suite_token", TOKEN);

    WecomRefused first = catchThrowableOfType(WecomRefused.class, this::corpToken);
    clock.advance(seconds(59));
    WecomRefused second = catchThrowableOfType(WecomRefused.class, this::corpToken);

    assertThat(first.retryAfter().orElseThrow()).isBetween(seconds(60), seconds(72));
    assertThat(second.isLocal()).isTrue();
    assertThat(second)
        .hasMessageContaining("get_corp_token was not sent")
        .hasMessageContaining("45009 at 2026-11-22T08:00:00Z")
        .hasMessageContaining("goes on by itself in");
    assertThat(suiteToken().accessToken()).isEqualTo(Secret.of("T"));
    assertThat(paths()).containsExactly("get_corp_token", "get_suite_token");
    clock.advance(seconds(13));
    server.on("get_corp_token", "{\"errcode\":0,\"access_token\":\"T3\",\"expires_in\":60}");
    assertThat(corpToken().accessToken()).isEqualTo(Secret.of("T3"));
  }

  @Test
  @Tag("upstream-R5")
  void a_frequency_limit_that_repeats_is_given_up_to_ten_minutes_until_a_call_is_taken() {
    server.on("get_corp_token", "{\"errcode\":45033}");
    for (int minutes : new int[] {1, 2, 4, 8, 10, 10}) {
      Duration pause =
          catchThrowableOfType(WecomRefused.class, this::corpToken).retryAfter().orElseThrow();
      assertThat(pause).isBetween(Duration.ofMinutes(minutes), seconds(minutes * 72L));
      clock.advance(pause);
    }
    server.on("get_corp_token", "{\"errcode\":0,\"access_token\":\"T3\",\"expires_in\":60}");
    assertThat(corpToken().accessToken()).isEqualTo(Secret.of("T3"));
    server.on("get_corp_token", "{\"errcode\":45033}");
    assertThat(catchThrowableOfType(WecomRefused.class, this::corpToken).retryAfter().orElseThrow())
        .as("the first again")
        .isBetween(seconds(60), seconds(72));
  }

  @Test
  @Tag("upstream-R5")
  void an_exchange_under_a_pause_spends_no_code() {
    server.on("v2/get_permanent_code", "{\"errcode\":45009}");

    assertThatThrownBy(() -> wecom.permanentCode(SUITE_TOKEN, CODE))
        .isInstanceOf(WecomRefused.class);
    WecomRefused local =
        catchThrowableOfType(WecomRefused.class, () -> wecom.permanentCode(SUITE_TOKEN, CODE));

    assertThat(local.isLocal()).isTrue();
    assertThat(local.reaction()).isEqualTo(Reaction.BACK_OFF);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void a_code_that_dies_before_the_pause_is_over_is_asked_for_all_the_same() {
    server.on("v2/get_permanent_code", "{\"errcode\":45009}");
    assertThatThrownBy(() -> wecom.permanentCode(SUITE_TOKEN, CODE))
        .isInstanceOf(WecomRefused.class);
    server.on("v2/get_permanent_code", permanentGrant());

    assertThat(wecom.permanentCodeInSpiteOfPauses(SUITE_TOKEN, CODE).permanentCode())
        .isEqualTo(PERMANENT);
  }

  @Test
  @Tag("upstream-R1")
  void a_body_that_drips_is_cut_at_the_deadline_of_the_whole() {
    server.onDripping("get_suite_token", TOKEN, Duration.ofMillis(100));
    long begun = System.nanoTime();

    assertThatThrownBy(this::suiteToken)
        .isInstanceOf(WecomUnreachable.class)
        .hasMessageContaining("No whole answer within 3000 ms");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(seconds(5));
  }

  @Test
  @Tag("upstream-R6")
  void a_refused_address_is_told_with_the_list_where_it_belongs() {
    server.on(
        "get_suite_token",
        "{\"errcode\":60020,\"errmsg\":\"not allow to access from your ip, hint: [1668], from ip: 203.0.113.7, more info at https://x\"}");

    WecomRefused refused = catchThrowableOfType(WecomRefused.class, this::suiteToken);

    assertThat(refused.seenAddress()).contains("203.0.113.7");
    assertThat(refused)
        .hasMessageContaining("WeCom saw this machine as 203.0.113.7")
        .hasMessageContaining("IP白名单")
        .hasMessageContaining("hint 1668")
        .hasMessageContaining("Every machine that uses a token must be in that list.");
  }

  @Test
  @Tag("upstream-R6")
  void a_corpid_of_the_wrong_kind_is_told() {
    server.on("get_corp_token", "{\"errcode\":40084,\"errmsg\":\"invalid permanent code\"}");

    assertThatThrownBy(this::corpToken)
        .hasMessageContaining("wpAAA was sent, which is of that kind");
    assertThatThrownBy(() -> wecom.corpToken(SUITE_TOKEN, new CorpId("ww9"), PERMANENT))
        .hasMessageContaining("ww9 was sent, which looks like the plain one");
  }

  @Test
  void a_slow_and_busy_wecom_is_not_asked_again_once_half_the_deadline_is_over() {
    server.on(
        "get_suite_token",
        exchange -> {
          clock.advance(Duration.ofSeconds(2));
          WecomServer.send(exchange, 200, "{\"errcode\":-1}".getBytes(UTF_8));
        });

    assertThatThrownBy(this::suiteToken).isInstanceOf(WecomRefused.class);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  @Tag("upstream-R4")
  void the_exchange_of_a_code_is_never_repeated() {
    server.on("v2/get_permanent_code", "{\"errcode\":-1}");

    assertThatThrownBy(() -> wecom.permanentCode(SUITE_TOKEN, CODE))
        .isInstanceOf(WecomRefused.class);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  @Tag("complaint-33")
  void auth_info_keeps_what_describes_the_authorisation_with_keys_in_order() {
    server.on(
        "v2/get_auth_info",
        "{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"T\",\"auth_info\":{\"agent\":[{\"name\":\"n\",\"agentid\":1}]},"
            + "\"auth_corp_info\":{\"corpid\":\"wpAAA\",\"corp_name\":\"甲\",\"corp_wxqrcode\":\"https://x/1\"},\"auth_user_info\":{}}");

    assertThat(wecom.authInfo(SUITE_TOKEN, CORP, PERMANENT))
        .hasToString(
            "{\"auth_corp_info\":{\"corp_name\":\"甲\",\"corpid\":\"wpAAA\"},\"auth_info\":{\"agent\":[{\"agentid\":1,\"name\":\"n\"}]}}");
  }

  @Test
  @Tag("upstream-R3")
  void no_message_repeats_a_secret() {
    String echo =
        "{\"errcode\":40085,\"errmsg\":\"bad t1cket of s3cret\\n" + "x".repeat(500) + "\"}";
    server.on("get_suite_token", echo);

    WecomRefused refused = catchThrowableOfType(WecomRefused.class, this::suiteToken);

    assertThat(refused.errmsg()).startsWith("bad *** of *** x").hasSize(200);
    assertThat(refused).hasMessageContaining("40085").hasMessageContaining("suite_ticket");
    server.on("get_suite_token", "s3cret t1cket");
    assertThatThrownBy(this::suiteToken).satisfies(HttpWecomTest::holdsNoSecret);
    server.on(
        "v2/get_permanent_code",
        "{\"errcode\":99999,\"errmsg\":\"tok%2Ben%2Fwith%3Dodd%26signs the-auth-code\"}");
    assertThatThrownBy(() -> wecom.permanentCode(SUITE_TOKEN, CODE))
        .hasMessageContaining("*** ***")
        .satisfies(HttpWecomTest::holdsNoSecret);
    server.onHalf("v2/get_permanent_code");
    assertThatThrownBy(() -> wecom.permanentCode(SUITE_TOKEN, CODE))
        .satisfies(HttpWecomTest::holdsNoSecret);
  }

  private static void holdsNoSecret(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      assertThat(t.toString())
          .doesNotContain("s3cret", "t1cket", "the-auth-code", "tok+en", "tok%2Ben");
    }
  }

  private List<String> paths() {
    return server.seen().stream()
        .map(seen -> seen.path().replace("/cgi-bin/service/", ""))
        .toList();
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private TokenGrant corpToken() {
    return wecom.corpToken(SUITE_TOKEN, CORP, PERMANENT);
  }

  private TokenGrant suiteToken() {
    return wecom.suiteToken(new SuiteId("ww1"), Secret.of("s3cret"), Secret.of("t1cket"));
  }

  private static String permanentGrant() {
    return "{\"errcode\":0,\"permanent_code\":\"the-permanent-code\",\"auth_corp_info\":{\"corpid\":\"wpAAA\",\"corp_name\":\"甲公司\"},"
        + "\"auth_user_info\":{\"userid\":\"zhang\"}}";
  }

  private Wecom at(String base) {
    HubConfig hub = new HubConfig("http://localhost:8080", "./data", false);
    return new HttpWecom(
        new UpstreamConfig(
            hub,
            Optional.of(base),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(3),
            40_000,
            50),
        clock,
        this::sleep,
        new Random(1));
  }

  private void sleep(Duration pause) {
    pauses.add(pause);
    clock.advance(pause);
  }
}
