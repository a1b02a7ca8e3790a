package dev.suitehub.journey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The whole platform by its pages, without scripts: a provider makes an app and WeCom's team passes
 * it, a corp's admin installs it, a member uses it, and the admin takes it away again.
 */
class SandboxPagesJourneyIT {

  private static final String HOME = "http://www.example.com/app/";
  private static final Pattern SECRET =
      Pattern.compile("SuiteSecret.*?<code>([^<]+)</code>", Pattern.DOTALL);

  private final Site site = Site.shared();
  private final HubSystem hub = site.hub();
  private final Listing entered = Listing.entered(site);
  private final Browser browser = new Browser().notOpening("http://www.example.com/");

  @Test
  void an_app_goes_from_the_providers_form_to_the_members_hands_and_away_again() {
    Listing listing = created();
    released(listing);
    String corp = founded();

    Page waiting = install(listing, corp);
    assertThat(waiting.html()).contains("create_auth").contains("taken");
    listing.awaitState(corp, "ACTIVE");
    Awaitility.await("the range that was chosen")
        .atMost(Listing.SOON)
        .until(() -> agents(listing, corp).contains("liuyang"));
    assertThat(agents(listing, corp)).contains("[2]").doesNotContain("lina");

    memberUses(listing, corp);
    assertThat(browser.open(page("/scenario")).html()).contains("download=");
    assertThat(browser.open(page("/control/scenario")).html())
        .contains("\"" + listing.suiteId() + "\"")
        .contains("\"permanentCode\"");

    assertThat(browser.open(page("/corps/" + corp + "/members/lina")).html())
        .contains("No app is visible");
    Page changed =
        browser.send(
            page(app(listing, corp) + "/change"),
            Map.of("allowUsers", "lina", "consented", "gender"));
    assertThat(changed.html()).contains("change_auth").contains("taken");
    Awaitility.await("the hub sees the new range")
        .atMost(Listing.SOON)
        .until(() -> agents(listing, corp).contains("lina"));
    assertThat(hub.events(listing.suite(), "corp.changed")).isNotEmpty();
    assertThat(browser.open(page("/corps/" + corp + "/members/lina")).html())
        .contains(listing.suiteId());

    Page agreed =
        browser.send(page(app(listing, corp) + "/grants"), Map.of("granted", "CORP_ARCH"));
    assertThat(agreed.html()).contains("corp_arch_auth").contains("taken");
    Awaitility.await("the hub hears who may use the app now")
        .atMost(Listing.SOON)
        .untilAsserted(
            () ->
                assertThat(pushed(listing, corp, "subscribe"))
                    .isNotEmpty()
                    .containsOnly("ACCEPTED"));

    Page gone = browser.send(page(app(listing, corp) + "/uninstall"), Map.of());
    assertThat(gone.html()).contains("cancel_auth").contains("not authorised");
    listing.awaitState(corp, "ENDED");
  }

  @Test
  void all_that_is_wrong_with_an_app_is_shown_at_once_and_nothing_is_made() {
    Page refused =
        browser.send(
            page("/console/providers/" + entered.providerCorp() + "/apps/new"),
            Map.of("name", "x", "appType", "ORDINARY", "contactLevel", "3", "token", "not!"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.html())
        .contains("APP-03")
        .contains("CFG-14")
        .contains("CFG-15")
        .contains("CFG-08")
        .contains("CFG-11")
        .contains("CRE-05")
        .doesNotContain("not!");
  }

  private Listing created() {
    JsonObject urls = hub.suite(entered.suite());
    Map<String, String> form = new LinkedHashMap<>();
    form.put("appType", "ORDINARY");
    form.put("name", "客户管理");
    form.put("slogan", "不丢一个客户");
    form.put("introduction", "记录每一次与客户的来往");
    form.put("contactLevel", "1");
    form.put("contactScope", "SAME_AS_VISIBLE");
    form.put("sensitiveFields", "GENDER");
    form.put("commandUrl", urls.getString("commandCallbackUrl"));
    form.put("dataUrl", urls.getString("dataCallbackUrl"));
    form.put("token", entered.token());
    form.put("encodingAesKey", entered.encodingAesKey());
    form.put("homeUrl", HOME + "$CORPID$");
    form.put("trustedDomain", "www.example.com");
    form.put("category", "客户关系");
    form.put("menu", "帮助 | click | HELP");
    Page app =
        browser.send(page("/console/providers/" + entered.providerCorp() + "/apps/new"), form);
    assertThat(app.status()).as(app.html()).isEqualTo(200);
    assertThat(app.html().split("通过 · passed", -1)).as("both URL checks").hasSize(3);
    String path = app.address().getPath();
    String suiteId = path.substring(path.lastIndexOf('/') + 1);
    Matcher secret = SECRET.matcher(app.html());
    assertThat(secret.find()).isTrue();
    Listing listing =
        new Listing(
            site,
            entered.provider(),
            entered.providerCorp(),
            entered.suite(),
            suiteId,
            secret.group(1),
            entered.token(),
            entered.encodingAesKey());
    hub.putSuite(
            listing.suite(),
            Json.createObjectBuilder()
                .add("provider", listing.provider())
                .add("name", "Suite " + listing.suite())
                .add("token", listing.token())
                .add("encodingAesKey", listing.encodingAesKey())
                .add("suiteId", suiteId)
                .add("suiteSecret", listing.suiteSecret())
                .build())
        .expect(200);
    listing.pushTicket();
    return listing;
  }

  private void released(Listing listing) {
    assertThat(step(listing, "online").status()).as("not before the review").isEqualTo(409);
    browser.send(
        page("/console/providers/" + listing.providerCorp() + "/certification"),
        Map.of("until", "2999-12-31"));
    Page early = step(listing, "submit");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.html()).contains("not complete").contains("<code>logo</code>");
    showLogo(listing);
    assertThat(step(listing, "submit").html()).contains("SUBMITTED");
    assertThat(step(listing, "approve").html()).contains("APPROVED");
    assertThat(step(listing, "online").html()).contains("ONLINE");
  }

  /** Everybody who has the link sees it then. */
  private void showLogo(Listing listing) {
    String path = "/sandbox/console/apps/" + listing.suiteId() + "/logo";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "--b\r\nContent-Disposition: form-data; name=\"media\"; filename=\"logo.png\"\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(square());
    body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    hub.anonymous().post(path, "multipart/form-data; boundary=b", body.toByteArray()).expect(303);
    assertThat(hub.anonymous().download("/sandbox/pictures/apps/" + listing.suiteId()).body())
        .isEqualTo(square());
  }

  private static byte[] square() {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(750, 750, BufferedImage.TYPE_INT_RGB), "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private Page step(Listing listing, String act) {
    return browser.send(page("/console/apps/" + listing.suiteId() + "/" + act), Map.of());
  }

  private String founded() {
    Page admin = browser.send(page("/corps"), Map.of("name", "远山科技"));
    assertThat(admin.html()).contains("远山科技").contains("客户管理");
    return admin.address().getPath().replaceFirst("/sandbox/corps/([^/]+)/admin", "$1");
  }

  private Page install(Listing listing, String corp) {
    Page consent = browser.open(page(app(listing, corp) + "/install"));
    assertThat(consent.html()).contains("性别 · gender").contains("产品研发部");
    return browser.send(
        page(app(listing, corp) + "/install"),
        Map.of("allowParties", "2", "allowUsers", "liuyang"));
  }

  private void memberUses(Listing listing, String corp) {
    String path = "/corps/" + corp + "/members/zhangwei";
    assertThat(browser.open(page(path)).html()).contains("客户管理");
    Page app = browser.open(page(path + "/apps/" + listing.suiteId()));
    assertThat(app.html()).contains(HOME + corp).contains("帮助");

    Page silent = browser.open(page(door(app, "snsapi_userinfo")));
    assertThat(silent.address().toString()).startsWith(HOME + corp);
    JsonObject user = userInfo(listing, silent.address());
    assertThat(user.getString("userId")).isEqualTo("zhangwei");

    Page asked = browser.open(page(door(app, "snsapi_privateinfo")));
    assertThat(asked.html()).contains("同意 · Agree");
    Page agreed = browser.submit(Map.of("decision", "approve"));
    assertThat(agreed.address().toString()).startsWith(HOME + corp);

    Page said =
        browser.send(page(path + "/apps/" + listing.suiteId() + "/message"), Map.of("text", "你好"));
    assertThat(said.html()).contains("应用已收到");
    Page clicked =
        browser.send(
            page(path + "/apps/" + listing.suiteId() + "/menu"),
            Map.of("action", "click", "target", "HELP"));
    assertThat(clicked.html()).contains("应用已收到");
  }

  private static String door(Page app, String scope) {
    Matcher link =
        Pattern.compile("href=\"/sandbox(/connect/[^\"]*scope=" + scope + "[^\"]*)\"")
            .matcher(app.html());
    assertThat(link.find()).as(scope).isTrue();
    return link.group(1).replace("&amp;", "&");
  }

  private JsonObject userInfo(Listing listing, URI back) {
    Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(back.toString());
    assertThat(code.find()).as("a code in %s", back.getPath()).isTrue();
    return hub.withScopes("identity:read")
        .api()
        .post(
            "/api/v1/suites/" + listing.suite() + "/user-info",
            Json.createObjectBuilder().add("code", code.group(1)).build())
        .expect(200)
        .json();
  }

  /** What became of the pushes of that type to the app for that corp. */
  private List<String> pushed(Listing listing, String corp, String type) {
    return site
        .wecom()
        .pushes(Map.of("suite", listing.suiteId(), "corp", corp, "type", type))
        .stream()
        .map(push -> push.getString("verdict"))
        .toList();
  }

  private String agents(Listing listing, String corp) {
    return hub.corp(listing.suite(), corp).orElseThrow().getJsonArray("agents").toString();
  }

  private static String app(Listing listing, String corp) {
    return "/corps/" + corp + "/admin/apps/" + listing.suiteId();
  }

  private URI page(String path) {
    return URI.create(site.wecom().address() + path);
  }
}
