package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider's people at the console, from an empty form to an app that corps have, and back: each
 * step is the next page of the same story, and the sandbox is WeCom.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleJourneyIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String provider = "p-" + Fresh.hex(8);
  private final String corpId = Fresh.wecomId();
  private final String suite = "s-" + Fresh.hex(8);
  private final String tester = Fresh.wecomId();
  private final String customer = Fresh.wecomId();

  @TempDir Path pictures;
  private Site site;
  private ConsoleBrowser browser;

  @BeforeAll
  void somebody_signs_in() {
    site = Site.shared();
    site.wecom().putCorp(tester);
    site.wecom().putCorp(customer);
    browser = ConsoleBrowser.at(site.hub().address()).signInAsAdmin();
  }

  @AfterAll
  void the_browser_is_closed() {
    browser.close();
  }

  @Test
  @Order(1)
  void a_provider_is_registered_once_its_form_is_right() {
    browser
        .open("provider?new=1")
        .fill("key", provider)
        .fill("corpId", corpId)
        .fill("name", "Journey provider")
        .fill("introduction", "三个字")
        .fill("website", "https://www.example.com/")
        .fill("contactName", "张三")
        .fill("contactMobile", "13800138000")
        .press("save");
    assertThat(browser.errorAt("introduction")).contains("4 to 120").contains("3");
    assertThat(browser.value("contactName")).isEqualTo("张三");

    browser.fill("introduction", "为企业提供报表服务").press("filedByAdmin").press("save");

    assertThat(site.hub().api().get("/api/v1/providers/" + provider + "/profile").status())
        .isEqualTo(200);
  }

  @Test
  @Order(2)
  @Tag("REG-03")
  void its_logo_has_to_have_the_very_size() throws IOException {
    browser.open("provider?provider=" + provider);
    browser.upload("logoForm:logo", picture(701, 180)).press("logoForm:saveLogo");
    assertThat(browser.errorAt("logoForm:logo")).contains("702").contains("701");

    browser.upload("logoForm:logo", picture(702, 180)).press("logoForm:saveLogo");
    assertThat(browser.text()).doesNotContain("There is no logo yet");
    assertThat(site.hub().api().get("/api/v1/providers/" + provider + "/logo").status())
        .isEqualTo(200);
  }

  @Test
  @Order(3)
  @Tag("CRE-01")
  void apps_come_after_the_development_settings() {
    create(suite, "ORDINARY");
    assertThat(browser.text()).contains("CRE-01");
    assertThat(site.hub().api().get("/api/v1/suites/" + suite).status()).isEqualTo(404);

    browser.open("development?provider=" + provider).press("generate");
    browser.fill("providerSecret", Fresh.secret()).press("save");
    browser.open("provider?provider=" + provider).press("doneRegistered:play");
    browser.open("development?provider=" + provider).press("doneDevelopment:play");
    create(suite, "ORDINARY");

    assertThat(browser.text()).contains("/callback/" + suite + "/command");
    assertThat(site.hub().suite(suite).getString("provider")).isEqualTo(provider);
  }

  @Test
  @Order(4)
  void an_app_is_described_section_by_section() throws IOException {
    browser.open("app?suite=" + suite);
    browser
        .fill("basic:appName", "九个字的应用名称长")
        .fill("basic:slogan", "一目了然")
        .fill("basic:introduction", "每天汇总团队的报表")
        .press("basic:saveBasic");
    assertThat(browser.errorAt("basic:appName")).contains("2 to 8").contains("9");

    browser.fill("basic:appName", "示例报表").fill("basic:category", "团队协同").press("basic:saveBasic");
    browser.upload("logoForm:logo", picture(750, 750)).press("logoForm:saveLogo");
    browser
        .choose("contactsForm:contactPermission", "BASIC")
        .choose("contactsForm:contactScope", "SAME_AS_VISIBLE")
        .press("contactsForm:saveContacts");
    browser.open("app?suite=" + suite + "&section=development");
    String host = site.hub().address().getAuthority();
    browser
        .fill("dev:homePage", "https://app.example.com/$CORPID$/home")
        .fill("dev:trustedDomain", "app.example.com")
        .fill("dev:installDomain", host)
        .fill("dev:settingsUrl", "https://app.example.com/admin")
        .press("dev:saveDev");
    browser.open("app?suite=" + suite + "&section=sheet");

    assertThat(browser.text()).contains("示例报表", "https://app.example.com/admin");
  }

  @Test
  @Order(5)
  void one_button_creates_it_in_the_sandbox() {
    browser.open("app?suite=" + suite + "&section=sheet").press("play:createThere");

    assertThat(site.hub().suite(suite).getString("suiteId")).isNotEmpty();
    assertThat(site.hub().suite(suite).getBoolean("hasSuiteSecret")).isTrue();
    site.wecom().pushTicket(suiteId());
  }

  @Test
  @Order(6)
  @Tag("TEST-02")
  void a_corp_tests_it_by_a_link_that_works_once() {
    browser.open("testing?suite=" + suite).press("issue");
    String link = browser.copied();

    new Browser().install(URI.create(link), tester);
    Awaitility.await("the test corp")
        .atMost(SOON)
        .until(() -> site.hub().hasCorp(suite, tester, "ACTIVE"));

    browser.open("testing?suite=" + suite);
    assertThat(browser.text()).contains("1 / 10").contains(tester);
    assertThat(new Browser().open(URI.create(link)).status()).isIn(410, 409, 404);
  }

  @Test
  @Order(7)
  @Tag("REL-01")
  void only_a_certified_provider_submits() {
    browser.open("release?suite=" + suite).choose("chosen", suite).press("all-apps:submit");
    assertThat(browser.text()).contains("REL-01");

    browser.open("provider?provider=" + provider);
    browser.setDate("certify:certifiedUntil", "2030-12-31").press("certify:playCertification");
    browser.open("release?suite=" + suite).choose("chosen", suite).press("all-apps:submitPlayed");

    assertThat(status()).isEqualTo("SUBMITTED");
  }

  @Test
  @Order(8)
  @Tag("REL-02")
  @Tag("REL-06")
  void it_goes_online_in_a_second_step_and_only_then_corps_have_it() {
    Page early = new Browser().open(site.hub().address().resolve("/install/" + suite));
    assertThat(early.status()).isEqualTo(409);

    browser.open("release?suite=" + suite).pressText("Approved (已通过) (in the sandbox too)");
    assertThat(status()).isEqualTo("APPROVED");
    browser.open("release?suite=" + suite).pressText("Bring online (上线) (in the sandbox too)");
    assertThat(browser.text()).contains("TEST-07");
    assertThat(status()).isEqualTo("APPROVED");

    browser
        .open("release?suite=" + suite)
        .press("typeSetBack")
        .pressText("Bring online (上线) (in the sandbox too)");
    assertThat(status()).isEqualTo("ONLINE");
    new Browser().install(site.hub().address().resolve("/install/" + suite), customer);
    Awaitility.await("the customer")
        .atMost(SOON)
        .until(() -> site.hub().hasCorp(suite, customer, "ACTIVE"));
  }

  @Test
  @Order(9)
  @Tag("CHG-02")
  @Tag("CHG-03")
  void its_permission_goes_down_for_all_and_never_up_again() {
    browser
        .open("changes?suite=" + suite)
        .choose("contactPermission", "MEMBER_BASIC")
        .press("changePlayed");
    // The customer: corps that test it keep what they were granted (TEST-08).
    assertThat(browser.message()).contains("for 1 corp");
    assertThat(site.wecom().suite(suiteId()).getInt("contactLevel")).isEqualTo(4);

    browser.open("changes?suite=" + suite);
    assertThat(browser.mayChoose("contactPermission", "BASIC")).isFalse();
  }

  @Test
  @Order(10)
  void what_changed_is_entered_again_in_the_sandbox() {
    browser.open("app?suite=" + suite + "&section=sheet").press("doneApp:play");

    assertThat(browser.message()).isEqualTo("Entered in the sandbox too.");
    assertThat(browser.text()).contains("by " + Site.ADMIN + " on ");
  }

  @Test
  @Order(11)
  void a_corp_is_found_and_its_authorisation_ends() {
    browser.open("corp?suite=" + suite + "&corp=" + customer);
    assertThat(browser.text()).contains(customer);
    site.wecom().uninstall(suiteId(), customer);
    Awaitility.await("the end")
        .atMost(SOON)
        .until(() -> site.hub().hasCorp(suite, customer, "ENDED"));

    browser.open("corp?suite=" + suite + "&corp=" + customer + "&lang=en");
    assertThat(browser.text()).containsIgnoringCase("ended");
  }

  @Test
  @Order(12)
  @Tag("CRE-03")
  @Tag("MINI-05")
  void the_other_kinds_of_app_are_made_the_same_way() {
    create(suite + "-c", "CONTACTS");
    browser.open("app?suite=" + suite + "-c");
    assertThat(browser.mayChoose("contactsForm:contactPermission", "BASIC")).isFalse();

    create(suite + "-m", "MINI_PROGRAM");
    browser.open("mini-program?suite=" + suite + "-m");
    assertThat(browser.isOpen("associatedOn")).isFalse();
    browser.fill("appId", "wx1234567890abcdef").press("save");
    browser.fill("miniVersion", "1.0.0").press("save");
    browser.setDate("releasedOn", "2026-10-01").press("save");
    browser.setDate("associatedOn", "2026-09-30").press("save");
    assertThat(browser.text()).contains("MINI-0");
    browser.setDate("associatedOn", "2026-10-02").press("save");
    assertThat(browser.message()).isNotBlank();
  }

  private void create(String key, String type) {
    browser
        .open("app-new?provider=" + provider)
        .fill("provider", provider)
        .choose("f:type", type)
        .fill("name", "Journey " + type)
        .fill("suite", key)
        .press("create");
  }

  private String suiteId() {
    return site.hub().suite(suite).getString("suiteId");
  }

  private String status() {
    return site.hub()
        .api()
        .get("/api/v1/suites/" + suite + "/release")
        .expect(200)
        .json()
        .getString("status");
  }

  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(0x15, 0x58, 0xc0));
    pen.fillRoundRect(width / 4, height / 4, width / 2, height / 2, 40, 40);
    pen.dispose();
    Path file = Files.createTempFile(pictures, "logo", ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
