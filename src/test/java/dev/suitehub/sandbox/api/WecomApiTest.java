package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.platform.Tx;
import dev.suitehub.rules.AppType;
import dev.suitehub.rules.Findings;
import dev.suitehub.rules.Logo;
import dev.suitehub.rules.LogoRules;
import dev.suitehub.sandbox.Fresh;
import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.install.InstallRig;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import dev.suitehub.wire.SuiteId;
import jakarta.json.JsonObject;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.RollbackException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WecomApiTest {

  private static final String TICKET = "ticket-1";

  @AutoClose private final ApiRig all = new ApiRig();
  private final PushRig rig = all.rig;
  private final InstallRig install = all.install;
  private final IssuedTokens tokens = all.tokens;
  private final CallLog log = all.log;

  @BeforeEach
  void push_a_ticket() {
    pushTicket(TICKET);
  }

  @Test
  @Tag("sandbox-R3")
  void a_suite_token_is_the_same_while_it_is_valid_and_another_one_after() {
    JsonObject first = suiteToken(TICKET);
    assertThat(first).doesNotContainKeys("errcode", "errmsg");
    assertThat(first.getInt("expires_in")).isEqualTo(7200);
    rig.clock.turn(Duration.ofMinutes(29));
    assertThat(suiteToken(TICKET)).isEqualTo(first);

    rig.clock.turn(Duration.ofMinutes(91));
    pushTicket("ticket-2");
    assertThat(token(suiteToken("ticket-2"))).isNotEqualTo(token(first));
    assertThat(errcode(call("get_pre_auth_code", token(first), "{}"))).isEqualTo(42009);
  }

  @Test
  void any_unexpired_ticket_of_the_suite_will_do() {
    pushTicket("ticket-2");
    assertThat(suiteToken(TICKET)).containsKey("suite_access_token");

    rig.clock.turn(Duration.ofMinutes(30));
    assertThat(errcode(suiteToken(TICKET))).isEqualTo(40085);
    assertThat(errcode(suiteToken("never-pushed"))).isEqualTo(40085);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 41021",
        "{'suite_id':'wwsuite'} | 41024",
        "{'suite_id':'wwnobody','suite_secret':'suite-secret'} | 40083",
        "{'suite_id':'<>','suite_secret':'suite-secret'} | 40083",
        "{'suite_id':'wwsuite','suite_secret':'wrong'} | 40080",
        "{'suite_id':'wwsuite','suite_secret':'suite-secret'} | 41023",
        "{'suite_id':7,'suite_secret':'suite-secret'} | 41021",
        "suite_id=wwsuite | 47001",
        "[] | 47001",
        "`` | 47001"
      })
  void a_suite_token_wants_all_three_and_right(String body, int errcode) {
    assertThat(errcode(call("get_suite_token", "", body.replace('\'', '"')))).isEqualTo(errcode);
  }

  @Test
  void fields_that_nobody_asked_for_are_ignored() {
    String body =
        "{\"suite_id\":\"wwsuite\",\"suite_secret\":\"suite-secret\",\"suite_ticket\":\"ticket-1\",\"appid\":1}";
    assertThat(call("get_suite_token", "", body)).containsKey("suite_access_token");
  }

  @Test
  void a_provider_token_wants_the_providers_secret() {
    String secret = rig.provider().secret().reveal();
    JsonObject good = call("get_provider_token", "", provider(secret));
    assertThat(good).containsKey("provider_access_token").doesNotContainKey("errcode");
    assertThat(call("get_provider_token", "", provider(secret))).isEqualTo(good);

    assertThat(errcode(call("get_provider_token", "", provider("wrong")))).isEqualTo(40001);
    assertThat(errcode(call("get_provider_token", "", "corpid=x"))).isEqualTo(41002);
    assertThat(errcode(call("get_provider_token", "", "{\"corpid\":\"wwprovider\"}")))
        .isEqualTo(41004);
  }

  @Test
  @Tag("sandbox-R3")
  void the_permanent_code_is_given_once_per_auth_code() {
    String suite = token(suiteToken(TICKET));
    String code = install.authCode(CORP_A).reveal();
    JsonObject first = exchange(suite, code);

    assertThat(first.getInt("errcode")).isZero();
    assertThat(first.keySet())
        .containsExactlyInAnyOrder(
            "errcode", "errmsg", "permanent_code", "auth_corp_info", "auth_user_info");
    assertThat(first.getJsonObject("auth_corp_info").keySet())
        .containsExactlyInAnyOrder("corpid", "corp_name");
    assertThat(errcode(exchange(suite, code))).isEqualTo(40078);
    CallLog.Wanted consumed =
        new CallLog.Wanted(
            "v2/get_permanent_code",
            SUITE.value(),
            CORP_A.value(),
            Fresh.hash(code),
            Optional.of(0));
    assertThat(rig.database.tx().call(() -> log.count(consumed))).isEqualTo(1);
  }

  @Test
  void the_old_exchange_brings_a_token_and_the_agents_and_no_errcode() {
    String suite = token(suiteToken(TICKET));
    JsonObject old =
        call(
            "get_permanent_code",
            suite,
            "{\"auth_code\":\"" + install.authCode(CORP_A).reveal() + "\"}");

    assertThat(old)
        .containsKeys("access_token", "expires_in", "permanent_code", "auth_user_info")
        .doesNotContainKey("errcode");
    assertThat(agent(old).getInt("auth_mode")).isZero();
    assertThat(corpToken(suite, old.getString("permanent_code")).getString("access_token"))
        .isEqualTo(old.getString("access_token"));
  }

  @Test
  @Tag("complaint-15")
  void a_token_of_another_suite_opens_nothing_of_this_one() {
    SuiteId other = new SuiteId("wwother");
    rig.database
        .tx()
        .run(() -> rig.suites.add(SandboxSuite.registered(other, PROVIDER, rig.clock.instant())));
    String otherToken =
        rig.database
            .tx()
            .call(
                () ->
                    tokens
                        .give(new TokenOwner(TokenKind.SUITE, other.value(), ""))
                        .token()
                        .reveal());
    String suite = token(suiteToken(TICKET));
    String code = install.authCode(CORP_A).reveal();

    assertThat(errcode(exchange(otherToken, code))).isEqualTo(40078);
    String permanent = exchange(suite, code).getString("permanent_code");
    assertThat(errcode(corpToken(otherToken, permanent))).isEqualTo(40084);
    String preAuth = call("get_pre_auth_code", suite, "{}").getString("pre_auth_code");
    assertThat(errcode(session(otherToken, preAuth, 0))).isEqualTo(40077);
  }

  @Test
  void an_uninstalled_corp_answers_40084() {
    String suite = token(suiteToken(TICKET));
    String permanent =
        exchange(suite, install.authCode(CORP_A).reveal()).getString("permanent_code");
    assertThat(corpToken(suite, permanent)).containsKey("access_token");
    install.installs.uninstall(SUITE, CORP_A, false);

    assertThat(errcode(corpToken(suite, permanent))).isEqualTo(40084);
    assertThat(errcode(call("v2/get_auth_info", suite, corp(permanent)))).isEqualTo(40084);
    assertThat(errcode(call("get_auth_info", suite, corp(permanent)))).isEqualTo(40084);
  }

  @Test
  void two_hundred_callers_get_one_corp_token() {
    String suite = token(suiteToken(TICKET));
    String permanent =
        exchange(suite, install.authCode(CORP_A).reveal()).getString("permanent_code");
    Set<String> seen = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> seen.add(corpToken(suite, permanent).getString("access_token")));

    assertThat(seen).hasSize(1);
  }

  @Test
  void a_killed_token_answers_as_asked_and_the_next_one_differs() {
    JsonObject first = suiteToken(TICKET);
    kill(new TokenOwner(TokenKind.SUITE, SUITE.value(), ""), 40082);

    assertThat(errcode(call("get_pre_auth_code", token(first), "{}"))).isEqualTo(40082);
    String second = token(suiteToken(TICKET));
    assertThat(second).isNotEqualTo(token(first));
    assertThat(errcode(call("get_pre_auth_code", second, "{}"))).isZero();
  }

  @Test
  @Tag("CRE-08")
  void a_contacts_app_brings_no_other_app_along_and_has_no_auth_info() {
    rig.database.tx().run(() -> rig.suites.get(SUITE).describe(sheet(AppType.CONTACTS, "")));
    String suite = token(suiteToken(TICKET));
    JsonObject full =
        call(
            "get_permanent_code",
            suite,
            "{\"auth_code\":\"%s\"}".formatted(install.authCode(CORP_A).reveal()));
    String permanent = full.getString("permanent_code");

    assertThat(full).containsKey("auth_corp_info").doesNotContainKey("auth_info");
    assertThat(call("v2/get_auth_info", suite, corp(permanent)))
        .containsKey("auth_corp_info")
        .doesNotContainKey("auth_info");
    assertThat(call("get_auth_info", suite, corp(permanent))).doesNotContainKey("auth_info");
  }

  @Test
  void after_an_uninstall_the_app_looks_as_it_did_at_first() {
    String suite = token(suiteToken(TICKET));
    exchange(suite, install.authCode(CORP_A).reveal());
    rig.database
        .tx()
        .run(
            () -> {
              Agent agent = all.agents.of(install.authorisations.active(SUITE, CORP_A));
              agent.close(true);
              agent.showMenu("{}");
              all.agents.save(agent);
            });
    exchange(suite, install.authCode(CORP_A).reveal());
    assertThat(agentOfA().isClosed()).as("authorised again").isTrue();

    install.installs.uninstall(SUITE, CORP_A, false);
    exchange(suite, install.authCode(CORP_A).reveal());

    assertThat(agentOfA().isClosed()).isFalse();
    assertThat(agentOfA().menu()).isEmpty();
  }

  private Agent agentOfA() {
    return rig.database
        .tx()
        .call(() -> all.agents.of(install.authorisations.active(SUITE, CORP_A)));
  }

  @Test
  @Tag("APP-02")
  void an_app_with_a_logo_tells_where_it_is() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(750, 750, BufferedImage.TYPE_INT_RGB), "png", png);
    Logo logo = LogoRules.APP.check(new Findings(), "logo", png.toByteArray()).orElseThrow();
    String suite = token(suiteToken(TICKET));
    String permanent =
        exchange(suite, install.authCode(CORP_A).reveal()).getString("permanent_code");
    assertThat(agent(call("get_auth_info", suite, corp(permanent))).getString("square_logo_url"))
        .isEmpty();

    rig.database.tx().run(() -> rig.suites.show(SUITE, logo));

    assertThat(agent(call("get_auth_info", suite, corp(permanent))).getString("square_logo_url"))
        .endsWith("/sandbox/pictures/apps/wwsuite");
  }

  private static AppSheet sheet(AppType type, String home) {
    return new AppSheet(
        Optional.of(type),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(home),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void auth_info_describes_the_agent_and_v2_leaves_the_qr_code_out() {
    String suite = token(suiteToken(TICKET));
    String permanent =
        exchange(suite, install.authCode(CORP_A).reveal()).getString("permanent_code");
    JsonObject old = call("get_auth_info", suite, corp(permanent));
    JsonObject v2 = call("v2/get_auth_info", suite, corp(permanent));

    assertThat(old.getJsonObject("auth_corp_info")).containsKey("corp_wxqrcode");
    assertThat(v2.getJsonObject("auth_corp_info")).doesNotContainKey("corp_wxqrcode");
    assertThat(agent(v2).getJsonObject("privilege").getJsonArray("allow_user")).hasSize(1);
    String admins = "{\"auth_corpid\":\"wwcorpa\",\"agentid\":" + agent(v2).getInt("agentid") + "}";
    assertThat(call("get_admin_list", suite, admins).getJsonArray("admin")).hasSize(1);
    assertThat(errcode(call("get_admin_list", suite, "{\"auth_corpid\":\"wwcorpa\"}")))
        .isEqualTo(41011);
    assertThat(
            errcode(call("get_admin_list", suite, "{\"auth_corpid\":\"wwcorpa\",\"agentid\":1}")))
        .isEqualTo(301002);
  }

  @Test
  void a_session_is_set_on_a_living_pre_auth_code() {
    String suite = token(suiteToken(TICKET));
    JsonObject given = call("get_pre_auth_code", suite, "{}");
    assertThat(given.getInt("expires_in")).isEqualTo(1200);
    String code = given.getString("pre_auth_code");

    assertThat(errcode(session(suite, code, 0))).isZero();
    assertThat(errcode(session(suite, code, 1))).isEqualTo(40058);
    assertThat(errcode(session(suite, "unknown", 0))).isEqualTo(40077);
    rig.clock.turn(Duration.ofMinutes(20));
    assertThat(errcode(session(suite, code, 0))).isEqualTo(42007);
  }

  @ParameterizedTest
  @ValueSource(strings = {"suite_access_token", "access_token"})
  void the_suite_token_comes_under_either_name(String name) {
    String suite = token(suiteToken(TICKET));
    ApiCall get =
        new ApiCall("GET", "service/get_pre_auth_code", Map.of(name, suite, "debug", "1"), "", "");

    assertThat(json(get).getInt("errcode")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'', 41022", "unknown, 40082"})
  @Tag("complaint-15")
  void without_a_good_suite_token_nothing_opens(String token, int errcode) {
    assertThat(errcode(call("get_corp_token", token, "{}"))).isEqualTo(errcode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 84054",
        "{'auth_corpid':'wwcorpa'} | 41025",
        "{'auth_corpid':'wwcorpa','permanent_code':'x'} | 40084"
      })
  void a_corp_token_wants_corp_and_code(String body, int errcode) {
    String suite = token(suiteToken(TICKET));
    assertThat(errcode(call("get_corp_token", suite, body.replace('\'', '"')))).isEqualTo(errcode);
  }

  @Test
  void a_refusal_is_worded_as_wecom_words_it() {
    JsonObject refused = call("get_corp_token", "unknown", "{}");

    assertThat(refused.getString("errmsg"))
        .matches(
            "invalid suite_acccess_token or provider_access_token, hint: \\[\\d+], from ip:"
                + " 10\\.0\\.0\\.7, more info at"
                + " https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=40082");
  }

  @Test
  void an_unknown_path_is_told_with_a_hint() {
    JsonObject unknown = json(new ApiCall("POST", "service/nope", Map.of(), "{}", "10.0.0.7"));

    assertThat(unknown.getInt("errcode")).isEqualTo(404);
    assertThat(unknown.getString("errmsg")).contains("hint: [");
  }

  @Test
  void what_wants_a_post_says_so() {
    ApiCall get = new ApiCall("GET", "service/get_corp_token", Map.of(), "", "10.0.0.7");

    assertThat(json(get).getInt("errcode")).isEqualTo(43002);
  }

  @Test
  void whoever_is_overtaken_at_the_commit_gets_an_errcode_and_nothing_was_done() {
    RuntimeException overtaken =
        new RollbackException("overtaken", new OptimisticLockException("by another"));

    assertThat(exchangedUnderTrouble(overtaken)).isEqualTo(6000);
  }

  @Test
  void what_nobody_expects_gets_the_errcode_of_a_system_that_is_busy() {
    assertThat(exchangedUnderTrouble(new IllegalStateException("broken"))).isEqualTo(-1);
  }

  /** An exchange whose transaction fails at its end; the next one finds everything as it was. */
  private int exchangedUnderTrouble(RuntimeException trouble) {
    String suite = token(suiteToken(TICKET));
    String code = install.authCode(CORP_A).reveal();
    AtomicInteger transactions = new AtomicInteger();
    Tx failing =
        new Tx() {
          @Override
          public <T extends @Nullable Object> T call(Supplier<T> work) {
            boolean isReply = transactions.incrementAndGet() == 3;
            return rig.database
                .tx()
                .call(
                    () -> {
                      T done = work.get();
                      if (isReply) {
                        throw trouble;
                      }
                      return done;
                    });
          }
        };
    WecomApi troubled =
        new WecomApi(
            all.table,
            new CallGate(rig.providers, rig.suites, tokens, log, all.frequency, rig.clock),
            all.faults,
            tokens,
            log,
            failing,
            rig.clock);
    ApiCall call =
        new ApiCall(
            "POST",
            "service/v2/get_permanent_code",
            Map.of("suite_access_token", suite),
            "{\"auth_code\":\"" + code + "\"}",
            "10.0.0.7");

    int answered = troubled.answer(call).errcode();

    assertThat(call.told().orders()).isEmpty();
    CallLog.Wanted logged =
        new CallLog.Wanted("", SUITE.value(), "", Fresh.hash(code), Optional.of(answered));
    assertThat(rig.database.tx().call(() -> log.count(logged))).isEqualTo(1);
    assertThat(errcode(exchange(suite, code))).isZero();
    return answered;
  }

  @Test
  void a_body_that_is_nested_too_deeply_is_none() {
    assertThat(errcode(call("get_suite_token", "", "{\"a\":" + "[".repeat(5000)))).isEqualTo(47001);
    assertThat(
            errcode(
                call("get_suite_token", "", "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}")))
        .isEqualTo(47001);
  }

  @Test
  void a_planted_fault_strikes_as_often_as_it_says_and_acts_on_nothing() {
    String suite = token(suiteToken(TICKET));
    String code = install.authCode(CORP_A).reveal();
    plant(fault(FaultName.BUSY, "v2/get_permanent_code", "").times(2));

    assertThat(errcode(exchange(suite, code))).isEqualTo(-1);
    assertThat(errcode(exchange(suite, code))).isEqualTo(-1);
    assertThat(errcode(exchange(suite, code))).isZero();
    CallLog.Wanted busy =
        new CallLog.Wanted("", SUITE.value(), "", Fresh.hash(code), Optional.of(-1));
    assertThat(rig.database.tx().call(() -> log.count(busy))).isEqualTo(2);
  }

  @Test
  void a_delay_comes_after_wecom_acted() {
    String suite = token(suiteToken(TICKET));
    plant(fault(FaultName.SLOW_ANSWER, "v2/get_permanent_code", "").delay(Duration.ofSeconds(9)));

    Answered answered = exchanged(suite, install.authCode(CORP_A).reveal());

    assertThat(answered.spoil().delay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(answered.json()).contains("permanent_code");
  }

  @Test
  void a_dropped_answer_has_used_the_code_up() {
    String suite = token(suiteToken(TICKET));
    String code = install.authCode(CORP_A).reveal();
    plant(fault(FaultName.CODE_CONSUMED_REPLY_DROPPED, "", "").times(1));

    assertThat(exchanged(suite, code).spoil().breakage()).contains(Faults.Breakage.DROPPED);

    Answered again = exchanged(suite, code);
    assertThat(again.spoil().breakage()).isEmpty();
    assertThat(again.json()).contains("40078");
  }

  @Test
  void a_fault_for_one_corp_strikes_it_and_nobody_else() {
    String suite = token(suiteToken(TICKET));
    install.exchange(install.authCode(CORP_A));
    install.exchange(install.authCode(CORP_B));
    plant(fault(FaultName.ERRCODE, "v2/get_auth_info", CORP_A.value()).errcode(301007));
    plant(fault(FaultName.ERRCODE, "v2/get_auth_info", CORP_B.value()).errcode(2000002).times(1));
    plant(fault(FaultName.ERRCODE, "v2/get_auth_info", "").errcode(45009).times(1));

    assertThat(errcode(authInfo(suite, CORP_A))).isEqualTo(301007);
    assertThat(errcode(authInfo(suite, CORP_B))).isEqualTo(2000002);
    assertThat(errcode(authInfo(suite, CORP_B))).as("the one for all").isEqualTo(45009);
    assertThat(errcode(authInfo(suite, CORP_B))).isEqualTo(40084);
    assertThat(errcode(authInfo(suite, CORP_A))).isEqualTo(301007);
  }

  @Test
  void a_fault_for_one_corp_knows_it_by_its_token_too() {
    String suite = token(suiteToken(TICKET));
    Secret permanentCode = install.exchange(install.authCode(CORP_A)).orElseThrow().permanentCode();
    String corpToken = corpToken(suite, permanentCode.reveal()).getString("access_token");
    plant(fault(FaultName.ERRCODE, "agent/get", CORP_A.value()).errcode(48004).times(1));
    ApiCall call =
        new ApiCall("POST", "agent/get", Map.of("access_token", corpToken), "{}", "10.0.0.7");

    assertThat(errcode(json(call))).isEqualTo(48004);
  }

  private void plant(Fault.Plan plan) {
    rig.database.tx().run(() -> rig.switches.on(plan));
  }

  private static Fault.Plan fault(FaultName name, String api, String corp) {
    return Fault.Plan.always(name, new Target("", corp, api));
  }

  private Answered exchanged(String suiteToken, String code) {
    return all.answer(
        new ApiCall(
            "POST",
            "service/v2/get_permanent_code",
            Map.of("suite_access_token", suiteToken),
            "{\"auth_code\":\"" + code + "\"}",
            "10.0.0.7"));
  }

  private JsonObject authInfo(String suiteToken, CorpId corp) {
    return call(
        "v2/get_auth_info",
        suiteToken,
        "{\"auth_corpid\":\"" + corp + "\",\"permanent_code\":\"not this one\"}");
  }

  private void pushTicket(String ticket) {
    all.pushTicket(ticket);
  }

  private JsonObject suiteToken(String ticket) {
    return call("get_suite_token", "", ApiRig.suiteSecrets(ticket));
  }

  private static String provider(String secret) {
    return "{\"corpid\":\"wwprovider\",\"provider_secret\":\"" + secret + "\"}";
  }

  private JsonObject exchange(String suiteToken, String code) {
    return call("v2/get_permanent_code", suiteToken, "{\"auth_code\":\"" + code + "\"}");
  }

  private JsonObject corpToken(String suiteToken, String permanentCode) {
    return call("get_corp_token", suiteToken, corp(permanentCode));
  }

  private static String corp(String permanentCode) {
    return "{\"auth_corpid\":\"wwcorpa\",\"permanent_code\":\"" + permanentCode + "\"}";
  }

  private JsonObject session(String suiteToken, String code, int authType) {
    return call(
        "set_session_info",
        suiteToken,
        "{\"pre_auth_code\":\"%s\",\"session_info\":{\"appid\":[],\"auth_type\":%d}}"
            .formatted(code, authType));
  }

  private void kill(TokenOwner owner, int errcode) {
    rig.database.tx().run(() -> tokens.kill(owner, errcode));
  }

  private JsonObject call(String name, String suiteToken, String body) {
    return json(
        new ApiCall(
            "POST", "service/" + name, Map.of("suite_access_token", suiteToken), body, "10.0.0.7"));
  }

  private JsonObject json(ApiCall call) {
    return all.json(call);
  }

  private static String token(JsonObject suiteToken) {
    return suiteToken.getString("suite_access_token");
  }

  private static JsonObject agent(JsonObject grant) {
    return grant.getJsonObject("auth_info").getJsonArray("agent").getJsonObject(0);
  }

  private static int errcode(JsonObject answer) {
    return answer.getInt("errcode");
  }
}
