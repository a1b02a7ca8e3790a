package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import me.chanjar.weixin.common.bean.WxJsapiSignature;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.WxCpTpAdmin;
import me.chanjar.weixin.cp.bean.WxCpTpAuthInfo;
import me.chanjar.weixin.cp.bean.WxCpTpPermanentCodeInfo;
import me.chanjar.weixin.cp.bean.WxCpTpUserDetail;
import me.chanjar.weixin.cp.bean.WxCpTpUserInfo;
import me.chanjar.weixin.cp.bean.WxTpLoginInfo;
import me.chanjar.weixin.cp.bean.message.WxCpTpXmlMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An SDK that is not ours takes the sandbox for WeCom: WxJava, whose base URL is set to it. Its
 * getPreAuthUrl with an authorisation type is left out, for that one calls the real host.
 */
class OtherSdkJourneyIT {

  private static final String PAGE = "https://app.example.com/home?tab=1";

  private final WecomSystem wecom = Site.shared().wecom();
  private final SdkApp app = new SdkApp(wecom);

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void its_urls_pass_the_check_and_a_ticket_brings_the_suite_token() throws WxErrorException {
    assertThat(wecom.checkSuite(app.suiteId()).getBoolean("passed")).isTrue();

    JsonObject push = wecom.pushTicketAgain(app.suiteId());

    assertThat(push.getString("verdict")).as("%s", push).isEqualTo("ACCEPTED");
    assertThat(app.notices())
        .extracting(WxCpTpXmlMessage::getInfoType)
        .containsOnly("suite_ticket");
    String token = app.sdk().getSuiteAccessToken();
    assertThat(wecom.checkToken(token).getString("suite")).isEqualTo(app.suiteId());
    assertThat(app.sdk().getSuiteAccessToken(true)).as("the same within its life").isEqualTo(token);
  }

  @Test
  void the_provider_gets_its_token() throws WxErrorException {
    String token = app.sdk().getWxCpProviderToken();

    assertThat(wecom.checkToken(token).getString("corp")).isEqualTo(app.providerCorp());
  }

  @Test
  void an_admin_installs_it_and_the_code_becomes_an_authorisation() throws WxErrorException {
    String corp = newCorp();

    WxCpTpPermanentCodeInfo installed = install(corp);

    assertThat(installed.getAuthCorpInfo().getCorpId()).isEqualTo(corp);
    assertThat(installed.getAuthCorpInfo().getCorpName()).isEqualTo("Corp " + corp);
    assertThat(wecom.accepts(installed.getAccessToken())).isTrue();
    String token =
        app.sdk().getCorpToken(corp, installed.getPermanentCode(), true).getAccessToken();
    assertThat(wecom.checkToken(token).getString("corp")).isEqualTo(corp);
    WxCpTpAuthInfo info = app.sdk().getAuthInfo(corp, installed.getPermanentCode());
    assertThat(info.getAuthCorpInfo().getCorpId()).isEqualTo(corp);
    assertThat(info.getAuthInfo().getAgents())
        .singleElement()
        .satisfies(
            agent -> {
              assertThat(agent.getAgentId()).isPositive();
              assertThat(agent.getName()).isEqualTo("SDK app");
              assertThat(agent.getPrivilege().getAllowUsers()).isNotEmpty();
            });
    List<WxCpTpAdmin.Admin> admins =
        app.sdk().getAdminList(corp, info.getAuthInfo().getAgents().get(0).getAgentId()).getAdmin();
    assertThat(admins).isNotEmpty();
    assertThat(admins.get(0).getUserId()).isNotEmpty();
    assertThat(app.sdk().corpId2OpenCorpId(corp).getOpenCorpId()).isNotEmpty();
  }

  @Test
  void a_code_is_exchanged_once() throws WxErrorException {
    String corp = newCorp();
    install(corp);
    String used = app.returns().get(0).get("auth_code");

    assertThatThrownBy(() -> app.sdk().getPermanentCodeInfo(used))
        .isInstanceOfSatisfying(
            WxErrorException.class,
            error -> assertThat(error.getError().getErrorCode()).isEqualTo(40078));
  }

  @Test
  void its_app_learns_that_a_corp_has_left() throws WxErrorException {
    String corp = newCorp();
    install(corp);

    wecom.uninstall(app.suiteId(), corp);

    assertThat(app.notices())
        .filteredOn(notice -> notice.getInfoType().equals("cancel_auth"))
        .extracting(WxCpTpXmlMessage::getAuthCorpId)
        .containsExactly(corp);
  }

  @Test
  void a_member_logs_in() throws WxErrorException {
    String corp = newCorp();
    install(corp);
    String code = code("OAUTH", Map.of("suite", app.suiteId(), "corp", corp));

    WxCpTpUserInfo user = app.sdk().getUserInfo3rd(code);
    WxCpTpUserDetail detail = app.sdk().getUserDetail3rd(user.getUserTicket());

    assertThat(user.getCorpId()).isEqualTo(corp);
    assertThat(user.getUserId()).isEqualTo("admin");
    assertThat(user.getOpenUserId()).isNotEmpty();
    assertThat(detail.getUserId()).isEqualTo("admin");
    assertThat(detail.getName()).isEqualTo("admin");
    assertThat(detail.getAvatar()).startsWith("http");
    String loginCode = code("LOGIN", Map.of("provider", app.providerCorp(), "corp", corp));
    WxTpLoginInfo login = app.sdk().getLoginInfo(loginCode);
    assertThat(login.getUserInfo().getUserId()).isEqualTo("admin");
    assertThat(login.getUserType()).isEqualTo(1);
    assertThat(login.getAgent()).hasSize(1);
    String jsCode = code("MINI_PROGRAM", Map.of("suite", app.suiteId(), "corp", corp));
    assertThat(app.sdk().jsCode2Session(jsCode).getSessionKey()).isNotEmpty();
  }

  @Test
  void a_page_of_its_app_may_use_the_js_sdk() throws WxErrorException {
    String corp = newCorp();
    WxCpTpPermanentCodeInfo installed = install(corp);
    app.sdk().getCorpToken(corp, installed.getPermanentCode(), true);

    WxJsapiSignature ofCorp = app.sdk().createAuthCorpJsApiTicketSignature(PAGE, corp);
    WxJsapiSignature ofApp = app.sdk().createSuiteJsApiTicketSignature(PAGE, corp);

    assertThat(verdict(corp, "CONFIG_TICKET", ofCorp)).isZero();
    assertThat(verdict(corp, "AGENT_TICKET", ofApp)).isZero();
    assertThat(verdict(corp, "CONFIG_TICKET", ofApp)).isEqualTo(40093);
  }

  private WxCpTpPermanentCodeInfo install(String corp) throws WxErrorException {
    wecom.pushTicket(app.suiteId());
    String link = app.sdk().getPreAuthUrl(app.back(), "fromWxJava");
    Browser browser = new Browser();
    browser.open(app.start());
    browser.follow(played(link));
    browser.approve(corp);
    Map<String, String> brought = app.returns().get(app.returns().size() - 1);
    assertThat(brought).containsEntry("state", "fromWxJava").containsEntry("expires_in", "600");
    return app.sdk().getPermanentCodeInfo(brought.get("auth_code"));
  }

  /** The SDK knows one address of WeCom's pages only, and that is the real one. */
  private URI played(String link) {
    return URI.create(wecom.address() + link.substring(link.indexOf("/3rdapp/")));
  }

  private String newCorp() {
    String corp = Fresh.wecomId();
    wecom.putCorp(corp);
    return corp;
  }

  private String code(String kind, Map<String, String> owner) {
    Map<String, String> of = new TreeMap<>(owner);
    of.put("user", "admin");
    of.put("scope", "snsapi_userinfo");
    return wecom.code(kind, of);
  }

  private int verdict(String corp, String kind, WxJsapiSignature signed) {
    return wecom.checkSignature(
        app.suiteId(),
        corp,
        kind,
        Json.createObjectBuilder()
            .add("nonceStr", signed.getNonceStr())
            .add("timestamp", (int) signed.getTimestamp())
            .add("url", signed.getUrl())
            .add("signature", signed.getSignature())
            .build());
  }
}
