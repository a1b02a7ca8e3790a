package dev.suitehub.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.suitehub.platform.config.HubConfig;
import dev.suitehub.platform.time.TestClock;
import dev.suitehub.wire.CorpId;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The calls that business systems need, as they look on the wire. */
class IdentityCallsTest {

  private static final Secret TOKEN = Secret.of("the-token");
  private static final Secret CODE = Secret.of("the-code");
  private static final CorpId CORP = new CorpId("wpAAA");

  @AutoClose private final WecomServer server = new WecomServer();
  private final Wecom wecom = wecom();

  @Test
  void get_login_info_carries_the_providers_token_as_access_token() {
    server.on(
        "get_login_info",
        "{\"errcode\":0,\"usertype\":4,\"user_info\":{\"userid\":\"zhang\",\"open_userid\":\"wo1\"},"
            + "\"corp_info\":{\"corpid\":\"wpAAA\"},\"agent\":[{\"agentid\":7,\"auth_type\":1}]}");

    LoginInfo info = wecom.loginInfo(TOKEN, CODE);

    assertThat(info.userType()).isEqualTo(4);
    assertThat(info.corpId()).isEqualTo(CORP);
    assertThat(info.userId()).hasValue("zhang");
    assertThat(info.agents()).containsExactly(new LoginInfo.Agent(7, 1));
    assertThat(seen().query()).isEqualTo("access_token=the-token");
    assertThat(seen().body()).isEqualTo("{\"auth_code\":\"the-code\"}");
  }

  @Test
  void who_logged_in_is_a_member_or_an_openid() {
    server.on(
        "auth/getuserinfo3rd",
        "{\"errcode\":0,\"corpid\":\"wpAAA\",\"userid\":\"zhang\",\"user_ticket\":\"U1\",\"expires_in\":7200}");
    UserInfo member = wecom.userInfo(TOKEN, CODE);
    server.on("auth/getuserinfo3rd", "{\"errcode\":0,\"openid\":\"o1\"}");
    UserInfo stranger = wecom.userInfo(TOKEN, CODE);

    assertThat(member.userTicket()).hasValue(Secret.of("U1"));
    assertThat(member.corpId()).hasValue(CORP);
    assertThat(stranger.openId()).hasValue("o1");
    assertThat(stranger.corpId()).isEmpty();
    assertThat(seen().query()).isEqualTo("suite_access_token=the-token&code=the-code");
  }

  @Test
  void a_user_ticket_brings_the_detail() {
    server.on("auth/getuserdetail3rd", "{\"errcode\":0,\"name\":\"zhang\",\"gender\":\"2\"}");

    UserDetail detail = wecom.userDetail(TOKEN, Secret.of("U1"));

    assertThat(detail.gender()).hasValue("2");
    assertThat(detail.qrCode()).isEmpty();
    assertThat(seen().body()).isEqualTo("{\"user_ticket\":\"U1\"}");
  }

  @Test
  void a_js_code_brings_a_session() {
    server.on(
        "miniprogram/jscode2session",
        "{\"errcode\":0,\"corpid\":\"wpAAA\",\"userid\":\"zhang\",\"session_key\":\"S1\"}");

    assertThat(wecom.miniProgramSession(TOKEN, CODE).sessionKey()).isEqualTo(Secret.of("S1"));
    assertThat(seen().query())
        .isEqualTo("suite_access_token=the-token&js_code=the-code&grant_type=authorization_code");
  }

  @Test
  void the_admins_of_an_agent_are_listed() {
    server.on(
        "get_admin_list",
        "{\"errcode\":0,\"admin\":[{\"userid\":\"a\",\"auth_type\":1},{\"userid\":\"b\",\"auth_type\":0}]}");

    assertThat(wecom.admins(TOKEN, CORP, 7))
        .containsExactly(new Admin("a", Optional.empty(), 1), new Admin("b", Optional.empty(), 0));
    assertThat(seen().body()).isEqualTo("{\"auth_corpid\":\"wpAAA\",\"agentid\":7}");
  }

  @Test
  @Tag("upstream-R4")
  void a_code_and_a_ticket_are_asked_for_once_even_of_a_busy_wecom() {
    String busy = "{\"errcode\":-1,\"errmsg\":\"system error\"}";
    server.on("auth/getuserinfo3rd", busy);
    server.on("get_login_info", busy);
    server.on("miniprogram/jscode2session", busy);
    server.onAny("/cgi-bin/get_jsapi_ticket", busy);
    server.onAny("/cgi-bin/ticket/get", busy);

    for (Runnable call :
        List.<Runnable>of(
            () -> wecom.userInfo(TOKEN, CODE),
            () -> wecom.loginInfo(TOKEN, CODE),
            () -> wecom.miniProgramSession(TOKEN, CODE),
            () -> wecom.configTicket(CORP, TOKEN),
            () -> wecom.agentTicket(CORP, TOKEN))) {
      assertThat(catchThrowableOfType(WecomRefused.class, call::run).errcode()).isEqualTo(-1);
    }

    assertThat(server.seen()).hasSize(5);
  }

  @Test
  @Tag("complaint-15")
  void js_tickets_are_got_with_the_corps_token() {
    server.onAny(
        "/cgi-bin/get_jsapi_ticket", "{\"errcode\":0,\"ticket\":\"J1\",\"expires_in\":7200}");
    server.onAny("/cgi-bin/ticket/get", "{\"errcode\":0,\"ticket\":\"J2\",\"expires_in\":60}");

    assertThat(wecom.configTicket(CORP, TOKEN))
        .isEqualTo(new TokenGrant(Secret.of("J1"), Duration.ofHours(2)));
    assertThat(wecom.agentTicket(CORP, TOKEN).accessToken()).isEqualTo(Secret.of("J2"));
    assertThat(seen().query()).isEqualTo("access_token=the-token&type=agent_config");
  }

  @Test
  @Tag("upstream-R5")
  void a_corp_that_is_asked_about_too_often_holds_no_other_corp_up() {
    server.onAny("/cgi-bin/get_jsapi_ticket", "{\"errcode\":45009}");
    assertThat(catchThrowableOfType(WecomRefused.class, () -> wecom.configTicket(CORP, TOKEN)))
        .extracting(WecomRefused::isLocal)
        .isEqualTo(false);
    server.onAny(
        "/cgi-bin/get_jsapi_ticket", "{\"errcode\":0,\"ticket\":\"J1\",\"expires_in\":7200}");

    assertThat(catchThrowableOfType(WecomRefused.class, () -> wecom.configTicket(CORP, TOKEN)))
        .as("WeCom counts each corp's calls for itself")
        .extracting(WecomRefused::isLocal)
        .isEqualTo(true);
    assertThat(wecom.configTicket(new CorpId("wpBBB"), TOKEN).accessToken())
        .isEqualTo(Secret.of("J1"));
  }

  @Test
  @Tag("upstream-R3")
  void no_code_and_no_token_is_in_what_a_refusal_says() {
    server.on(
        "auth/getuserinfo3rd",
        "{\"errcode\":40029,\"errmsg\":\"invalid code the-code for the-token\"}");

    WecomRefused refused =
        catchThrowableOfType(WecomRefused.class, () -> wecom.userInfo(TOKEN, CODE));

    assertThat(refused.getMessage() + refused.errmsg()).doesNotContain("the-code", "the-token");
  }

  private WecomServer.Seen seen() {
    return server.seen().get(server.seen().size() - 1);
  }

  private Wecom wecom() {
    HubConfig hub = new HubConfig("http://localhost:8080", "./data", false);
    return new HttpWecom(
        new UpstreamConfig(
            hub,
            Optional.of(server.base()),
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(1500),
            40_000,
            50),
        TestClock.at("2026-11-22T08:00:00Z"),
        pause -> {},
        new Random(1));
  }
}
