package dev.suitehub.sandbox.api;

import static dev.suitehub.sandbox.push.PushRig.CORP_A;
import static dev.suitehub.sandbox.push.PushRig.CORP_B;
import static dev.suitehub.sandbox.push.PushRig.PROVIDER;
import static dev.suitehub.sandbox.push.PushRig.SUITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.sandbox.fault.Fault;
import dev.suitehub.sandbox.fault.FaultName;
import dev.suitehub.sandbox.fault.Target;
import dev.suitehub.sandbox.push.PushRig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final TokenOwner OWNER = new TokenOwner(TokenKind.SUITE, SUITE.value(), "");
  private static final TokenOwner CORP_OWNER =
      new TokenOwner(TokenKind.CORP, SUITE.value(), CORP_A.value());

  @AutoClose private final PushRig rig = new PushRig();
  private final IssuedTokens tokens = new IssuedTokens(rig.database.entities(), rig.clock);
  private final Faults faults = new Faults(rig.switches, tokens, rig.suites, rig.providers);
  private final String token = give(OWNER);
  private final String corpToken = give(CORP_OWNER);

  @ParameterizedTest
  @CsvSource({"BUSY, -1", "THROTTLED, 45009", "SUITE_TOKEN_REFUSED_FOREVER, 42009"})
  void a_fault_that_refuses_has_its_errcode_until_it_is_switched_off(FaultName name, int errcode) {
    rig.switchOn(name);

    assertThat(refusal(call("get_pre_auth_code", token))).contains(errcode);
    assertThat(refusal(call("get_pre_auth_code", token))).contains(errcode);

    rig.database.tx().run(() -> rig.switches.off(fault -> fault.name() == name));
    assertThat(refusal(call("get_pre_auth_code", token))).isEmpty();
  }

  @Test
  void it_strikes_as_often_as_it_says_and_only_where_it_is_aimed() {
    rig.switchOn(
        Fault.Plan.always(FaultName.BUSY, new Target(SUITE.value(), "", "get_admin_list"))
            .times(2));

    assertThat(refusal(call("get_pre_auth_code", token))).isEmpty();
    assertThat(refusal(call("get_admin_list", token))).contains(-1);
    assertThat(refusal(call("get_admin_list", token))).contains(-1);
    assertThat(refusal(call("get_admin_list", token))).isEmpty();
  }

  @Test
  void only_calls_with_a_suite_token_know_a_suite_token_that_is_refused() {
    rig.switchOn(FaultName.SUITE_TOKEN_REFUSED_FOREVER);

    assertThat(refusal(call("get_suite_token", ""))).isEmpty();
    assertThat(refusal(call("agent/get", corpToken))).isEmpty();
  }

  @Test
  void a_token_dies_when_it_is_used_and_the_next_one_lives() {
    rig.switchOn(
        Fault.Plan.always(FaultName.TOKEN_DEAD_EARLY, Target.of("", "")).how("suite").times(1));

    assertThat(refusal(call("agent/get", corpToken))).isEmpty();
    assertThat(errcode(corpToken)).as("the corp's own").isZero();
    assertThat(refusal(call("get_pre_auth_code", token))).as("its token says it").isEmpty();

    assertThat(errcode(token)).isEqualTo(42009);
    String next = give(OWNER);
    assertThat(next).isNotEqualTo(token);
    refusal(call("get_pre_auth_code", next));
    assertThat(errcode(next)).isZero();
  }

  @Test
  void a_corp_that_is_gone_is_gone_for_every_call_about_it() {
    rig.switchOn(
        Fault.Plan.always(
            FaultName.CORP_DEREGISTERED_WITHOUT_NOTICE, Target.of("", CORP_A.value())));

    assertThat(refusal(call("agent/get", corpToken))).contains(301007);
    assertThat(refusal(about("v2/get_auth_info", CORP_A.value()))).contains(301007);
    assertThat(refusal(about("v2/get_auth_info", CORP_B.value()))).isEmpty();
  }

  @Test
  void the_ip_list_lets_in_who_is_on_it_and_this_machine_only_if_it_is_on_it_too() {
    rig.switchOn(FaultName.IP_LIST);
    assertThat(refusal(call("get_pre_auth_code", token))).as("no list at all").contains(60020);

    list("10.0.0.*");
    assertThat(refusal(call("get_pre_auth_code", token))).isEmpty();
    list("127.0.0.1");
    assertThat(refusal(call("get_pre_auth_code", token))).contains(60020);
  }

  @Test
  void an_answer_comes_late() {
    rig.switchOn(FaultName.SLOW_ANSWER);

    assertThat(spoil("get_pre_auth_code").delay()).isEqualTo(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"'', HALF", "half, HALF", "html, HTML", "502, BAD_GATEWAY", "type, WRONG_TYPE"})
  void an_answer_is_broken_in_the_way_that_is_wanted(String how, Faults.Breakage breakage) {
    rig.switchOn(Fault.Plan.always(FaultName.BROKEN_ANSWER, Target.of("", "")).how(how));

    assertThat(spoil("get_pre_auth_code").breakage()).contains(breakage);
  }

  @Test
  void only_the_exchange_loses_its_reply_unless_another_api_is_named() {
    rig.switchOn(FaultName.CODE_CONSUMED_REPLY_DROPPED);
    assertThat(spoil("get_admin_list").breakage()).isEmpty();
    assertThat(spoil("v2/get_permanent_code").breakage()).contains(Faults.Breakage.DROPPED);

    rig.switchOn(
        Fault.Plan.always(
            FaultName.CODE_CONSUMED_REPLY_DROPPED, new Target("", "", "get_admin_list")));
    assertThat(spoil("get_admin_list").breakage()).contains(Faults.Breakage.DROPPED);
  }

  private void list(String ips) {
    rig.database.tx().run(() -> rig.providers.get(PROVIDER).enterIpList(ips));
  }

  private String give(TokenOwner owner) {
    return rig.database.tx().call(() -> tokens.give(owner).token().reveal());
  }

  private int errcode(String value) {
    return rig.database
        .tx()
        .call(() -> tokens.find(value).orElseThrow().errcode(rig.clock.instant()));
  }

  private Optional<Integer> refusal(ApiCall call) {
    return rig.database.tx().call(() -> faults.refusal(call, CallTrace.of(call, tokens)));
  }

  private Faults.Spoil spoil(String api) {
    ApiCall call = call(api, token);
    return rig.database.tx().call(() -> faults.spoil(call, CallTrace.of(call, tokens), true));
  }

  private ApiCall about(String api, String corp) {
    return call(api, token, "{\"auth_corpid\":\"" + corp + "\"}");
  }

  private static ApiCall call(String api, String token) {
    return call(api, token, "{}");
  }

  private static ApiCall call(String api, String token, String body) {
    return new ApiCall("POST", "service/" + api, Map.of("access_token", token), body, "10.0.0.7");
  }
}
