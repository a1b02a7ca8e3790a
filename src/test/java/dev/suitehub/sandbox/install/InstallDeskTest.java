package dev.suitehub.sandbox.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.suitehub.rules.ContactPermission;
import dev.suitehub.rules.SensitiveField;
import dev.suitehub.sandbox.WebAddress;
import dev.suitehub.sandbox.push.PushRig;
import dev.suitehub.sandbox.world.AppSheet;
import dev.suitehub.sandbox.world.CorpPicks;
import dev.suitehub.sandbox.world.SandboxSuite;
import dev.suitehub.sandbox.world.SandboxSuite.SuiteForm;
import dev.suitehub.wire.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallDeskTest {

  @AutoClose private final PushRig rig = new PushRig();
  private final InstallRig install = new InstallRig(rig);
  private final String site = "http://" + rig.receiver.authority();
  private final Secret preAuthCode = install.issuePreAuthCode();

  @Test
  void a_good_link_from_the_install_domain_opens() {
    assertThat(open(link("abc"), site + "/install/demo").suite()).isPresent();
  }

  @Test
  void a_link_from_elsewhere_or_from_nowhere_does_not_open() {
    assertThat(refusal(open(link("abc"), "http://elsewhere.example.com/")))
        .isEqualTo(InstallRefusal.FOREIGN_REFERER);
    assertThat(refusal(open(link("abc"), ""))).isEqualTo(InstallRefusal.FOREIGN_REFERER);
  }

  @Test
  void a_redirect_to_elsewhere_does_not_open() {
    assertThat(refusal(judge(link("abc", "http://elsewhere.example.com/done"))))
        .isEqualTo(InstallRefusal.FOREIGN_REDIRECT);
    assertThat(refusal(judge(link("abc", site + "@elsewhere.example.com/"))))
        .isEqualTo(InstallRefusal.FOREIGN_REDIRECT);
    assertThat(refusal(judge(link("abc", "")))).isEqualTo(InstallRefusal.FOREIGN_REDIRECT);
  }

  @Test
  void a_state_is_letters_and_digits() {
    assertThat(judge(link("")).suite()).isPresent();
    assertThat(judge(link("a".repeat(128))).suite()).isPresent();
    assertThat(refusal(judge(link("a".repeat(129))))).isEqualTo(InstallRefusal.BAD_STATE);
    assertThat(refusal(judge(link("a-b")))).isEqualTo(InstallRefusal.BAD_STATE);
  }

  @Test
  void a_pre_auth_code_lives_twenty_minutes() {
    rig.clock.turn(Duration.ofSeconds(1199));
    assertThat(judge(link("abc")).suite()).isPresent();
    rig.clock.turn(Duration.ofSeconds(1));
    assertThat(refusal(judge(link("abc")))).isEqualTo(InstallRefusal.EXPIRED_PRE_AUTH_CODE);
  }

  @Test
  void an_unknown_suite_or_pre_auth_code_does_not_open() {
    String redirect = site + "/done";
    assertThat(refusal(judge(new InstallLink("wwother", "x", redirect, ""))))
        .isEqualTo(InstallRefusal.UNKNOWN_SUITE);
    assertThat(refusal(judge(new InstallLink("<>", "x", redirect, ""))))
        .isEqualTo(InstallRefusal.UNKNOWN_SUITE);
    assertThat(refusal(judge(new InstallLink(PushRig.SUITE.value(), "x", redirect, ""))))
        .isEqualTo(InstallRefusal.UNKNOWN_PRE_AUTH_CODE);
  }

  @Test
  void a_suite_that_is_not_online_is_installed_for_a_test_only() {
    online(false);
    assertThat(refusal(judge(link("abc")))).isEqualTo(InstallRefusal.NOT_ONLINE);
    session(true);
    assertThat(judge(link("abc")).test()).isTrue();
    online(true);
    assertThat(refusal(judge(link("abc")))).isEqualTo(InstallRefusal.ONLINE);
  }

  @Test
  void the_page_escapes_what_came_in() {
    InstallLink link = link("abc", site + "/?a=\"><script>alert(1)</script>");
    String html =
        InstallPage.ask(
            rig.suite(), false, false, link, new CorpPicks("\"><script>", 0, List.of()));

    assertThat(html).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
  }

  @Test
  @Tag("APP-02")
  void the_page_shows_the_logo_and_what_the_app_asks_for() {
    SandboxSuite suite = rig.suite();
    suite.grants(ContactPermission.MEMBER_BASIC.level());
    suite.describe(asks(List.of(SensitiveField.GENDER)));
    CorpPicks nobody = new CorpPicks("", 0, List.of());

    assertThat(InstallPage.ask(suite, true, false, link("abc"), nobody))
        .contains("src=\"../pictures/apps/wwsuite\"")
        .contains("单个基本信息只读")
        .contains("性别")
        .doesNotContain("通讯录基本信息只读");
    assertThat(InstallPage.ask(suite, false, false, link("abc"), nobody)).doesNotContain("<img");
  }

  private static AppSheet asks(List<SensitiveField> fields) {
    return new AppSheet(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(fields),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "https://hub.example.com/install, hub.example.com, true",
    "https://HUB.example.com:443/install, hub.example.com, true",
    "https://hub.example.com/install, hub.example.com:443, true",
    "http://hub.example.com:443/install, hub.example.com, false",
    "https://hub.example.com:8443/install, hub.example.com, false",
    "https://hub.example.com.evil.org/, hub.example.com, false",
    "https://hub.example.com@evil.org/, hub.example.com, false",
    "javascript:alert(1), hub.example.com, false",
    "/install, hub.example.com, false",
    "https://hub.example.com/, '', false"
  })
  void host_and_port_have_to_be_the_same(String address, String domain, boolean below) {
    assertThat(WebAddress.isBelow(address, domain)).isEqualTo(below);
  }

  @Test
  void the_code_goes_back_beside_what_the_redirect_has_already() {
    assertThat(link("s1", site + "/done").back("c", 600).toString())
        .isEqualTo(site + "/done?auth_code=c&expires_in=600&state=s1");
    assertThat(link("s1", site + "/done?x=1").back("c", 600).toString())
        .isEqualTo(site + "/done?x=1&auth_code=c&expires_in=600&state=s1");
  }

  private InstallLink link(String state) {
    return link(state, site + "/install/demo/done");
  }

  private InstallLink link(String state, String redirect) {
    return new InstallLink(PushRig.SUITE.value(), preAuthCode.reveal(), redirect, state);
  }

  private InstallDesk.Opening open(InstallLink link, String referer) {
    return rig.database.tx().call(() -> install.desk.open(link, referer));
  }

  private InstallDesk.Opening judge(InstallLink link) {
    return rig.database.tx().call(() -> install.desk.judge(link));
  }

  private static InstallRefusal refusal(InstallDesk.Opening opening) {
    return opening.refusal().orElseThrow();
  }

  private void session(boolean test) {
    rig.database
        .tx()
        .run(
            () ->
                install.preAuthCodes.find(PushRig.SUITE, preAuthCode).orElseThrow().session(test));
  }

  private void online(boolean online) {
    Optional<String> same = Optional.empty();
    SuiteForm form =
        new SuiteForm(
            same,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            same,
            same,
            same,
            Optional.of(online),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    rig.database.tx().run(() -> rig.suites.get(PushRig.SUITE).configure(form));
  }
}
